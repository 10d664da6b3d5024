// What people decide about rows is kept apart from them and laid over at the next check, so that any decision can be taken back.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import { type KeptDecisions, mayDecide } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { getOwnRun } from '../guard.ts';
import * as store from '../store.ts';

export const decideHandler =
  <I>(adapters: Adapters, decide: (kept: KeptDecisions, input: I) => KeptDecisions) =>
  async (input: I & { runId: string }, context: CommandContext): Promise<Done> => {
    const { tx, secrets } = context;
    const run = await getOwnRun(input.runId, context, adapters);
    if (!mayDecide(run.state)) throw runProblem(run.state === 'taking' ? 'busy' : 'not_now');
    store.keepDecisions(tx, secrets, run.runId, decide(run.decisions, input));
    const taskId = newId();
    addTask(tx, { id: taskId, kind: 'import.check', title: run.fileName, input: { runId: run.runId } }, context);
    store.changeRun(tx, run.runId, { state: 'checking', taskId });
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [{ type: 'import.decided', runId: run.runId }],
      result: { taskId },
    };
  };
