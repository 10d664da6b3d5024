// What was told of people, as other modules may show it: facts puts it on the one page of what was told two ways. Masks are put on here.
import type { Context } from '#kernel/server/house.ts';
import { maskName, maskPhone } from '#kernel/shared/mask.ts';
import { seesNames } from '../../shared/person.ts';
import type { ToldColumn } from '../../shared/tellings.ts';
import { textOf } from './keep.ts';
import * as store from './store.ts';

export type ColumnTelling = {
  personId: string;
  field: ToldColumn;
  /** Null beside a mask: not to be shown whole. Null alone: told that there is none. */
  value: string | null;
  mask: string | null;
  telling: number;
  sourceKind: string;
  note: string;
  byName: string | null;
  leaseId: string | null;
  observedAt: Date;
  at: Date;
  isCurrent: boolean;
};

function shown(row: store.TellingRow, { actor, secrets }: Context): ColumnTelling {
  const { ordinal: telling, personId, field, sourceKind, note, byName, leaseId, observedAt, at, isCurrent } = row;
  const text = textOf(row, secrets);
  const isMasked = field === 'phone' || (field === 'name' && !(actor.kind === 'staff' && seesNames(actor.role)));
  const mask = text === null || !isMasked ? null : field === 'phone' ? maskPhone(text) : maskName(text);
  return {
    personId,
    field,
    telling,
    sourceKind,
    note,
    byName,
    leaseId,
    observedAt,
    at,
    isCurrent,
    value: isMasked ? null : text,
    mask,
  };
}

export type ContestedColumn = { personId: string; field: ToldColumn; at: Date; tellings: ColumnTelling[] };

export async function listContestedColumns(
  context: Context,
  limit: number,
): Promise<{ contested: ContestedColumn[]; total: number }> {
  const open = await store.listContested(context.tx, limit);
  const rows = await store.listByOrdinal(context.tx, open);
  const contested = open.map(({ personId, field, at }) => ({
    personId,
    field,
    at,
    tellings: rows.filter((row) => row.personId === personId && row.field === field).map((row) => shown(row, context)),
  }));
  return { contested, total: open[0]?.total ?? 0 };
}

/** By the time it was so, the latest first. */
export async function listColumnHistory(
  personId: string,
  field: ToldColumn,
  context: Context,
): Promise<ColumnTelling[]> {
  return (await store.listHistory(context.tx, personId, field)).map((row) => shown(row, context));
}
