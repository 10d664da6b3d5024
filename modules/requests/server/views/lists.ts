// Lists and counts of requests for staff.
import type { z } from 'zod';
import type { StaffActor } from '#kernel/server/actor.ts';
import { momentAfter, readMoment, readOffset } from '#kernel/server/cursor.ts';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { listRequests } from '../../shared/queries.ts';
import { conditionsOf, mineOf } from './filter.ts';
import { linesWhere } from './line.ts';

/** Queries of this module are for post holders; the right was checked, this narrows the type. */
export function asStaff(context: Context): StaffActor {
  if (context.actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  return context.actor;
}

/**
 * What does most harm if late comes first: emergencies (B4), the one-key call that nobody has answered (B6), 急难愁盼 (B13), then whoever waits for the
 * soonest moment. Before dispatch there is no limit yet, so a call counts as due half an hour after it came, when its row turns amber; what is done
 * waits a day for whoever verifies it; a suspended matter waits for nobody. Only columns that a past state has, too (as-of.ts).
 */
export const byHarm =
  sql.raw(`r.is_emergency desc, (r.channel = 'one_key' and r.state = 'received') desc, r.is_urgent_hardship desc,
  case when r.paused_at is not null then 'infinity' when r.state = 'resolved' then r.resolved_at + interval '1 day'
       else coalesce(r.resolve_due_at, r.received_at + interval '30 minutes') end, r.received_at, r.id`);
const byNewest = sql.raw('r.received_at desc, r.id desc');

export async function answerList(input: z.output<typeof listRequests.input>, context: Context) {
  const actor = asStaff(context);
  const { limit, after, ...filter } = input;
  const isQueue = filter.tab !== undefined && filter.tab !== 'all';
  const where = sql`(${conditionsOf(filter, actor)}) and ${filter.asOf === undefined ? withinReach(actor) : sql`true`}`;
  if (isQueue) {
    // A queue is worked from the top; it is short, and paging counts rows already shown.
    const offset = readOffset(after);
    const rows = await linesWhere(context, where, byHarm, limit + offset + 1, filter.asOf);
    return {
      rows: rows.slice(offset, offset + limit),
      next: rows.length > offset + limit ? String(offset + limit) : null,
    };
  }
  const seen = readMoment(after);
  const since = seen ? sql`(r.received_at, r.id) < (${seen.at}, ${seen.id}::uuid)` : sql`true`;
  const rows = await linesWhere(context, sql`${where} and ${since}`, byNewest, limit + 1, filter.asOf);
  const last = rows[limit - 1];
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit && last ? momentAfter(last.receivedAt, last.id) : null,
  };
}

/**
 * What row-level security shows this post, said once more in words that an index can answer (0003, 0024); it takes nothing away. A street or the district
 * finds a page among the newest of all; a grid or a community would read through everybody's first, so its own are looked up.
 */
function withinReach({ reach, unitId, unitKind, postId, districtId }: StaffActor): Sql {
  const own = sql`r.lead_unit_id = ${unitId} or r.received_by_post_id = ${postId}`;
  if (reach === 'assigned')
    return sql`(${own} or (r.assist_unit_ids <> '{}' and r.assist_unit_ids @> array[${unitId}]::uuid[]))`;
  if (reach === 'territory' && narrowKinds.includes(unitKind))
    return sql`(r.territory_id = any ((select app.scope())::uuid[]) or r.desk_unit_id = ${unitId} or ${own})`;
  return sql`r.district_id = ${districtId}`;
}
const narrowKinds: readonly string[] = ['community', 'village', 'grid', 'courtyard'];

export async function answerCounts(_input: object, context: Context) {
  const actor = asStaff(context);
  const count = (name: string, filter: Parameters<typeof conditionsOf>[0]) =>
    sql`count(*) filter (where ${conditionsOf(filter, actor)}) as ${sql.raw(`"${name}"`)}`;
  const row = await context.tx.first<{
    mine: number;
    toVerify: number;
    overdue: number;
    open: number;
    ringing: number;
  }>(sql`
    select count(*) filter (where ${mineOf(actor)}) as mine, ${count('toVerify', { tab: 'to_verify' })}, ${count('overdue', { tab: 'overdue' })}, count(*) as open,
           count(*) filter (where r.state = 'received' and r.ring_step is not null) as ringing
      from requests r where r.state not in ('closed', 'merged', 'withdrawn') and ${withinReach(actor)}`);
  const asked = await context.tx.first<{ count: number }>(
    sql`select count(distinct a.request_id) as count from request_approvals a join requests r on r.id = a.request_id where a.state = 'asked'`,
  );
  return { ...row!, approvals: asked!.count };
}

type RingRow = {
  id: string;
  requestNo: string;
  summary: string;
  placeText: string | null;
  isEmergency: boolean;
  isSilent: boolean;
  receivedAt: Date;
  pressCount: number;
  callerName: string | null;
  callerTags: string[];
  step: number;
};

/** What rings for this post: its own desk from the first ring on, every other post from the step that reached its unit. */
export async function answerRinging(_input: object, context: Context) {
  const actor = asStaff(context);
  const rows = await context.tx.all<RingRow>(sql`
    select r.id, r.request_no as "requestNo", r.summary, r.place_text as "placeText", r.is_emergency as "isEmergency", r.is_silent as "isSilent", r.received_at as "receivedAt",
           r.press_count as "pressCount", r.caller_name as "callerName", r.ring_step as step,
           coalesce((select array_agg(f.flag) from subject_flags f where f.person_id = r.caller_person_id and upper_inf(f.valid)), '{}') as "callerTags"
      from requests r
     where r.state = 'received' and r.ring_step is not null
       and exists (select from request_rings g where g.request_id = r.id and g.unit_id = ${actor.unitId} and g.role = ${actor.role} and g.answered_at is null)
     order by r.is_emergency desc, r.received_at limit 20`);
  return { rows: rows.map((row) => ({ ...row, callerName: row.callerName ? maskName(row.callerName) : null })) };
}
