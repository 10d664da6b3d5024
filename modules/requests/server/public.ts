// What other modules may ask of requests. For figures: the one filter as conditions, over the present or a past day. For a redraw of grids (A1):
// open requests follow their place to the new grid, closed ones stay with the grid that dealt with them.
import type { Done } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { done } from './standing.ts';
import { answerRings } from './store/calls.ts';
import { insertNote } from './store/notes.ts';
import { changeRequest, findRequest, lockRequest } from './store/request.ts';
import { byHarm } from './views/lists.ts';

export { requestLogAdapter } from './import/adapter.ts';
export { findToldText } from './store/facts.ts';
export { findRequest, type RequestRow } from './store/request.ts';

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
      returning r.id, r.territory_id)
    update request_search s set tokens = ts_delete(s.tokens, 'u:' || b.territory_id) || array_to_tsvector(array['u:' || m.territory_id])
      from before b join moved m on m.id = b.id where s.request_id = m.id`);
}

/** How many rows `linesWhere` would find, as far as the actor may see them. */
export async function countRequestsWhere(tx: Tx, where: Sql): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from requests r where ${where}`);
  return row!.count;
}

/** Requests told by this person, as far as the actor may see them. */
export async function countRequestsOfPerson(tx: Tx, personId: string): Promise<{ open: number; all: number }> {
  const row = await tx.first<{ open: number; all: number }>(sql`
    select count(*) filter (where state not in ('closed', 'merged', 'withdrawn')) as open, count(*) as "all"
      from requests where caller_person_id = ${personId}`);
  return row ?? { open: 0, all: 0 };
}

export type MisPress =
  | { is: 'withdrawn'; requestNo: string; done: Done }
  | { is: 'unknown' | 'answered' | 'pressed_again' | 'too_late' };

/**
 * B6, mis-press: takes back a call that came in since then, as far as the actor may see it. Locked first, so that whoever answers in the same
 * moment either finds it withdrawn or keeps it. `done` is what the command that asked tells the bus.
 */
export async function withdrawMisPress(tx: Tx, requestId: string, since: Date): Promise<MisPress> {
  const request = await lockRequest(tx, requestId);
  if (!request) return { is: 'unknown' };
  if (request.state !== 'received' || request.kindCode !== null) return { is: 'answered' };
  if (request.receivedAt < since) return { is: 'too_late' };
  const presses = await tx.first<{ count: number }>(
    sql`select press_count as count from requests where id = ${requestId}`,
  );
  if (presses!.count > 1) return { is: 'pressed_again' };
  answerRings(tx, request.id, null);
  changeRequest(tx, request, { state: 'withdrawn', wakeAt: null, ringStep: null });
  const event = { type: 'request.withdrawn', requestId: request.id, reason: 'mis_press', note: '', by: null };
  return { is: 'withdrawn', requestNo: request.requestNo, done: done(request, [event]) };
}

export type SweepMatter = { unitId: string; requestId: string; requestNo: string; summary: string };

/** Open problems that lie in these units, the worst first: what a sweep looks at again (B5). Sensitive matters are nobody's to look at in passing. */
export function listSweepMatters(tx: Tx, unitIds: readonly string[]): Promise<SweepMatter[]> {
  return tx.all<SweepMatter>(sql`
    select r.territory_id as "unitId", r.id as "requestId", r.request_no as "requestNo", r.summary from requests r
     where r.territory_id = any (${unitIds}::uuid[]) and r.state not in ('closed', 'merged', 'withdrawn') and r.counts_as = 'problem' and r.sensitivity = 'normal'
       and not r.is_drill
     order by ${byHarm}`);
}

/** Those of these requests that the actor may see. */
export function listSeenRequests(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; requestNo: string; summary: string; state: string }[]> {
  return tx.all(
    sql`select id, request_no as "requestNo", summary, state from requests where id = any (${ids}::uuid[]) order by received_at, id`,
  );
}

/** An inside note by something that is neither caller nor staff; undefined when the actor does not see the request. What it adds to the bus comes back. */
export async function noteByDevice(
  tx: Tx,
  requestId: string,
  note: { id: string; text: string },
): Promise<Done | undefined> {
  const request = await findRequest(tx, requestId);
  if (!request) return undefined;
  const nobody = { byStaffId: null, byUnitId: null, byName: null };
  insertNote(tx, { ...note, ...nobody, requestId, kind: 'internal', fileIds: [], byKind: 'device', isPublic: false });
  return done(request, [{ type: 'request.noted', requestId, by: null, isPublic: false }]);
}

export type CallOfDevice = {
  requestId: string;
  requestNo: string;
  summary: string;
  state: string;
  receivedAt: Date;
  pressCount: number;
  isEmergency: boolean;
};

/** The last calls of a one-key device, as far as the actor may see them, and how many of them came since then. */
export async function listCallsOfDevice(
  tx: Tx,
  deviceId: string,
  { limit, since }: { limit: number; since: Date },
): Promise<{ rows: CallOfDevice[]; sinceCount: number }> {
  const [rows, count] = await Promise.all([
    tx.all<CallOfDevice>(sql`
      select id as "requestId", request_no as "requestNo", summary, state, received_at as "receivedAt", press_count as "pressCount",
             is_emergency as "isEmergency"
        from requests where device_id = ${deviceId} order by received_at desc, id desc limit ${limit}`),
    tx.first<{ count: number }>(
      sql`select count(*) as count from requests where device_id = ${deviceId} and received_at > ${since}`,
    ),
  ]);
  return { rows, sinceCount: count!.count };
}
