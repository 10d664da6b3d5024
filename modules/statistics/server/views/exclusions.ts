// What was asked to be left out of the rates, or appealed against: who asked, why, who decided, when.

import type { z } from 'zod';
import { momentAfter, readMoment } from '#kernel/server/cursor.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { conditionsOf, dayEnd, dayStart, requestsAsOf } from '#modules/requests/server/public.ts';
import type { boardExclusions, ExclusionRow } from '../../shared/queries.ts';
import { openFrame, uncounted } from './frame.ts';

export async function answerExclusions(input: z.output<typeof boardExclusions.input>, context: Context) {
  const { actor, board, from, to, asOf, at } = await openFrame(input, context);
  const seen = readMoment(input.after);
  const since = seen ? sql`(a.asked_at, a.id) < (${seen.at}, ${seen.id}::uuid)` : sql`true`;
  const state =
    asOf === undefined
      ? sql`a.state`
      : sql`case when a.decided_at is null or a.decided_at >= ${at} then 'asked' else a.state end`;
  const rows = await context.tx.all<ExclusionRow>(sql`
    with found as (
      select a.*, ${state} as state_then, r.territory_id, r.request_no from request_approvals a join ${requestsAsOf(asOf)} r on r.id = a.request_id
       where a.kind in ('exclusion', 'appeal') and a.asked_at >= ${dayStart(from)} and a.asked_at < least(${dayEnd(to)}, ${at}::timestamptz + interval '1 microsecond')
         and ${conditionsOf(uncounted(board), actor)} and ${since}
       order by a.asked_at desc, a.id desc limit ${input.limit + 1})
    select f.id as "approvalId", f.kind, f.request_id as "requestId", f.request_no as "requestNo", coalesce(w.summary, '（已转出）') as summary, t.name as "territoryName", f.reason,
           f.state_then as state, asker.name as "askedBy", asking.name as "askedByUnit", f.asked_at as "askedAt",
           case when f.state_then <> 'asked' then decider.name end as "decidedBy", case when f.state_then <> 'asked' then deciding.name end as "decidedByUnit",
           case when f.state_then <> 'asked' then f.decided_at end as "decidedAt", case when f.state_then <> 'asked' then f.decision_note end as note
      from found f
      join governance_units t on t.id = f.territory_id
      left join requests w on w.id = f.request_id
      left join staff asker on asker.id = f.asked_by_staff_id
      left join posts ap on ap.id = f.asked_by_post_id left join governance_units asking on asking.id = ap.unit_id
      left join staff decider on decider.id = f.decided_by_staff_id
      left join posts dp on dp.id = f.decided_by_post_id left join governance_units deciding on deciding.id = dp.unit_id
     order by f.asked_at desc, f.id desc`);
  const last = rows[input.limit - 1];
  return {
    rows: rows.slice(0, input.limit),
    next: rows.length > input.limit && last ? momentAfter(last.askedAt, last.approvalId) : null,
  };
}
