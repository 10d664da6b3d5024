// Members of a register: whose page it is comes from functions of fixed text that meet the post's scope as a set (0039); what is shown of them is read
// under row-level security, a page of them at most.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ShownValue } from '../../shared/queries.ts';
import type { ColumnsShown } from './columns-shown.ts';

export type Wanted = {
  registerId: string;
  unitId: string;
  asOf: Date | null;
  /** Words of a person, as the search keeps them. */
  tokens: string | null;
  text: string | null;
  lacks: 'owner' | 'place' | null;
  openingId: string | null;
};
export type Order = { sort: string; field: string | null; isNumber: boolean; isDescending: boolean };
export type After = { key: string; id: string };
export type MemberKey = { subjectId: string; since: Date; until: Date | null; key: string };

export function listMembers(
  tx: Tx,
  w: Wanted,
  order: Order,
  after: After | undefined,
  limit: number,
): Promise<MemberKey[]> {
  return tx.all(sql`
    select subject_id as "subjectId", from_at as since, to_at as until, sort_key as key
      from app.list_members(${w.registerId}, ${w.unitId}, ${w.asOf}, ${w.tokens}, ${w.text}, ${w.lacks}, ${order.sort}, ${order.field}, ${order.isNumber},
        ${order.isDescending}, ${after?.key ?? null}, ${after?.id ?? null}, ${limit}, ${w.openingId})`);
}

/** Null where this post may not know. */
export async function countMembers(tx: Tx, w: Wanted): Promise<number | null> {
  const row = await tx.first<{ count: number | null }>(sql`
    select app.count_members(${w.registerId}, ${w.unitId}, ${w.asOf}, ${w.tokens}, ${w.text}, ${w.lacks}, ${w.openingId}) as count`);
  return row?.count ?? null;
}

export type SubjectRow = {
  subjectId: string;
  name: string;
  placeId: string | null;
  address: string | null;
  communityName: string | null;
  gridName: string | null;
} & Record<string, ShownValue | Buffer>;

export function readSubjects(tx: Tx, ids: readonly string[], columns: ColumnsShown): Promise<SubjectRow[]> {
  return tx.all(sql`
    select s.id as "subjectId", s.name, s.place_id as "placeId", rp.address, rc.name as "communityName", ru.name as "gridName"${columns.selected}
      from subjects s
      left join places rp on rp.id = s.place_id
      left join governance_units rc on rc.id = s.community_id
      left join place_grids rg on rg.place_id = s.place_id and upper_inf(rg.valid)
      left join governance_units ru on ru.id = rg.grid_id
      ${columns.joins}
     where s.id = any (${ids}::uuid[])`);
}

export type OwnerRow = {
  subjectId: string;
  registerCode: string | null;
  postId: string;
  name: string;
  isVacant: boolean;
};

/** Who answers by name now. One whose post ended stands there as a vacancy, until somebody else is named. */
export function listOwners(tx: Tx, ids: readonly string[]): Promise<OwnerRow[]> {
  return tx.all(sql`
    select o.subject_id as "subjectId", o.register_code as "registerCode", o.post_id as "postId", f.name, not (p.valid @> app.now()) as "isVacant"
      from subject_owners o join posts p on p.id = o.post_id join staff f on f.id = p.staff_id
     where o.subject_id = any (${ids}::uuid[]) and upper_inf(o.valid) order by lower(o.valid)`);
}

export async function mayList(tx: Tx, registerId: string, openingId: string | null): Promise<boolean> {
  const row = await tx.first<{ may: boolean }>(sql`select app.may_list_members(${registerId}, ${openingId}) as may`);
  return row?.may === true;
}
