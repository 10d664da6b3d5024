// What a survey told of a firm, read as the house reads it: for the reactions.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Department, Method } from '../../shared/enterprise.ts';

/** The firm that has the code under which this record was brought in. */
export async function firmHeldAs(tx: Tx, enterpriseId: string): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(sql`
    select h.id from enterprises e join enterprises h on h.district_id = e.district_id and h.uscc = e.uscc_written and h.merged_into_id is null and h.id <> e.id
     where e.id = ${enterpriseId} and e.merged_into_id is null and e.uscc_fault = 'held'`);
  return row?.id;
}

export type ContactTold = {
  visitId: string;
  enterpriseId: string;
  listingId: string;
  department: Department | null;
  method: Method | null;
  on: string;
  isGone: boolean;
};

/** A contact with a result: by which way, for the department in whose part the firm stands in a round of those days. */
export function contactTold(tx: Tx, visitId: string): Promise<ContactTold | undefined> {
  return tx.first<ContactTold>(sql`
    select v.id as "visitId", e.id as "enterpriseId", v.id as "listingId", v.told->>'contactMethod' as method, (v.happened_at at time zone 'Asia/Shanghai')::date::text as "on",
           v.outcome = 'gone' and e.state = 'open' as "isGone",
           (select nullif(s.department, '-') from campaign_shares s join campaign_rounds r on r.id = s.round_id
             where s.subject_id = v.subject_id and r.opens_at <= v.happened_at and not r.is_drill order by r.opens_at desc limit 1) as department
      from app.standing_visits() v join enterprises e on e.id = v.subject_id and e.merged_into_id is null
     where v.id = ${visitId} and v.outcome in ('done', 'found', 'gone') and not v.is_drill`);
}
