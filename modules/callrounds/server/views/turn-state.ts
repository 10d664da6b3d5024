// How one stands in a round, in SQL over its row of the list: by the result told, by the duty itself, by the visit it was given over to, and by the turn the list
// was taken from, so that who was done elsewhere meanwhile is rung no more.
import { type Sql, sql } from '#kernel/server/sql.ts';

/** `t` is the row of the list, `r` the round. */
export const turnJoins: Sql = sql.raw(`
  left join duties c on c.subject_id = t.subject_id and c.rhythm_id = t.round_id and c.slot = 'once'
  left join duties v on v.subject_id = t.subject_id and v.rhythm_id = r.door_rhythm_id and v.slot = 'once'
  left join duties o on o.subject_id = t.subject_id and o.rhythm_id = r.source_rhythm_id and o.slot = r.source_slot`);

export const turnStateAt = (at: Sql): Sql => sql`
  case when t.result = 'done' then 'reached'
       when t.result = 'elsewhere' or o.done_at is not null then 'elsewhere'
       when v.done_at is not null then 'met_at_door'
       when c.excused_at is not null or v.excused_at is not null then 'excused'
       when v.subject_id is not null then 'at_door'
       when t.result in ('refused', 'moved_away') then t.result
       when t.claimed_until > ${at} then 'calling'
       when t.next_at > ${at} then 'later'
       else 'waiting' end`;
