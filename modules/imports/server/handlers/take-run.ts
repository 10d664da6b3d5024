// Good rows go into the register in batches, a transaction each: a crash loses no batch that was told, and the next process goes on where it stopped.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type { finishTaking, takeBatch, takeRun } from '../../shared/commands.ts';
import { mayTake } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { getAdapter, getOwnRun, getRun } from '../guard.ts';
import * as store from '../store.ts';

export const takeRunHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof takeRun.input>, context: CommandContext): Promise<Done> => {
    const { tx } = context;
    const run = await getOwnRun(input.runId, context, adapters);
    if (!mayTake(run.state)) throw runProblem(run.state === 'checking' || run.state === 'taking' ? 'busy' : 'not_now');
    if ((await store.listTakeable(tx, run.runId)).length === 0) throw runProblem('nothing_to_take');
    const taskId = newId();
    addTask(tx, { id: taskId, kind: 'import.take', title: run.fileName, input: { runId: run.runId } }, context);
    store.changeRun(tx, run.runId, { state: 'taking', taskId });
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [{ type: 'import.taking', runId: run.runId }],
      result: { taskId },
    };
  };

export const takeBatchHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof takeBatch.input>, context: CommandContext): Promise<Done> => {
    const { tx, secrets, now } = context;
    const run = await getRun(input.runId, context);
    if (run.state !== 'taking' || !run.kind) throw runProblem('not_now');
    const adapter = getAdapter(run.kind, adapters);
    const rows = (await store.readRows(tx, secrets, run.runId, input.rows)).filter(
      (row) => row.verdict === 'good' && row.takenAt === null,
    );
    const staged = rows.map(({ sheet, row, content }) => ({ sheet, rowNo: row, row: content.row, rest: content.rest }));
    const area = { unitId: run.unitId, districtId: run.districtId, kind: run.unitKind, name: run.unitName };
    const taken = await adapter.take(staged, {
      tx,
      area,
      options: adapter.options.parse(run.options),
      secrets,
      runId: run.runId,
      now,
    });
    store.markTaken(tx, run.runId, rows);
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [
        { type: 'import.batch_taken', runId: run.runId, rows: rows.length, counts: taken.counts },
        ...taken.events,
      ],
      result: { rows: rows.length, counts: taken.counts },
    };
  };

export async function handleFinishTaking(
  input: z.output<typeof finishTaking.input>,
  context: CommandContext,
): Promise<Done> {
  const run = await getRun(input.runId, context);
  store.changeRun(
    context.tx,
    run.runId,
    { state: 'taken', counts: { ...run.counts, taken: input.counts } },
    { isFinished: true },
  );
  return {
    subjectId: run.runId,
    territoryId: run.unitId,
    events: [{ type: 'import.taken', runId: run.runId, kind: run.kind, unitId: run.unitId, counts: input.counts }],
  };
}
