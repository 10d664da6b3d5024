// Who is expected at whose door on a day, in order of time: what the handling unit looks at first in the morning (B7).
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dayEnd, dayStart } from './as-of.ts';
import { linesWhere } from './line.ts';
import { asStaff } from './lists.ts';

/**
 * Appointments of open requests that this post's unit leads, or that its desk answers for, within one day of China. An agreed time takes the place of the one
 * wished before it.
 */
export async function answerAppointments(input: { on: string }, context: Context) {
  const { unitId, postId } = asStaff(context);
  const found = await context.tx.all<{ requestId: string; at: Date; isAgreed: boolean }>(sql`
    select f.request_id as "requestId", f.appointment_at as at, f.appointment = 'agreed' as "isAgreed"
      from request_facts f join requests r on r.id = f.request_id
     where f.replaced_at is null and f.appointment is not null and f.appointment_at >= ${dayStart(input.on)} and f.appointment_at < ${dayEnd(input.on)}
       and r.state not in ('resolved', 'closed', 'merged', 'withdrawn') and (r.lead_unit_id = ${unitId} or r.lead_post_id = ${postId} or r.desk_unit_id = ${unitId})
       and (f.appointment = 'agreed' or not exists (
         select from request_facts o where o.request_id = f.request_id and o.appointment = 'agreed' and o.replaced_at is null))
     order by f.appointment_at, f.request_id limit 100`);
  if (found.length === 0) return { rows: [] };
  const ids = found.map(({ requestId }) => requestId);
  const lines = await linesWhere(context, sql`r.id = any (${ids}::uuid[])`, sql.raw('r.id'), ids.length);
  const byId = new Map(lines.map((line) => [line.id, line]));
  return {
    rows: found.flatMap(({ requestId, at, isAgreed }) => {
      const line = byId.get(requestId);
      return line ? [{ ...line, appointmentAt: at, isAgreed }] : [];
    }),
  };
}
