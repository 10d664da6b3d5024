import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { tableProblem } from '../../shared/problems.ts';
import type { fillTable, keepFilled } from '../../shared/table-commands.ts';
import * as store from '../store/tables.ts';
import { guardedFields, maskedFields } from '../table/cells.ts';
import { type FillInput, fillTask } from '../table/fill-task.ts';

/** Names and numbers leave in full only with a purpose, which the journal keeps with who took them (product rule 10). */
export async function handleFillTable(
  { tableId, purpose, isMasked }: z.output<typeof fillTable.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  const table = await store.findTable(tx, tableId, { lock: true });
  if (!table) throw tableProblem('not_found');
  if (table.isFileDropped) throw tableProblem('file_dropped');
  if (!table.mapping || !table.registerId) throw tableProblem('not_mapped');
  const register = await store.findRegister(tx, table.registerId);
  if (!register) throw tableProblem('unknown_register');
  const role = actor.kind === 'staff' ? actor.role : undefined;
  if (register.isSensitive && !(role && sensitiveDuty.includes(role))) throw tableProblem('sensitive_register');
  const guarded = guardedFields(table.mapping, register.subjectKind, await dictionaryInForce(tx), role);
  if (guarded.length > 0 && purpose === undefined && !isMasked)
    throw tableProblem('purpose_needed', {
      fields: guarded.map(({ title }) => title.zh).join('、'),
      fieldsEn: guarded.map(({ title }) => title.en).join(', '),
    });
  const isWhole = purpose !== undefined && !isMasked;
  const taskId = newId();
  const input: FillInput = {
    tableId,
    isWhole,
    masked: maskedFields(guarded, isWhole, role),
    purpose: purpose ?? '',
    byName: actor.kind === 'staff' ? actor.staffName : '',
  };
  addTask(tx, { id: taskId, kind: fillTask.name, title: table.title, input }, context);
  store.setFillTask(tx, tableId, taskId);
  return {
    subjectId: tableId,
    territoryId: table.unitId,
    events: [{ type: 'table.filling', tableId, isWhole }],
    result: { taskId },
  };
}

export async function handleKeepFilled(
  input: z.output<typeof keepFilled.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const table = await store.findTable(tx, input.tableId, { lock: true });
  if (!table) throw tableProblem('not_found');
  store.keepFilled(tx, { ...input, filledAt: new Date(input.filledAt) });
  return {
    subjectId: input.tableId,
    territoryId: table.unitId,
    events: [{ type: 'table.filled', tableId: input.tableId }],
  };
}
