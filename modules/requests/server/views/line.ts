// One request as a line of a list.

import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import type { RequestLine } from '../../shared/queries.ts';

export const lineColumns = sql.raw(`
  r.id, r.request_no as "requestNo", r.summary, r.state, r.channel, r.kind_code as "kindCode", r.counts_as as "countsAs", r.place_text as "placeText",
  t.name as "territoryName", l.name as "leadName", r.caller_name as "callerName", r.received_at as "receivedAt", r.resolve_due_at as "resolveDueAt",
  r.closed_at as "closedAt", r.time_card as "timeCard", r.is_emergency as "isEmergency", r.is_urgent_hardship as "isUrgentHardship", r.is_drill as "isDrill",
  r.is_excluded as "isExcluded", (select count(*) from requests m where m.merged_into_id = r.id) as "mergedCount", r.relapse_count as "relapseCount", r.rating,
  r.ring_step is not null and r.state = 'received' as "isRinging", greatest(0, extract(day from coalesce(r.closed_at, app.now()) - r.received_at))::int as "openDays",
  r.method_version_id as "methodVersionId"`);
export const lineJoins = sql.raw(
  `join governance_units t on t.id = r.territory_id left join governance_units l on l.id = r.lead_unit_id`,
);

export type LineRow = Omit<RequestLine, 'kindTitle'> & { methodVersionId: string };

/** Names masked, the kind by its title in the method the request came in under. */
export async function shownLine<R extends LineRow>(
  row: R,
  { tx }: Context,
): Promise<Omit<R, 'methodVersionId'> & { kindTitle: { zh: string; en: string } | null }> {
  const { methodVersionId, ...line } = row;
  const kind = row.kindCode ? (await getMethod(tx, methodVersionId)).kinds.get(row.kindCode) : undefined;
  return { ...line, kindTitle: kind?.title ?? null, callerName: row.callerName ? maskName(row.callerName) : null };
}

export async function linesWhere(context: Context, where: Sql, order: Sql, limit: number): Promise<RequestLine[]> {
  // Rows are chosen first and dressed after: joins and counts are paid for the page, not for the search.
  const rows = await context.tx.all<LineRow>(sql`
    with page as materialized (select r.id, ${orderKey} from requests r where ${where} order by ${order} limit ${limit})
    select ${lineColumns} from page join requests r on r.id = page.id ${lineJoins} order by ${order}`);
  return Promise.all(rows.map((row) => shownLine(row, context)));
}
const orderKey = sql.raw('true as chosen');
