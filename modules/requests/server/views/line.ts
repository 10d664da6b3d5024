// One request as a line of a list.

import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import type { RequestLine } from '../../shared/queries.ts';
import { nowOf, requestsAsOf } from './as-of.ts';

/** Facts from `r`, which may be a past state; words from `w`, the present row, which may have left the post's sight since then. */
const columnsOf = (w: 'r' | 'w', now: Sql): Sql => sql`
  r.id, r.request_no as "requestNo", ${sql.raw(`coalesce(${w}.summary, '（已转出）') as summary, ${w}.place_text as "placeText", ${w}.caller_name as "callerName",
  coalesce(${w}.ring_step is not null, false) and r.state = 'received' as "isRinging"`)}, r.state, r.channel, r.kind_code as "kindCode", r.counts_as as "countsAs",
  t.name as "territoryName", l.name as "leadName", r.received_at as "receivedAt", r.resolve_due_at as "resolveDueAt",
  r.closed_at as "closedAt", r.time_card as "timeCard", r.is_emergency as "isEmergency", r.is_urgent_hardship as "isUrgentHardship", r.is_drill as "isDrill",
  r.is_excluded as "isExcluded", (select count(*) from requests m where m.merged_into_id = r.id) as "mergedCount", r.relapse_count as "relapseCount", r.rating,
  greatest(0, extract(day from coalesce(r.closed_at, ${now}) - r.received_at))::int as "openDays", r.method_version_id as "methodVersionId"`;
export const lineColumns = columnsOf('r', nowOf(undefined));
export const lineJoins = sql.raw(
  `join governance_units t on t.id = r.territory_id left join governance_units l on l.id = r.lead_unit_id`,
);

export type LineRow = Omit<RequestLine, 'kindTitle' | 'channelTitle'> & { methodVersionId: string };

/** Names masked, kind and channel by their titles in the method the request came in under. */
export async function shownLine<R extends LineRow>(
  row: R,
  { tx }: Context,
): Promise<Omit<R, 'methodVersionId'> & Pick<RequestLine, 'kindTitle' | 'channelTitle'>> {
  const { methodVersionId, ...line } = row;
  const { method, kinds } = await getMethod(tx, methodVersionId);
  return {
    ...line,
    channelTitle: method.channels.find(({ code }) => code === row.channel)?.title ?? null,
    kindTitle: kinds.get(row.kindCode ?? '')?.title ?? null,
    callerName: row.callerName ? maskName(row.callerName) : null,
  };
}

/** The rows that conditions choose, as they stand or as they stood at the end of `asOf`. */
export async function linesWhere(
  context: Context,
  where: Sql,
  order: Sql,
  limit: number,
  asOf?: string,
): Promise<RequestLine[]> {
  // Rows are chosen first and dressed after: joins and counts are paid for the page, not for the search.
  const rows = await context.tx.all<LineRow>(
    asOf === undefined
      ? sql`
    with page as materialized (select r.id from requests r where ${where} order by ${order} limit ${limit})
    select ${lineColumns} from page join requests r on r.id = page.id ${lineJoins} order by ${order}`
      : sql`
    with r as materialized (select r.* from ${requestsAsOf(asOf)} r where ${where} order by ${order} limit ${limit})
    select ${columnsOf('w', nowOf(asOf))} from r left join requests w on w.id = r.id ${lineJoins} order by ${order}`,
  );
  return Promise.all(rows.map((row) => shownLine(row, context)));
}
