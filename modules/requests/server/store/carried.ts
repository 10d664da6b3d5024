// SQL of what a hand-over carries of requests. Only open ones: a closed request keeps whoever had it.
import type { Hand, Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { roles } from '#kernel/shared/right.ts';

const isOpen = sql.raw(`r.state not in ('closed', 'merged', 'withdrawn')`);
const members = (unitId: string): Sql => sql`(select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]`;

const ids = async (tx: Tx, query: Sql): Promise<string[]> => (await tx.all<{ id: string }>(query)).map(({ id }) => id);

export function findInHand(tx: Tx, { postId }: Leaving): Promise<string[]> {
  return ids(tx, sql`select r.id from requests r where r.lead_post_id = ${postId} and ${isOpen} order by r.id`);
}
export function giveInHand(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  return tx.all(sql`
    update requests r set lead_post_id = ${to.postId}, version = version + 1
     where id = any (${[...given]}::uuid[]) and lead_post_id = ${from.postId} and ${isOpen} returning id`);
}

/** First-asked duties (L12) go with the post whose area the question lies in, or whose desk has it. */
export function findFirstAsked(tx: Tx, { staffId, unitId, takesRest }: Leaving): Promise<string[]> {
  return ids(
    tx,
    sql`
    select r.id from requests r
     where r.first_asked_staff_id = ${staffId} and ${isOpen}
       and (${takesRest} or r.territory_id = any (${members(unitId)}) or r.desk_unit_id = ${unitId} or r.lead_unit_id = ${unitId})
     order by r.id`,
  );
}
export function giveFirstAsked(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  return tx.all(sql`
    update requests r set first_asked_staff_id = ${to.staffId}, version = version + 1
     where id = any (${[...given]}::uuid[]) and first_asked_staff_id = ${from.staffId} and ${isOpen} returning id`);
}

export type CarriedRequest = { id: string; requestNo: string; summary: string; placeText: string | null };
export function listCarried(tx: Tx, wanted: readonly string[]): Promise<CarriedRequest[]> {
  return tx.all(sql`
    select id, request_no as "requestNo", summary, place_text as "placeText" from requests
     where id = any (${[...wanted]}::uuid[]) order by resolve_due_at nulls last, id`);
}

/** Open requests that lie where this post answers and name nobody: in its area, at its desk, with its unit. */
export async function countWhereItStands(tx: Tx, post: Hand): Promise<number> {
  const { reach } = roles[post.role];
  if (reach === 'none') return 0;
  const where =
    reach === 'assigned'
      ? sql`r.lead_unit_id = ${post.unitId}`
      : sql`(r.territory_id = any (${members(post.unitId)}) or r.desk_unit_id = ${post.unitId})`;
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::int as count from requests r
     where r.district_id = ${post.districtId} and ${where} and r.lead_post_id is distinct from ${post.postId} and not r.is_drill and ${isOpen}`);
  return row?.count ?? 0;
}
