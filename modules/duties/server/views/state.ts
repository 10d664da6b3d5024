// The state of a duty as of a moment, as SQL over its row: what shared/duty-state.ts says, in the same order (duties.test.ts holds the two together).
import { type Sql, sql } from '#kernel/server/sql.ts';

/** `d` is the row of duties, `at` an instant. */
export const stateAt = (at: Sql): Sql => sql`
  case when greatest(d.done_at, d.told_at) <= ${at} and d.done_at <= d.due_at then 'done'
       when d.ended_at <= ${at} and d.ended_at < d.due_at then 'ended'
       when greatest(d.done_at, d.told_at) <= ${at} then 'made_up'
       when d.excused_at <= ${at} then 'excused'
       when ${at} > d.due_at then 'missed'
       when ${at} >= d.opens_at then 'open'
       else 'ahead' end`;
