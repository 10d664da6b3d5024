// A file is opened for a unit: read in a task, since a large one takes seconds, and shown before anything is decided.
import type { z } from 'zod';
import { actorId } from '#kernel/server/actor.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type { finishReading, openRun } from '../../shared/commands.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { assertMay, getAdapter, getOwnRun, getRun } from '../guard.ts';
import * as store from '../store.ts';

export const openRunHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof openRun.input>, context: CommandContext): Promise<Done> => {
    const { tx, actor, secrets } = context;
    const unit = await store.findUnit(tx, input.unitId);
    if (!unit?.isInScope) throw runProblem('not_your_area', { unit: unit?.name ?? '' });
    if (input.kind) assertMay(getAdapter(input.kind, adapters), context, unit);
    const taskId = newId();
    const known = await store.findRun(tx, secrets, input.runId, { lock: true });
    // A second opening of a run whose kind was guessed wrong, or not at all.
    if (known) {
      const run = await getOwnRun(input.runId, context, new Map());
      if (run.state !== 'read' && run.state !== 'failed') throw runProblem('not_now');
      store.clearRows(tx, run.runId);
      addTask(tx, { id: taskId, kind: 'import.read', title: run.fileName, input: { runId: run.runId } }, context);
      store.changeRun(tx, run.runId, { state: 'reading', kind: input.kind ?? null, problem: null, taskId });
    } else {
      const file = await store.findFile(tx, input.fileId, `${actor.kind} ${actorId(actor) ?? ''}`);
      if (!file) throw runProblem('file_not_found');
      const fileName = file.name ?? input.fileId;
      addTask(tx, { id: taskId, kind: 'import.read', title: fileName, input: { runId: input.runId } }, context);
      store.addRun(tx, {
        runId: input.runId,
        districtId: unit.districtId,
        unitId: unit.unitId,
        kind: input.kind ?? null,
        fileId: input.fileId,
        fileName,
        sha256: file.sha256,
        taskId,
        staffId: actor.kind === 'staff' ? actor.staffId : null,
        postId: actor.kind === 'staff' ? actor.postId : null,
      });
    }
    return {
      subjectId: input.runId,
      territoryId: unit.unitId,
      events: [{ type: 'import.opened', runId: input.runId }],
      result: { runId: input.runId, taskId },
    };
  };

export async function handleFinishReading(
  input: z.output<typeof finishReading.input>,
  context: CommandContext,
): Promise<Done> {
  const run = await getRun(input.runId, context);
  store.changeRun(context.tx, run.runId, {
    state: input.problem ? 'failed' : 'read',
    kind: input.kind,
    sheets: input.sheets,
    problem: input.problem ?? null,
  });
  return { subjectId: run.runId, territoryId: run.unitId, events: [{ type: 'import.read', runId: run.runId }] };
}
