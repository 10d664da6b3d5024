import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

type Closed = { rhythmId: string; slot: string; doneAt: string; toldAt: string | null };
export type StandingVisit = { subjectId: string; toldMore: boolean; closed: Closed[] };

/** Duties go along when two records of one person become one; the visit stays where it was told. */
const standsFor = (subjectId: string): Sql => sql`(${subjectId}, (select app.kept_person(${subjectId})))`;

/** The visit with the turns it closed, these locked. Two who take it back at once: the second finds none, by the key of the withdrawal. */
export async function lockStanding(tx: Tx, visitId: string): Promise<StandingVisit | undefined> {
  const visit = await tx.first<{ subjectId: string; toldMore: boolean }>(sql`
    select v.subject_id as "subjectId", v.told <> '{}' or v.told_cipher is not null or cardinality(v.request_ids) + cardinality(v.file_ids) > 0
           or exists (select from subject_facts f where f.subject_id = v.subject_id and f.source_kind = 'visit' and f.source_id = v.id) as "toldMore"
      from app.standing_visits() v where v.id = ${visitId}`);
  if (!visit) return undefined;
  const closed = await tx.all<Closed>(sql`
    select rhythm_id as "rhythmId", slot, to_json(done_at) as "doneAt", to_json(told_at) as "toldAt" from duties
     where subject_id in ${standsFor(visit.subjectId)} and visit_id = ${visitId} order by rhythm_id, slot for update`);
  return { ...visit, closed };
}

export function addWithdrawal(
  tx: Tx,
  visitId: string,
  by: { staffId: string | null; postId: string | null; byName: string; reason: string; reopened: readonly Closed[] },
): void {
  tx.write(sql`
    insert into visit_withdrawals (visit_id, withdrawn_at, by_staff_id, by_post_id, by_name, reason, reopened)
    values (${visitId}, ${tx.at}, ${by.staffId}, ${by.postId}, ${by.byName}, ${by.reason}, ${sql.json(by.reopened)}::jsonb)`);
}

export function reopenDuties(tx: Tx, subjectId: string, visitId: string): void {
  tx.write(sql`
    update duties set done_at = null, told_at = null, visit_id = null where subject_id in ${standsFor(subjectId)} and visit_id = ${visitId}`);
}
