// Requests as they stand, or as they stood at the end of a past day, under the same column names: a condition cannot tell which of the two it
// reads. Past states come from request_versions, which a trigger keeps (0012), so what a closed day gave once it gives for ever.

import { type Sql, sql } from '#kernel/server/sql.ts';

/** Start and end of a Shanghai day, as instants. */
export const dayStart = (on: string): Sql => sql`(${on}::date::timestamp at time zone 'Asia/Shanghai')`;
export const dayEnd = (on: string): Sql => sql`((${on}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** The instant that a filter calls now. A day that is not over yet is as far as it has got. */
export function nowOf(asOf: string | undefined): Sql {
  return asOf === undefined ? sql`(select app.now())` : sql`(select least(${dayEnd(asOf)}, app.now()))`;
}

const columns = `district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, counts_as, kind_code, is_emergency, is_urgent_hardship, is_drill,
  sensitivity, caller_person_id, received_by_post_id, received_at, accepted_at, dispatched_at, responded_at, resolved_at, closed_at, response_due_at, resolve_due_at,
  paused_at, lead_unit_id, assist_unit_ids, time_card, relapse_count, rating, callback_result, is_satisfied, is_excluded`;
const present = sql.raw(`id, ${columns}`);
const past = sql.raw(`request_id as id, ${columns}`);
/** As in the generated column `is_long`: these two halves miss nothing and count nothing twice. */
const long = sql.raw(`interval '30 days'`);

/** What to put behind `from` under the alias `r`. Only the counted columns are there as of a past day; words come from the present row. */
export function requestsAsOf(asOf: string | undefined): Sql {
  if (asOf === undefined) return sql.raw('requests');
  const at = nowOf(asOf);
  return sql`(
    select ${present} from requests where version_from < ${at}
    union all
    select ${past} from request_versions where held_from < ${at} and held_to >= ${at} and not is_long and held_from >= ${at} - ${long}
    union all
    select ${past} from request_versions where held_from < ${at} and held_to >= ${at} and is_long)`;
}
