// What was not taken goes back as a sheet; a run that broke off says why; what a finished run still holds of people is deleted in time.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type {
  clearFiles,
  closeRun,
  failRun,
  forgetRun,
  keepRest,
  makeRest,
  noteCleared,
  revealRow,
} from '../../shared/commands.ts';
import { isBusy, mayTake } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { getOwnRun, getRun } from '../guard.ts';
import * as store from '../store.ts';

export const makeRestHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof makeRest.input>, context: CommandContext): Promise<Done> => {
    const run = await getOwnRun(input.runId, context, adapters);
    if (!mayTake(run.state)) throw runProblem('not_now');
    if ((await store.countLeft(context.tx, run.runId)) === 0) throw runProblem('nothing_left');
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

/** The look is the whole of it: what was seen is told by `import.row_whole` to whoever is on record. */
export const revealRowHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof revealRow.input>, context: CommandContext): Promise<Done> => {
    const run = await getOwnRun(input.runId, context, adapters, { needsFile: false });
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [{ type: 'import.row_revealed', runId: run.runId, ...input.place }],
    };
  };

export const closeRunHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof closeRun.input>, context: CommandContext): Promise<Done> => {
    const run = await getOwnRun(input.runId, context, adapters, { needsFile: false });
    if (isBusy(run.state)) throw runProblem('busy');
    return clear(run, true, context);
  };

export async function handleClearFiles(
  input: z.output<typeof clearFiles.input>,
  context: CommandContext,
): Promise<Done> {
  return clear(await findAnyRun(input.runId, context), false, context);
}

/** The bytes go in a task, where being stopped half way only means going over it once more. */
function clear(run: store.RunRow, isAll: boolean, context: CommandContext): Done {
  const input = { runId: run.runId, isAll };
  addTask(context.tx, { id: newId(), kind: 'import.clear', title: run.fileName, input }, context);
  return {
    subjectId: run.runId,
    territoryId: run.unitId,
    events: [{ type: 'import.clearing', runId: run.runId, isAll }],
  };
}

export async function handleNoteCleared(
  input: z.output<typeof noteCleared.input>,
  context: CommandContext,
): Promise<Done> {
  const run = await findAnyRun(input.runId, context);
  store.noteFilesDeleted(context.tx, run.runId);
  if (input.isAll) store.forget(context.tx, run.runId);
  return {
    subjectId: run.runId,
    territoryId: run.unitId,
    events: [{ type: 'import.cleared', runId: run.runId, isAll: input.isAll }],
  };
}

/** Forgotten or not: its files may outlive its rows. */
async function findAnyRun(runId: string, { tx, secrets }: CommandContext): Promise<store.RunRow> {
  const run = await store.findRun(tx, secrets, runId, { lock: true });
  if (!run) throw runProblem('run_not_found');
  return run;
}
