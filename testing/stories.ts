// Runs stories with Playwright and reads its report.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type PlaywrightReport, type Story, storiesOf } from './story-table.ts';

const root = join(import.meta.dirname, '..');
const reportFile = join(root, 'test-results', 'stories.json');
const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');

/** Runs those that Playwright's own arguments (files, `--grep`) select, or all. `code` is Playwright's. */
export async function runStories(args: readonly string[]): Promise<{ code: number; stories: Story[] }> {
  rmSync(reportFile, { force: true });
  const child = spawn(process.execPath, [cli, 'test', '--pass-with-no-tests', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const stop = (): boolean => child.kill();
  process.once('exit', stop); // leaves no browser behind an interrupted run
  const [code] = await once(child, 'close');
  process.off('exit', stop);
  return { code: typeof code === 'number' ? code : 1, stories: lastRun() };
}

/** The stories of the last run, however it was started; none if there was none. */
export function lastRun(): Story[] {
  if (!existsSync(reportFile)) return [];
  return storiesOf(JSON.parse(readFileSync(reportFile, 'utf8')));
}

/** All stories there are, none of them run. */
export async function listStories(): Promise<Story[]> {
  const child = spawn(process.execPath, [cli, 'test', '--list', '--pass-with-no-tests', '--reporter=json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(child, 'close');
  const report: PlaywrightReport = JSON.parse(text.slice(text.indexOf('{')));
  if (report.errors && report.errors.length > 0) {
    throw new Error(`The stories cannot be read:\n${report.errors.map(({ message }) => message).join('\n')}`);
  }
  return storiesOf(report);
}
