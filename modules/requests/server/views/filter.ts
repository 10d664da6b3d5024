// A filter as SQL conditions. The same conditions make a count and the rows behind it, so a number and its list cannot differ. Order of the
// conditions does not matter; each is a plain comparison on `requests r` that an index of 0003 serves.

import type { StaffActor } from '#kernel/server/actor.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { deskRoles, type Role } from '#kernel/shared/right.ts';
import { queryTokens } from '#kernel/shared/text/search-tokens.ts';
import type { RequestFilter } from '../../shared/queries.ts';

const open = sql.raw(`r.state not in ('closed', 'merged', 'withdrawn')`);
const desks: readonly Role[] = deskRoles;

/** Start of a Shanghai day, as an instant. */
const dayStart = (on: string) => sql`(${on}::date::timestamp at time zone 'Asia/Shanghai')`;
const dayEnd = (on: string) => sql`((${on}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** What waits for this very actor: a desk's untreated and returned matters, a handler's jobs. */
export function mineOf(actor: StaffActor): Sql {
  if (actor.reach === 'assigned')
    return sql`r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened')`;
  if (desks.includes(actor.role)) {
    return sql`(r.desk_unit_id = ${actor.unitId} and r.state in ('received', 'accepted', 'returned', 'resolved')) or (r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened'))`;
  }
  return sql`r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened')`;
}

/** Did it count in the rates at all: not excluded, no drill, not a mis-press, not told twice. */
export const counted = sql.raw(`not r.is_drill and not r.is_excluded and r.state not in ('merged', 'withdrawn')`);

/** e1's three rates and the on-time ones, each as a condition on rows. */
export const measures: Record<NonNullable<RequestFilter['measure']>, Sql> = {
  to_respond: sql`${counted} and r.response_due_at is not null and (r.responded_at is not null or r.response_due_at < app.now())`,
  responded_in_time: sql`${counted} and r.response_due_at is not null and r.responded_at <= r.response_due_at`,
  called_back: sql`${counted} and r.callback_result in ('solved', 'unsolved')`,
  solved: sql`${counted} and r.callback_result = 'solved'`,
  rated: sql`${counted} and r.is_satisfied is not null`,
  satisfied: sql`${counted} and r.is_satisfied`,
  due: sql`${counted} and r.resolve_due_at is not null and (r.resolved_at is not null or r.resolve_due_at < app.now())`,
  closed_in_time: sql`${counted} and r.resolve_due_at is not null and r.resolved_at <= r.resolve_due_at`,
};

export function conditionsOf(filter: RequestFilter, actor: StaffActor): Sql {
  const { receivedFrom, receivedTo, closedFrom, closedTo, asOf } = filter;
  return sql.all([
    tabOf(filter, actor),
    filter.states !== undefined && sql`r.state = any (${filter.states as string[]}::text[])`,
    filter.kindCodes !== undefined && sql`r.kind_code = any (${filter.kindCodes}::text[])`,
    filter.countsAs !== undefined && sql`r.counts_as = ${filter.countsAs}`,
    filter.channels !== undefined && sql`r.channel = any (${filter.channels}::text[])`,
    filter.unitId !== undefined &&
      sql`r.territory_id = any ((select member_ids from unit_scopes where unit_id = ${filter.unitId})::uuid[])`,
    filter.leadUnitId !== undefined && sql`r.lead_unit_id = ${filter.leadUnitId}`,
    receivedFrom !== undefined && sql`r.received_at >= ${dayStart(receivedFrom)}`,
    receivedTo !== undefined && sql`r.received_at < ${dayEnd(receivedTo)}`,
    closedFrom !== undefined && sql`r.closed_at >= ${dayStart(closedFrom)}`,
    closedTo !== undefined && sql`r.closed_at < ${dayEnd(closedTo)}`,
    filter.timeCard !== undefined && sql`r.time_card = ${filter.timeCard}`,
    filter.isEmergency !== undefined && sql`r.is_emergency = ${filter.isEmergency}`,
    filter.isUrgentHardship !== undefined && sql`r.is_urgent_hardship = ${filter.isUrgentHardship}`,
    filter.isExcluded !== undefined && sql`r.is_excluded = ${filter.isExcluded}`,
    filter.isRelapse === true && sql`r.relapse_count > 0`,
    filter.measure !== undefined && measures[filter.measure],
    asOf !== undefined && openAsOf(asOf),
    filter.placeId !== undefined && sql`r.place_id = ${filter.placeId}`,
    filter.personId !== undefined && sql`r.caller_person_id = ${filter.personId}`,
    filter.sameCallerAs !== undefined && sameCaller(sql`${filter.sameCallerAs}::uuid`),
    filter.search ? searched(filter.search, actor) : undefined,
  ]);
}

/** `requests r` that this request's caller made in the half year before it and since: by number, or by the person it was matched to. */
export function sameCaller(requestId: Sql): Sql {
  return sql`exists (select from requests o where o.id = ${requestId} and r.received_at > o.received_at - interval '180 days'
    and (r.id = o.id or r.caller_phone_hash = o.caller_phone_hash or r.caller_person_id = o.caller_person_id))`;
}

function tabOf(filter: RequestFilter, actor: StaffActor): Sql | undefined {
  switch (filter.tab) {
    case 'mine':
      return mineOf(actor);
    case 'to_verify':
      return sql`r.state = 'resolved'`;
    case 'overdue':
      return sql`${open} and r.state <> 'resolved' and r.resolve_due_at < app.now() and r.paused_at is null`;
    case 'long_running':
      return sql`${open} and (r.state = 'suspended' or r.received_at < app.now() - interval '30 days')`;
    case 'approvals':
      return sql`r.id in (select request_id from request_approvals where state = 'asked')`;
    case 'open':
      return open;
    default:
      return undefined;
  }
}

/** Open at the end of a past day: received by then, and not closed, merged or withdrawn by then (closings undone later still count as closed then). */
export function openAsOf(on: string): Sql {
  return sql`r.received_at < ${dayEnd(on)} and not exists (select from request_closures c where c.request_id = r.id and c.closed_at < ${dayEnd(on)} and (c.reopened_at is null or c.reopened_at >= ${dayEnd(on)}))
    and not exists (select from request_stages s where s.request_id = r.id and s.state in ('merged', 'withdrawn') and s.entered_at < ${dayEnd(on)})`;
}

/** By words: tokens meet in the side table first (0003 says why), narrowed by the post's own units so that a narrow post never wades through the district's. */
function searched(text: string, actor: StaffActor): Sql {
  const words = queryTokens(text);
  if (words.length === 0) return sql`false`;
  const query = sql`array_to_string(array(select quote_literal(t) from unnest(${words}::text[]) t), ' & ')::tsquery`;
  const narrow =
    actor.reach === 'territory' && actor.unitId !== actor.districtId
      ? sql`and s.tokens @@ array_to_string(array(select quote_literal('u:' || u) from unnest((select app.scope())::uuid[]) u), ' | ')::tsquery`
      : sql.empty;
  return sql`r.id in (select s.request_id from request_search s where s.tokens @@ ${query} ${narrow} order by s.received_at desc limit 2000)`;
}
