// What other modules may ask of requests. For figures: the one filter as conditions, over the present or a past day. For a redraw of grids (A1):
// open requests follow their place to the new grid, closed ones stay with the grid that dealt with them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export { dayEnd, dayStart, nowOf, requestsAsOf } from './views/as-of.ts';
export { conditionsOf } from './views/filter.ts';
export { linesWhere } from './views/line.ts';
export { asStaff, byHarm } from './views/lists.ts';
export { stepColumns } from './views/measures.ts';

export type OpenRequest = {
  id: string;
  requestNo: string;
  summary: string;
  territoryId: string;
  placeId: string | null;
};

/** Requests in these units that are not closed, merged or withdrawn, as far as the actor may see them. */
export async function listOpenRequestsIn(tx: Tx, unitIds: readonly string[]): Promise<OpenRequest[]> {
  return tx.all<OpenRequest>(sql`
    select id, request_no as "requestNo", summary, territory_id as "territoryId", place_id as "placeId"
      from requests
     where territory_id = any (${unitIds}::uuid[]) and state not in ('closed', 'merged', 'withdrawn')
     order by received_at, id`);
}

/** From now on this open request belongs to that unit; where it stood before stays on record. */
export function moveOpenRequest(tx: Tx, requestId: string, territoryId: string): void {
  tx.write(sql`
    with before as (
      select id, territory_id from requests where id = ${requestId} and state not in ('closed', 'merged', 'withdrawn') for update)
    , moved as (
      update requests r set territory_id = ${territoryId}, version = version + 1 from before b where r.id = b.id
      returning r.id, r.state, r.lead_unit_id, r.territory_id)
    , staged as (
      insert into request_stages (request_id, entered_at, state, lead_unit_id, territory_id)
      select id, app.now(), state, lead_unit_id, territory_id from moved)
    update request_search s set tokens = ts_delete(s.tokens, 'u:' || b.territory_id) || array_to_tsvector(array['u:' || m.territory_id])
      from before b join moved m on m.id = b.id where s.request_id = m.id`);
}

/** Requests told by this person, as far as the actor may see them. */
export async function countRequestsOfPerson(tx: Tx, personId: string): Promise<{ open: number; all: number }> {
  const row = await tx.first<{ open: number; all: number }>(sql`
    select count(*) filter (where state not in ('closed', 'merged', 'withdrawn')) as open, count(*) as "all"
      from requests where caller_person_id = ${personId}`);
  return row ?? { open: 0, all: 0 };
}
