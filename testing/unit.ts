// Runs test files with node's own runner, a process each, and tells little while all is well: a line a file. What a test
// prints is shown only when its file failed.

import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { Readable } from 'node:stream';
import { type EventData, run } from 'node:test';
import { spec } from 'node:test/reporters';

export type Counts = {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, in a few lines each: said again at the very end, where whoever sees only the end of a log finds it. */
  failures?: readonly string[];
  /** Files in which something failed. */
  failedFiles?: readonly string[];
};

type Event = { type: string; data: unknown };

/** A file that takes longer hangs. */
const PATIENCE_MS = 10 * 60_000;

type How = { root: string; env?: NodeJS.ProcessEnv };

/**
 * On a shared machine (CI) a file that failed is run once more, alone: what fails then has failed. What failed at first is told in full all the same, and
 * named again at the end.
 */
export async function runTestFiles(files: readonly string[], how: How): Promise<Counts> {
  const first = await runOnce(files, how);
  const again = first.failedFiles ?? [];
  if (!process.env['CI'] || first.failed === 0 || again.length === 0) return first;
  console.log(`Once more, alone: ${again.map((file) => relative(how.root, file)).join(', ')}`);
  const second = await runOnce(again, { ...how, isAlone: true });
  const passed = first.passed + Math.max(0, first.failed - second.failed);
  if (second.failed > 0) return { ...first, ...second, passed, skipped: first.skipped };
  const failures = (first.failures ?? []).map((text) => `(passed when run again, alone) ${text}`);
  return { passed, failed: 0, skipped: first.skipped, failures };
}

async function runOnce(
  files: readonly string[],
  { root, env = {}, isAlone = false }: How & { isAlone?: boolean },
): Promise<Counts> {
  const failures: string[] = [];
  const failedFiles: string[] = [];
  const total: Counts = { passed: 0, failed: 0, skipped: 0, failures, failedFiles };
  if (files.length === 0) return total;
  const said = new Map<string | undefined, string>();
  const keep = ({ file, message }: { file?: string; message: string }): void => {
    said.set(file, (said.get(file) ?? '') + message);
  };
  const giveUp = new AbortController();
  const abort = (): void => giveUp.abort();
  process.once('exit', abort); // leaves no test running behind an interrupted run
  const stream = run({
    files: [...files],
    // A file is a process that waits for its database half the time: one a core, where the runner's own choice would leave one core idle.
    concurrency: isAlone ? 1 : availableParallelism(),
    timeout: PATIENCE_MS,
    env: { ...process.env, ...env },
    signal: giveUp.signal,
  });
  stream.on('test:fail', (event) => {
    if (isOwnFailure(event)) failures.push(sayFailure(root, event));
  });
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:summary', ({ file, counts, success, duration_ms }) => {
    const { passed, failed, skipped } = tally(counts);
    if (file === undefined) {
      for (const text of said.values()) process.stdout.write(text); // of files that broke down and have no summary
      // a file that cannot even be loaded counts as no test, but is no success either
      Object.assign(total, { passed, failed: failed === 0 && !success ? 1 : failed, skipped });
      return;
    }
    if (!success) {
      failedFiles.push(file);
      process.stdout.write(said.get(file) ?? '');
    }
    said.delete(file);
    const mark = success ? '✔' : '✖';
    const numbers = [`${passed}`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
    console.log(
      `${mark} ${relative(root, file)}  ${numbers.filter(Boolean).join(', ')}  (${Math.round(duration_ms)} ms)`,
    );
  });
  const text = Readable.from(onlyFailures(stream)).compose(new spec());
  for await (const part of text) process.stdout.write(String(part));
  process.off('exit', abort);
  return total;
}

/** A file or suite fails with the tests in it; the test is the one to be named. */
const isOwnFailure = ({ details: { error } }: EventData.TestFail): boolean =>
  !('failureType' in error) || error.failureType !== 'subtestsFailed';

const SAID_AGAIN_LINES = 12;

function sayFailure(root: string, { file, line, name, details: { error } }: EventData.TestFail): string {
  const cause =
    error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause ?? error);
  const where = file ? `${relative(root, file)}:${line ?? 1}` : '';
  return [
    `✖ ${where} › ${name}`,
    ...cause
      .split('\n')
      .slice(0, SAID_AGAIN_LINES)
      .map((text) => `    ${text}`),
  ].join('\n');
}

function tally({ tests, passed, skipped, todo }: EventData.TestSummary['counts']): Counts {
  return { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo };
}

/** What the spec reporter gets to see. The totals at its end are left out: the closing line of the whole run says them. */
async function* onlyFailures(events: AsyncIterable<Event>): AsyncGenerator<Event> {
  for await (const event of events) if (event.type === 'test:fail') yield event;
}
