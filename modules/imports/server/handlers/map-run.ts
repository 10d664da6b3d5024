// A person has looked over the columns: rows are checked against them in a task.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import type { finishChecking, mapRun } from '../../shared/commands.ts';
import { importEngines } from '../../shared/kinds.ts';
import { mayMap, type TakenSheet } from '../../shared/run.ts';
import { runProblem } from '../../shared/run-problems.ts';
import type { Adapters } from '../adapter.ts';
import { getAdapter, getOwnRun, getRun } from '../guard.ts';
import * as store from '../store.ts';

export const mapRunHandler =
  (adapters: Adapters) =>
  async (input: z.output<typeof mapRun.input>, context: CommandContext): Promise<Done> => {
    const { tx } = context;
    const run = await getOwnRun(input.runId, context, adapters);
    if (!run.kind) throw runProblem('not_now');
    if (!mayMap(run.state)) throw runProblem(run.state === 'failed' ? 'not_now' : 'busy');
    const engine = importEngines[run.kind];
    const mapping = input.sheets.map(({ sheet, changes }): TakenSheet => {
      const head = run.sheets.find((one) => one.sheet === sheet);
      if (!head) throw runProblem('sheet_not_found', { sheet: sheet + 1 });
      const own = engine.changeMapping(head.mapping, changes);
      if (own.missing.length > 0) {
        const titles = engine.fields.filter(({ field }) => own.missing.includes(field)).map(({ title }) => title);
        throw runProblem('columns_missing', {
          sheet: head.name,
          columns: titles.map((t) => t.zh).join('、'),
          columnsEn: titles.map((t) => t.en).join(', '),
        });
      }
      return { sheet, mapping: own };
    });
    const options = getAdapter(run.kind, adapters).options.safeParse(input.options);
    if (!options.success)
      throw runProblem('options_fault', {
        summary: options.error.issues.map((issue) => issue.path.join('.')).join('、'),
      });
    // Rows of another mapping say other things: staged anew.
    if (JSON.stringify(mapping) !== JSON.stringify(run.mapping)) store.clearRows(tx, run.runId);
    const taskId = newId();
    addTask(tx, { id: taskId, kind: 'import.check', title: run.fileName, input: { runId: run.runId } }, context);
    store.changeRun(tx, run.runId, { state: 'checking', mapping, options: input.options, taskId, problem: null });
    return {
      subjectId: run.runId,
      territoryId: run.unitId,
      events: [{ type: 'import.mapped', runId: run.runId }],
      result: { taskId },
    };
  };

export async function handleFinishChecking(
  input: z.output<typeof finishChecking.input>,
  context: CommandContext,
): Promise<Done> {
  const run = await getRun(input.runId, context);
  // Decisions made meanwhile have a task of their own waiting; until it is done the run is still being checked.
  const isLast = run.decisionsVersion === input.version;
  store.changeRun(context.tx, run.runId, {
    ...(isLast ? { state: 'checked' as const } : {}),
    counts: input.counts,
    checkedVersion: input.version,
  });
  return {
    subjectId: run.runId,
    territoryId: run.unitId,
    events: [{ type: 'import.checked', runId: run.runId, isLast }],
  };
}
