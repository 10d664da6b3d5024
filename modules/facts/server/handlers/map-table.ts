import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { fieldKey } from '../../shared/dictionary.ts';
import { tableProblem } from '../../shared/problems.ts';
import { empty } from '../../shared/table.ts';
import type { mapTable } from '../../shared/table-commands.ts';
import * as store from '../store/tables.ts';

/** Said once by a person, and kept by the headers for the tables to come. */
export async function handleMapTable(
  input: z.output<typeof mapTable.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const table = await store.findTable(tx, input.tableId, { lock: true });
  if (!table) throw tableProblem('not_found');
  const register = (await store.listRegisters(tx, table.unitId)).find(
    ({ registerId }) => registerId === input.registerId,
  );
  if (!register) throw tableProblem('unknown_register');
  if (register.isSensitive && !(actor.kind === 'staff' && sensitiveDuty.includes(actor.role)))
    throw tableProblem('sensitive_register');
  const { headers } = table.layout;
  if (input.columns.length > headers.length) throw tableProblem('unknown_column', { column: headers.length + 1 });
  const dictionary = await dictionaryInForce(tx);
  input.columns.forEach((meaning, column) => {
    if ('field' in meaning && !dictionary.has(fieldKey(register.subjectKind, meaning.field)))
      throw tableProblem('unknown_field', { column: column + 1, field: meaning.field });
  });
  const mapping = headers.map((_, column) => input.columns[column] ?? empty);
  const about = {
    title: input.title ?? table.title,
    issuer: input.issuer ?? table.issuer,
    dueOn: input.dueOn ?? table.dueOn,
  };
  store.nameTable(tx, table.tableId, about);
  store.mapTable(tx, table.tableId, {
    registerId: register.registerId,
    subjectKind: register.subjectKind,
    mapping,
    isByMemory: false,
  });
  store.rememberMapping(tx, table, {
    registerCode: register.code,
    subjectKind: register.subjectKind,
    mapping,
    issuer: about.issuer,
    title: about.title,
    byName: actor.kind === 'staff' ? actor.staffName : '',
  });
  return {
    subjectId: table.tableId,
    territoryId: table.unitId,
    events: [{ type: 'table.mapped', tableId: table.tableId }],
  };
}
