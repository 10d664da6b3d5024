// What the tasks of an import share: acting as the house, and the run with its tables as they are mapped now.
import { enter } from '#kernel/server/actor.ts';
import type { TaskHand } from '#kernel/server/house.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { Problem } from '#kernel/shared/problem.ts';
import type { Sheet } from '#kernel/shared/sheet.ts';
import type { Checked } from '../../shared/check.ts';
import { type ImportEngine, importEngines } from '../../shared/kinds.ts';
import type { Layout } from '../../shared/layout.ts';
import type { Mapping } from '../../shared/mapping.ts';
import { decisionsFor } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import { openImport } from '../reading/open-import.ts';
import { findRun, type RunRow } from '../store.ts';

export function runIdOf(input: unknown): string {
  return String((input as { runId?: unknown }).runId);
}

/** A transaction of the house itself: staged rows are scratch of the run, no fact of the register, and need no command. */
export function asHouse<T>(hand: Pick<TaskHand, 'database' | 'secrets'>, body: (tx: Tx) => Promise<T>): Promise<T> {
  return hand.database.transact(async (tx) => {
    await enter(tx, { as: 'system', name: 'import' }, hand.secrets);
    return body(tx);
  });
}

export async function readRun(tx: Tx, secrets: Secrets, runId: string): Promise<RunRow> {
  const run = await findRun(tx, secrets, runId);
  if (!run) throw runProblem('run_not_found');
  return run;
}

export type MappedTable = { layout: Layout; mapping: Mapping; sheet: Sheet };
export type CheckedRun = { engine: ImportEngine; tables: MappedTable[]; checked: Checked<object> };

/** The whole check from the file anew: what it says, what was mapped, what was decided. The same input gives the same verdicts. */
export async function checkRun(run: RunRow, hand: TaskHand): Promise<CheckedRun> {
  if (!run.kind) throw runProblem('not_now');
  const { bytes } = await hand.files.read(run.fileId);
  const opened = await openImport(bytes, run.fileName, { kindName: run.kind });
  const tables = run.mapping.flatMap(({ sheet, mapping }): MappedTable[] => {
    const one = opened.sheets[sheet];
    return one ? [{ layout: one.layout, mapping, sheet: one.sheet }] : [];
  });
  const engine = importEngines[run.kind];
  const checked = engine.checkRows(tables, { today: dateOf(hand.now()) }, decisionsFor(run.decisions, run.mapping));
  return { engine, tables, checked };
}

/** A step that broke off says why on the run, and lets the task fail. */
export async function orFail(runId: string, hand: TaskHand, body: () => Promise<unknown>): Promise<unknown> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof Problem)
      await hand.issue(`fail ${hand.now()}`, 'import.fail', { runId, problem: error.body() });
    // Anything else is a bug: the task's own row says so, and the run goes back a step (store.ts).
    throw error;
  }
}
