// npm test — everything that can be said about the house by a machine, phase after phase, each with its time:
//
//   types · lint · imports · unit (with the database) · oldest (the same on PostgreSQL 15, where it is; in CI or when asked for) · web · stories
//
// A story tagged @long lives through a whole day on several devices, or looks at every screen twice: told in CI, or when stories are asked for.
//
//   npm test -- --only unit,lint       these phases
//   npm test -- --skip stories         all but these
//   npm test -- kernel/server/migrate  the test files and stories whose path contains this
//
// The last line is `N passed, N failed`, alone: tests and stories one by one, every other phase as one.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectionUrl } from '#kernel/server/postgres/index.ts';
import { type Phase, runPhases, runPrograms } from '../testing/phases.ts';
import { endServerNow, hasOldestBinaries, OLDEST_BINARIES, startTestServer } from '../testing/server.ts';
import { runStories } from '../testing/stories.ts';
import { type Counts, runTestFiles } from '../testing/unit.ts';
import { checkHouse, sayBreach } from './check-imports.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, skip: { type: 'string' } },
});

const files = globSync('{kernel,modules,app,methods,bin,testing}/**/*.test.ts', { cwd: root })
  .sort()
  .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
  .map((path) => join(root, path));

/** Those that ask for a database of `#testing`, directly or as part of a whole house. */
const databaseFiles = files.filter((file) => /testDatabase|openTestHouse/.test(readFileSync(file, 'utf8')));

const phases: Phase[] = [
  {
    name: 'types',
    isStatic: true,
    run: () => runPrograms(root, ['tsc', '-p', 'tsconfig.json'], ['tsc', '-p', 'tsconfig.web.json']),
  },
  {
    name: 'lint',
    isStatic: true,
    run: () => runPrograms(root, ['oxlint', '--type-aware', '--quiet'], ['biome', 'check', '.']),
  },
  { name: 'imports', isStatic: true, run: imports },
  { name: 'unit', run: () => onServer(files) },
  { name: 'oldest', run: oldest },
  { name: 'web', isStatic: true, run: () => runPrograms(root, ['vite', 'build', '--logLevel', 'warn']) },
  { name: 'stories', run: stories },
];

process.exitCode = await runPhases(chosen());

function chosen(): Phase[] {
  const [only = [], skip = []] = [values.only, values.skip].map((text) => text?.split(',').map((name) => name.trim()));
  const stranger = [...only, ...skip].find((name) => !phases.some((phase) => phase.name === name));
  if (stranger) {
    console.error(`No such phase: ${stranger}. There are ${phases.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return phases
    .filter(({ name }) => only.length === 0 || only.includes(name))
    .filter(({ name }) => !skip.includes(name))
    .filter(({ name }) => name !== 'oldest' || only.includes(name) || Boolean(process.env['CI']))
    .filter(({ isStatic }) => filters.length === 0 || only.length > 0 || !isStatic);
}

async function imports(): Promise<Counts> {
  const breaches = checkHouse();
  for (const breach of breaches) console.log(sayBreach(breach));
  return breaches.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** One server for all files of the run; each takes databases of its own from it. */
async function onServer(some: readonly string[], binaries?: string): Promise<Counts> {
  const given = binaries ? undefined : process.env.TEST_DATABASE_URL;
  if (given) return runTestFiles(some, { root, env: { TEST_DATABASE_URL: given } });
  const server = await startTestServer(binaries ? { binaries } : {});
  const clean = (): void => endServerNow(server);
  process.once('exit', clean);
  try {
    return await runTestFiles(some, { root, env: { TEST_DATABASE_URL: connectionUrl(server.connection) } });
  } finally {
    process.off('exit', clean);
    await server.stop();
  }
}

/** A site may bring its own server, of 15 or newer; nothing may need more. */
async function oldest(): Promise<Counts> {
  if (databaseFiles.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  if (hasOldestBinaries()) return onServer(databaseFiles, OLDEST_BINARIES);
  console.log(
    `PostgreSQL 15 is not on this machine (${OLDEST_BINARIES}): the database tests ran on the embedded one only.`,
  );
  return { passed: 0, failed: 0, skipped: 0 };
}

async function stories(): Promise<Counts> {
  const areLongTold = Boolean(process.env['CI'] ?? values.only) || filters.length > 0;
  const { code, stories: told } = await runStories(areLongTold ? filters : ['--grep-invert', '@long']);
  if (!areLongTold) console.log('Without the long stories: npm test -- --only web,stories tells them too, as CI does.');
  const count = (outcome: string): number => told.filter((story) => story.outcome === outcome).length;
  const failed = count('failed') + (code === 0 ? 0 : count('not_run'));
  const failures = told
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ file, title }) => `✖ ${file} › ${title} (told in full above)`);
  return {
    passed: count('passed'),
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: count('skipped'),
    failures,
  };
}
