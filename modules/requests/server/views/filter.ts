// A filter as SQL conditions. The same conditions make a count and the rows behind it, so a number and its list cannot differ. Order of the
// conditions does not matter; each is a plain comparison on `requests r` that an index of 0003 serves, or on past states of it (as-of.ts).

import type { StaffActor } from '#kernel/server/actor.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { deskRoles, type Role } from '#kernel/shared/right.ts';
import { queryTokens } from '#kernel/shared/text/search-tokens.ts';
import type { RequestFilter } from '../../shared/queries.ts';
import { breaches, visits } from '../store/one-time.ts';
import { dayEnd, dayStart, nowOf } from './as-of.ts';
import { counted, measureOf, stepBehind, uncounted } from './measures.ts';

const open = sql.raw(`r.state not in ('closed', 'merged', 'withdrawn')`);
const desks: readonly Role[] = deskRoles;

/** What waits for this very actor: a desk's untreated and returned matters, a handler's jobs. */
export function mineOf(actor: StaffActor): Sql {
  if (actor.reach === 'assigned')
    return sql`r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened')`;
  if (desks.includes(actor.role)) {
    return sql`(r.desk_unit_id = ${actor.unitId} and r.state in ('received', 'accepted', 'returned', 'resolved')) or (r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened'))`;
  }
  return sql`r.lead_unit_id = ${actor.unitId} and r.state in ('dispatched', 'in_progress', 'reopened')`;
}

/** `isCountedAlready`: the caller's other conditions say so; a measure then need not say it again for every row. */
export function conditionsOf(filter: RequestFilter, actor: StaffActor, isCountedAlready = false): Sql {
  const { receivedFrom, receivedTo, closedFrom, closedTo } = filter;
  const now = nowOf(filter.asOf);
  return sql.all([
    tabOf(filter, actor, now),
    !isCountedAlready && (filter.isCounted === true || filter.measure !== undefined) && counted,
    filter.isCounted === false && uncounted,
    filter.isDrill !== undefined && sql`r.is_drill = ${filter.isDrill}`,
    filter.states !== undefined && sql`r.state = any (${filter.states as string[]}::text[])`,
    filter.kindCodes !== undefined && sql`r.kind_code = any (${filter.kindCodes}::text[])`,
    filter.countsAs !== undefined && sql`r.counts_as = ${filter.countsAs}`,
    filter.isClassified !== undefined && sql`(r.kind_code is not null) = ${filter.isClassified}`,
    filter.channels !== undefined && sql`r.channel = any (${filter.channels}::text[])`,
    filter.unitId !== undefined && below(filter.unitId, filter.asOf, actor),
    filter.atUnitId !== undefined && sql`r.territory_id = ${filter.atUnitId}`,
    filter.leadUnitId !== undefined && sql`r.lead_unit_id = ${filter.leadUnitId}`,
    filter.leadUnitKind !== undefined &&
      sql`r.lead_unit_id in (select u.id from governance_units u where u.district_id = ${actor.districtId} and u.kind = ${filter.leadUnitKind})`,
    receivedFrom !== undefined && sql`r.received_at >= ${dayStart(receivedFrom)}`,
    receivedTo !== undefined && sql`r.received_at < ${dayEnd(receivedTo)}`,
    closedFrom !== undefined && sql`r.closed_at >= ${dayStart(closedFrom)}`,
    closedTo !== undefined && sql`r.closed_at < ${dayEnd(closedTo)}`,
    filter.timeCard !== undefined && sql`r.time_card = ${filter.timeCard}`,
    filter.carded !== undefined && cardedOf(filter),
    filter.isEmergency !== undefined && sql`r.is_emergency = ${filter.isEmergency}`,
    filter.isUrgentHardship !== undefined && sql`r.is_urgent_hardship = ${filter.isUrgentHardship}`,
    filter.isExcluded !== undefined && sql`r.is_excluded = ${filter.isExcluded}`,
    filter.isRelapse === true && sql`r.relapse_count > 0`,
    filter.isToldTwice !== undefined && sql`(${breaches(now)} > 0) = ${filter.isToldTwice}`,
    filter.isManyVisits !== undefined && sql`(${visits(now)} > 1) = ${filter.isManyVisits}`,
    filter.isUnanswered === true && sql`${open} and r.state <> 'resolved' and r.responded_at is null`,
    (filter.approvalKind ?? filter.approvalState) !== undefined && approvalOf(filter),
    filter.measure !== undefined && measureOf(filter.measure, now),
    filter.step !== undefined && stepBehind(filter.step),
    filter.placeId !== undefined && sql`r.place_id = ${filter.placeId}`,
    filter.personId !== undefined && sql`r.caller_person_id = ${filter.personId}`,
    filter.sameCallerAs !== undefined &&
      sql`r.id in (select r.id from requests r where ${sameCaller(sql`${filter.sameCallerAs}::uuid`)})`,
    filter.search ? searched(filter.search, actor) : undefined,
  ]);
}

/** `requests r` that this request's caller made in the half year before it and since: by number, or by the person it was matched to. */
export function sameCaller(requestId: Sql): Sql {
  return sql`exists (select from requests o where o.id = ${requestId} and r.received_at > o.received_at - interval '180 days'
    and (r.id = o.id or r.caller_phone_hash = o.caller_phone_hash or r.caller_person_id = o.caller_person_id))`;
}

function tabOf({ tab, asOf }: RequestFilter, actor: StaffActor, now: Sql): Sql | undefined {
  const late = sql`r.resolve_due_at < ${now} and r.paused_at is null`;
  switch (tab) {
    case 'mine':
      return mineOf(actor);
    case 'to_verify':
      return sql`r.state = 'resolved'`;
    case 'overdue':
      return sql`${open} and r.state <> 'resolved' and ${late}`;
    case 'pressing':
      return sql`${open} and r.state not in ('resolved', 'suspended')
        and (r.is_emergency or r.time_card <> 'none' or (${late}) or (r.responded_at is null and r.response_due_at < ${now}))`;
    case 'long_running':
      return sql`${open} and (r.state = 'suspended' or r.received_at < ${now} - interval '30 days')`;
    case 'approvals':
      return approvalOf({ approvalState: 'asked', asOf });
    case 'open':
      return open;
    default:
      return undefined;
  }
}

/** The territory of a unit, on its day. The district needs no list of units, and so no look-up for each. */
function below(unitId: string, asOf: string | undefined, actor: StaffActor): Sql {
  if (unitId === actor.districtId) return sql`r.district_id = ${unitId}`;
  if (asOf !== undefined) return sql`r.territory_id = any ((select app.scope_at(${unitId}, ${nowOf(asOf)}))::uuid[])`;
  return sql`r.territory_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`;
}

function cardedOf({ carded, cardedFrom, cardedTo, asOf }: RequestFilter): Sql {
  const conditions = sql.all([
    sql`c.card = ${carded}`,
    cardedFrom !== undefined && sql`c.raised_at >= ${dayStart(cardedFrom)}`,
    cardedTo !== undefined && sql`c.raised_at < ${dayEnd(cardedTo)}`,
    asOf !== undefined && sql`c.raised_at < ${nowOf(asOf)}`,
  ]);
  return sql`r.id in (select c.request_id from request_cards c where ${conditions})`;
}

/** As of a past day: asked for by then, and decided by then or not yet. */
function approvalOf({ approvalKind, approvalState, asOf }: RequestFilter): Sql {
  const at = nowOf(asOf);
  const state =
    asOf === undefined
      ? sql`a.state`
      : sql`case when a.decided_at is null or a.decided_at >= ${at} then 'asked' else a.state end`;
  const conditions = sql.all([
    asOf !== undefined && sql`a.asked_at < ${at}`,
    approvalKind !== undefined && sql`a.kind = ${approvalKind}`,
    approvalState !== undefined && sql`${state} = ${approvalState}`,
  ]);
  return sql`r.id in (select a.request_id from request_approvals a where ${conditions})`;
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
