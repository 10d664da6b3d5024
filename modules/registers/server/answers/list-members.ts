// One page of a register: as many rows as asked, in the order asked, each with the columns of the register; masks are put on here, once, for the screen
// and for the sheet.
import type { z } from 'zod';
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import { isId } from '#kernel/shared/id.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { kernelProblem, type Words } from '#kernel/shared/problem.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { queryTokens, tsQueryOf } from '#kernel/shared/text/search-tokens.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { defineRegister, enterRegister, nameOwner } from '../../shared/commands.ts';
import { registerProblem } from '../../shared/problems.ts';
import {
  type listMembers as listMembersQuery,
  type MemberColumn,
  type MemberRow,
  mostSorted,
} from '../../shared/queries.ts';
import { isKept } from '../../shared/register.ts';
import { areaOf, staffOf } from '../area.ts';
import { getRegister, headOf, mustHaveDuty } from '../heads.ts';
import { makeRowKey } from '../import/row-key.ts';
import { valuesOf } from '../row-values.ts';
import { type ColumnsShown, columnsShown } from '../views/columns-shown.ts';
import * as views from '../views/members.ts';
import type { RegisterRow } from '../views/registers.ts';

type In = z.output<typeof listMembersQuery.input>;
type Out = z.input<typeof listMembersQuery.answer>;

export async function answerMembers(input: In, context: Context): Promise<Out> {
  const { tx } = context;
  const actor = staffOf(context);
  const unitId = await areaOf(input.unitId, context);
  const register = await getRegister(tx, input.registerId);
  mustHaveDuty(register, actor);
  const shown = columnsShown(register.definition, await dictionaryInForce(tx));
  const wanted = wantedOf(input, register, unitId);
  const [total, whole] = await Promise.all([
    views.countMembers(tx, wanted),
    input.sort === 'field'
      ? views.countMembers(tx, { ...wanted, tokens: null, text: null, lacks: null, asOf: null })
      : null,
  ]);
  const keys = await views.listMembers(
    tx,
    wanted,
    orderOf(input, shown.columns, whole ?? 0),
    afterOf(input.after),
    input.limit + 1,
  );
  if (register.isSensitive && keys.length === 0 && !(await isOpen(context, register, wanted)))
    throw registerProblem('opening_needed', {
      title: register.definition.title.zh,
      titleEn: register.definition.title.en,
    });
  const page = keys.slice(0, input.limit);
  const last = page.at(-1);
  const rows = await readRows(page, register, shown, context, input.withKeys);
  const may = (spec: typeof defineRegister | typeof enterRegister | typeof nameOwner) =>
    mayBy(spec.allowed, { kind: 'staff', role: actor.role });
  return {
    register: headOf(register),
    unitId,
    total: total ?? 0,
    columns: shown.columns,
    rows,
    next: keys.length > input.limit && last ? `${last.subjectId}|${last.key}` : null,
    sortLimit: (total ?? 0) > mostSorted ? sortLimit(total ?? 0) : null,
    abilities: {
      mayEnter: isKept(register.definition) && may(enterRegister),
      mayName: may(nameOwner),
      mayDefine: register.isOwn && may(defineRegister),
    },
  };
}

const sortLimit = (count: number): Words => ({
  zh: `名单有 ${count} 条，超过 ${mostSorted} 条只能按名称、地点或列入时间排序`,
  en: `${count} rows: above ${mostSorted} only name, place and time put them in order`,
});

/** An empty page of a sensitive register is either empty or not opened: the two are never mistaken. */
async function isOpen({ tx }: Context, register: RegisterRow, wanted: views.Wanted): Promise<boolean> {
  return views.mayList(tx, register.registerId, wanted.openingId);
}

function wantedOf(input: In, register: RegisterRow, unitId: string): views.Wanted {
  const tokens = input.text && register.definition.subject === 'person' ? queryTokens(input.text) : [];
  return {
    registerId: register.registerId,
    unitId,
    asOf: input.asOf ? new Date(input.asOf) : null,
    tokens: tokens.length > 0 ? tsQueryOf(tokens) : null,
    text: input.text && tokens.length === 0 ? input.text : null,
    lacks: input.lacks ?? null,
    openingId: input.openingId ?? null,
  };
}

function orderOf({ sort, sortField, isDescending }: In, columns: readonly MemberColumn[], count: number): views.Order {
  if (sort !== 'field') return { sort, field: null, isNumber: false, isDescending };
  const column = columns.find(({ field }) => field.name === sortField);
  if (!column?.isSortable) throw registerProblem('sort_unknown');
  if (count > mostSorted) throw registerProblem('sort_too_many', { count, most: mostSorted });
  const { name, type } = column.field;
  // Who is older was born earlier.
  const isTurned = column.isOfHouse && name === 'age';
  return {
    sort,
    field: name,
    isNumber: type === 'number' || type === 'money',
    isDescending: isTurned ? !isDescending : isDescending,
  };
}

/** What the last page gave went through somebody else's hands and is read as such. */
function afterOf(after: string | undefined): views.After | undefined {
  if (after === undefined) return undefined;
  const at = after.indexOf('|');
  const [id, key] = [after.slice(0, at), after.slice(at + 1)];
  if (at < 0 || !isId(id)) throw kernelProblem('malformed', { summary: 'after' });
  return { id, key };
}

async function readRows(
  page: readonly views.MemberKey[],
  register: RegisterRow,
  shown: ColumnsShown,
  context: Context,
  withKeys: boolean,
): Promise<MemberRow[]> {
  if (page.length === 0) return [];
  const { tx, secrets, now } = context;
  const actor = staffOf(context);
  const ids = page.map(({ subjectId }) => subjectId);
  const [subjects, owners] = await Promise.all([views.readSubjects(tx, ids, shown), views.listOwners(tx, ids)]);
  const byId = new Map(subjects.map((row) => [row.subjectId, row]));
  return page.flatMap((key): MemberRow[] => {
    const row = byId.get(key.subjectId);
    return row ? [rowOf(key, row, register, shown, owners, { actor, secrets, now, withKeys })] : [];
  });
}

type Told = { actor: StaffActor; secrets: Secrets; now: number; withKeys: boolean };

function rowOf(
  key: views.MemberKey,
  row: views.SubjectRow,
  { registerId, definition }: RegisterRow,
  { columns }: ColumnsShown,
  owners: readonly views.OwnerRow[],
  { actor, secrets, now, withKeys }: Told,
): MemberRow {
  const isPerson = definition.subject === 'person';
  const isNameMasked = isPerson && !seesNames(actor.role);
  const { values, masked } = valuesOf(row, columns, secrets);
  const told: MemberRow = {
    subjectId: row.subjectId,
    name: isNameMasked ? maskName(row.name) : row.name,
    isNameMasked,
    placeId: row.placeId,
    address: isPerson ? row.address : null,
    communityName: row.communityName,
    gridName: row.gridName,
    since: key.since.toISOString(),
    until: key.until?.toISOString() ?? null,
    values,
    masked,
    owners: owners
      .filter(
        (one) => one.subjectId === row.subjectId && (one.registerCode === null || one.registerCode === definition.code),
      )
      .map(({ postId, name, isVacant }) => ({ postId, name, isVacant })),
    rowKey: null,
  };
  return withKeys ? { ...told, rowKey: makeRowKey(registerId, told, columns, now, secrets) } : told;
}
