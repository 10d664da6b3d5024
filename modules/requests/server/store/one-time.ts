// 一次告知 and 一次办好 (L13, L14): lists told and visits made, each a row that is never changed.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

type Telling = {
  id: string;
  requestId: string;
  items: readonly string[];
  rulesChanged: string | null;
  isBreach: boolean;
  staffId: string | null;
  unitId: string | null;
};

export function insertTelling(tx: Tx, row: Telling): void {
  tx.write(sql`
    insert into request_tellings (id, request_id, items, rules_changed, is_breach, by_staff_id, by_unit_id, at)
    values (${row.id}, ${row.requestId}, ${[...row.items]}::text[], ${row.rulesChanged}, ${row.isBreach}, ${row.staffId}, ${row.unitId}, ${tx.at})`);
}

export function insertVisit(tx: Tx, row: { id: string; requestId: string; staffId: string | null }): void {
  tx.write(
    sql`insert into request_visits (id, request_id, by_staff_id, at) values (${row.id}, ${row.requestId}, ${row.staffId}, ${tx.at})`,
  );
}

const present = sql.raw('app.now()');

/** Of `requests r`, up to an instant: how often the caller was told what is wanting. */
export const tellings = (at: Sql = present): Sql =>
  sql`(select count(*) from request_tellings o where o.request_id = r.id and o.at <= ${at})`;
/** … how often against the rule of one time. */
export const breaches = (at: Sql = present): Sql =>
  sql`(select count(*) from request_tellings o where o.request_id = r.id and o.is_breach and o.at <= ${at})`;
/** … how often the caller had to come; whoever told the matter in person came for it once already. */
export const visits = (at: Sql = present): Sql =>
  sql`((r.channel = 'walk_in')::int + (select count(*) from request_visits o where o.request_id = r.id and o.at <= ${at}))`;

async function countOf(tx: Tx, count: Sql, requestId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select ${count} as count from requests r where r.id = ${requestId}`,
  );
  return row?.count ?? 0;
}
export const countTellings = (tx: Tx, requestId: string): Promise<number> => countOf(tx, tellings(), requestId);
export const countVisits = (tx: Tx, requestId: string): Promise<number> => countOf(tx, visits(), requestId);
