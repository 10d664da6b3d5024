// What was not taken goes back as a sheet; a run that broke off says why; what a finished run still holds of people is deleted in time.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type { failRun, forgetRun, keepRest, makeRest } from '../../shared/commands.ts';
import { mayTake } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { getOwnRun, getRun } from '../guard.ts';
import * as store from '../store.ts';

export const makeRestHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof makeRest.input>, context: CommandContext): Promise<Done> => {
    const run = await getOwnRun(input.runId, context, adapters);
    if (!mayTake(run.state)) throw runProblem('not_now');
    const taskId = newId();
    addTask(context.tx, { id: taskId, kind: 'import.rest', title: run.fileName, input: { runId: run.runId } }, context);
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [{ type: 'import.rest_wanted', runId: run.runId }],
      result: { taskId },
    };
  };

export async function handleKeepRest(input: z.output<typeof keepRest.input>, context: CommandContext): Promise<Done> {
  const run = await getRun(input.runId, context);
  store.changeRun(context.tx, run.runId, { restFileId: input.fileId });
  return { subjectId: run.runId, territoryId: run.unitId, events: [{ type: 'import.rest_made', runId: run.runId }] };
}

export async function handleFailRun(input: z.output<typeof failRun.input>, context: CommandContext): Promise<Done> {
  const run = await getRun(input.runId, context);
  // A file that was read stays read: the step that failed can be tried again.
  const state = run.state === 'reading' ? 'failed' : run.state === 'checking' ? 'read' : 'checked';
  store.changeRun(context.tx, run.runId, { state, problem: input.problem });
  return { subjectId: run.runId, territoryId: run.unitId, events: [{ type: 'import.failed', runId: run.runId }] };
}

export async function handleForgetRun(input: z.output<typeof forgetRun.input>, context: CommandContext): Promise<Done> {
  const run = await getRun(input.runId, context);
  store.forget(context.tx, run.runId);
  return { subjectId: run.runId, territoryId: run.unitId, events: [{ type: 'import.forgotten', runId: run.runId }] };
}
