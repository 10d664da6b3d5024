// npm run stories — runs the stories and keeps docs/mechanisms.md, the table *mechanism → stories → passed*.
//
//   npm run stories                        all, on a fresh build of the web
//   npm run stories -- stories/B           some; results of the others are kept (docs/stories.json)
//   npm run stories -- --grep "one-key"    Playwright's own arguments go through
//   npm run stories -- --no-build          on the last build
//   npm run stories -- --no-run            only writes the table anew

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastRun, listStories, runStories } from '../testing/stories.ts';
import {
  type MechanismGroup,
  mergeStories,
  renderTable,
  type Story,
  tally,
  unknownMechanisms,
} from '../testing/story-table.ts';

const docs = join(import.meta.dirname, '../docs');
const own = new Set(['--no-run', '--no-build']);
const args = process.argv.slice(2);
const passedOn = args.filter((arg) => !own.has(arg));

const groups: MechanismGroup[] = JSON.parse(readFileSync(join(docs, 'mechanisms.json'), 'utf8'));
const resultsFile = join(docs, 'stories.json');
const before: Story[] = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : [];

const { code, stories: ran } = args.includes('--no-run') ? { code: 0, stories: lastRun() } : await run();
const stories = mergeStories(await listStories(), before, ran);
writeFileSync(resultsFile, `${JSON.stringify(stories, null, 2)}\n`);
writeFileSync(join(docs, 'mechanisms.md'), renderTable(groups, stories));

const unknown = unknownMechanisms(groups, stories);
for (const slip of unknown) console.error(`No such mechanism: ${slip}`);
say();
process.exitCode = unknown.length > 0 ? 1 : code;

async function run(): Promise<{ code: number; stories: Story[] }> {
  if (!args.includes('--no-build')) {
    const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
      cwd: join(docs, '..'),
      stdio: 'inherit',
    });
    if (status !== 0) return { code: status ?? 1, stories: [] };
  }
  return runStories(passedOn);
}

function say(): void {
  console.log('');
  for (const group of groups) {
    const { total, told, passed } = tally([group], stories);
    const untold = group.mechanisms.filter(({ id }) => !stories.some(({ mechanisms }) => mechanisms.includes(id)));
    const missing = untold.length > 0 ? `   without: ${untold.map(({ id }) => id).join(' ')}` : '';
    console.log(`${group.group}  ${String(passed).padStart(2)} passed / ${told} told / ${total}${missing}`);
  }
  for (const { file, title, outcome } of stories) if (outcome === 'failed') console.log(`✗ ${file}: ${title}`);
  const { total, told, passed } = tally(groups, stories);
  console.log(`\n${total} mechanisms, ${told} with a story, ${passed} passed → docs/mechanisms.md`);
}
