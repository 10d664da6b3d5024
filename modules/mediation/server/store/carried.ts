// SQL of what a hand-over carries of mediation: cases not ended in which this post mediates.
import type { Leaving, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findMediated(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select c.id from mediation_cases c join mediation_mediators m on m.case_id = c.id
     where m.post_id = ${postId} and m.stepped_back_at is null and c.ended_at is null order by c.id`);
  return rows.map(({ id }) => id);
}

export function listCases(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; caseNo: string; dueOn: string | null }[]> {
  return tx.all(sql`
    select id, case_no as "caseNo", due_on as "dueOn" from mediation_cases where id = any (${[...ids]}::uuid[]) order by due_on nulls last, id`);
}

/** Stepping back because of a hand-over is no judgement of the matter: whoever did may come back to it. */
const HANDED_OVER = '交接';

/**
 * The leaver steps back; the successor is assigned and declares anew that they are nobody's relative (N1). Not where the successor holds no mediator's
 * post, stepped back from this case on grounds, or is a party by the phone number: those cases are told back and want another mediator.
 */
export async function giveCases(
  tx: Tx,
  ids: readonly string[],
  from: Leaving,
  to: Taking,
): Promise<{ id: string; isAssigned: boolean }[]> {
  await tx.all(sql`
    update mediation_mediators set stepped_back_at = ${tx.at}, reason = ${HANDED_OVER}
     where case_id = any (${[...ids]}::uuid[]) and post_id = ${from.postId} and stepped_back_at is null`);
  const assigned = await tx.all<{ id: string }>(sql`
    insert into mediation_mediators as m (case_id, staff_id, post_id, assigned_at)
    select c.id, ${to.staffId}::uuid, ${to.postId}::uuid, ${tx.at}
      from mediation_cases c
     where c.id = any (${[...ids]}::uuid[]) and ${to.role} = 'mediator'
       and not exists (select from mediation_parties p join staff s on s.id = ${to.staffId}
                        where p.case_id = c.id and p.removed_at is null and p.phone_hash = s.phone_hash)
    on conflict (case_id, staff_id) do update
      set post_id = excluded.post_id, assigned_at = excluded.assigned_at, declared_at = null, stepped_back_at = null, reason = null
      where m.stepped_back_at is not null and m.reason = ${HANDED_OVER}
    returning case_id as id`);
  const mediating = await tx.all<{ id: string }>(sql`
    select case_id as id from mediation_mediators
     where case_id = any (${[...ids]}::uuid[]) and staff_id = ${to.staffId} and stepped_back_at is null`);
  const done = new Set([...assigned, ...mediating].map(({ id }) => id));
  return ids.map((id) => ({ id, isAssigned: done.has(id) }));
}
