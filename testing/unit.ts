// Runs test files with node's own runner and tells little while all is well: a line a file. What a test prints is shown only
// when its file failed. Files that need a program, a server or a global of their own get a process each; the others share
// one for each core, since starting node and reading the modules anew costs more than their tests do.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { type EventData, type RunOptions, run } from 'node:test';
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

/** Runs what it is given in its arguments. */
const TOGETHER = join(import.meta.dirname, 'together.ts');

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

type Told = Counts & { failures: string[]; failedFiles: string[] };

async function runOnce(
  files: readonly string[],
  { isAlone = false, ...how }: How & { isAlone?: boolean },
): Promise<Counts> {
  const told: Told = { passed: 0, failed: 0, skipped: 0, failures: [], failedFiles: [] };
  const cores = availableParallelism();
  const shared = isAlone ? [] : files.filter(mayShare);
  const lanes = Array.from({ length: cores }, (_, lane) => shared.filter((_file, i) => i % cores === lane));
  const own = files.filter((file) => !shared.includes(file));
  // All wait for their database or their programs half the time: one a core of those that share, and beside them one by one those that do not.
  await Promise.all([
    ...lanes.filter((lane) => lane.length > 0).map((lane) => runTogether(lane, told, how)),
    ...(own.length > 0 ? [listen({ files: own, concurrency: 1 }, told, how)] : []),
  ]);
  return told;
}

/** What a file may do to its neighbours in one process: take a server or a browser, start programs, change globals or the clock. A database is its own.
 * What is loaded once for a process and awaited by many files (`loadPinyin`) mixes up whose a test is: together.ts. */
const DISTURBING = /startPostgres|browserLaunch|child_process|\bprocess[.[]|globalThis|\bmock\b|= await loadPinyin/;

const mayShare = (file: string): boolean => !DISTURBING.test(readFileSync(file, 'utf8'));

/** One process for all of them. Should it break down, that has failed, and the files it has not told of are run alone. */
async function runTogether(files: readonly string[], told: Told, how: How): Promise<void> {
  const heard = new Set<string>();
  let tests = 0;
  await listen({ files: [TOGETHER], argv: [...files], concurrency: 1 }, told, how, (event) => {
    if (event.details.type !== 'suite') tests += 1;
    if (event.nesting > 0 || !files.includes(event.name)) return;
    heard.add(event.name);
    const isWell = !('error' in event.details);
    if (!isWell) told.failedFiles.push(event.name);
    sayFile(how.root, event.name, isWell, [`${tests}`], event.details.duration_ms);
    tests = 0;
  });
  const unheard = files.filter((file) => !heard.has(file));
  if (unheard.length > 0) await listen({ files: unheard, concurrency: 1 }, told, how);
}

type OnTest = (event: EventData.TestPass | EventData.TestFail) => void;

/** Hears one run out and adds what it comes to. With `onTest` the caller tells of files. */
async function listen(options: RunOptions, told: Told, { root, env = {} }: How, onTest?: OnTest): Promise<void> {
  const said = new Map<string | undefined, string>();
  let failedInFiles = 0; // of which a file sharing its process may not have told: a test declared when its suite was over
  const keep = ({ file, message }: { file?: string; message: string }): void => {
    said.set(file, (said.get(file) ?? '') + message);
  };
  const giveUp = new AbortController();
  const abort = (): void => giveUp.abort();
  process.once('exit', abort); // leaves no test running behind an interrupted run
  const cache = join(root, '.cache', 'node'); // modules once stripped of types and compiled are so for the next process
  const stream = run({
    ...options,
    timeout: PATIENCE_MS,
    env: { NODE_COMPILE_CACHE: cache, ...process.env, ...env },
    signal: giveUp.signal,
  });
  stream.on('test:fail', (event) => {
    if (isOwnFailure(event)) told.failures.push(sayFailure(root, event));
    onTest?.(event);
  });
  stream.on('test:pass', (event) => onTest?.(event));
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:summary', ({ file, counts, success, duration_ms }) => {
    const { passed, failed, skipped } = tally(counts);
    if (file === undefined) {
      for (const text of said.values()) process.stdout.write(text); // of files that broke down and have no summary
      told.passed += passed;
      // a file that cannot even be loaded counts as no test, but is no success either
      told.failed += Math.max(failedInFiles, failed === 0 && !success ? 1 : failed);
      told.skipped += skipped;
      return;
    }
    failedInFiles += failed;
    if (!success) process.stdout.write(said.get(file) ?? '');
    said.delete(file);
    if (onTest) return;
    if (!success) told.failedFiles.push(file);
    const numbers = [`${passed}`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
    sayFile(root, file, success, numbers, duration_ms);
  });
  const text = Readable.from(onlyFailures(stream)).compose(new spec());
  for await (const part of text) process.stdout.write(String(part));
  process.off('exit', abort);
}

function sayFile(root: string, file: string, isWell: boolean, numbers: string[], ms: number): void {
  const said = numbers.filter(Boolean).join(', ');
  console.log(`${isWell ? '✔' : '✖'} ${relative(root, file)}  ${said}  (${Math.round(ms)} ms)`);
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
