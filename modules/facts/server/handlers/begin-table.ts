import type { z } from 'zod';
import { digest } from '#kernel/server/canonical.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { factProblem } from '../../shared/problems.ts';
import { headerKey } from '../../shared/table.ts';
import type { beginTable } from '../../shared/table-commands.ts';
import { findUnit } from '../store/facts.ts';
import * as store from '../store/tables.ts';
import { readFrom } from '../table/read.ts';

/** A table of headers that somebody explained before maps itself: next month's copy of the same table asks nothing. */
export async function handleBeginTable(
  input: z.output<typeof beginTable.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  const unit = await findUnit(tx, input.unitId);
  if (!unit?.isInScope) throw factProblem('not_your_area');
  const read = await readFrom(input.fileId, await dictionaryInForce(tx), context);
  const key = digest(headerKey(read.layout.headers));
  const known = await store.findMapping(tx, unit.districtId, key);
  const register =
    known && (await store.listRegisters(tx, unit.unitId)).find(({ code }) => code === known.registerCode);
  const mayUse = register && (!register.isSensitive || (actor.kind === 'staff' && sensitiveDuty.includes(actor.role)));
  const titled = read.layout.titles.find((text) => text.length >= 4 && text.length <= 60);
  store.addTable(tx, {
    tableId: input.tableId,
    unit,
    title: input.title ?? titled ?? read.fileName.replace(/\.[^.]*$/, ''),
    issuer: input.issuer ?? known?.issuer ?? '',
    dueOn: input.dueOn ?? null,
    fileId: input.fileId,
    fileName: read.fileName,
    layout: read.layout,
    digest: key,
    by: {
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      postId: actor.kind === 'staff' ? actor.postId : null,
      name: actor.kind === 'staff' ? actor.staffName : '',
    },
  });
  const isMapped = known !== undefined && register !== undefined && mayUse === true;
  if (isMapped)
    store.mapTable(tx, input.tableId, {
      registerId: register.registerId,
      subjectKind: register.subjectKind,
      mapping: known.mapping,
      isByMemory: true,
    });
  return {
    subjectId: input.tableId,
    territoryId: unit.unitId,
    events: [{ type: 'table.begun', tableId: input.tableId, isMapped }],
    result: { tableId: input.tableId, isMapped },
  };
}
