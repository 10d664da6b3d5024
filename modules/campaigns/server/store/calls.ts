// Buildings of a round: who of its list lives in which, and in which order they are called (C6, E5).
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Building, Call, Channel } from '../../shared/calls.ts';

/** The building over a place `p`; a house of a lane is called with its lane, one that stands alone by itself. */
export const buildingJoins: Sql = sql`left join places p1 on p1.id = p.parent_id left join places p2 on p2.id = p1.parent_id`;
const calledKinds = sql.raw(`('building', 'lane', 'courtyard', 'estate')`);
export const buildingOf: Sql = sql`
  case when p.kind in ${calledKinds} then p.id when p1.kind in ${calledKinds} then p1.id when p2.kind in ${calledKinds} then p2.id else p.id end`;

/** House by house as their addresses go. Of one community, so that it is a few thousand rows. */
export function listBuildings(tx: Tx, roundId: string, communityId: string): Promise<Omit<Building, 'isAtDoor'>[]> {
  return tx.all(sql`
    select b.id as "placeId", n.people from (
      select ${buildingOf} as id, count(*) as people from duties d join places p on p.id = d.place_id ${buildingJoins}
       where d.rhythm_id = ${roundId} and d.community_id = ${communityId} group by 1) n
      join places b on b.id = n.id order by b.address collate app.natural, b.id`);
}

export async function listNotified(tx: Tx, roundId: string, communityId: string): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(sql`
    select place_id as id from campaign_calls where round_id = ${roundId} and community_id = ${communityId} and notified_at is not null`);
  return new Set(rows.map(({ id }) => id));
}

/** Puts those not notified yet in turn anew; what was told to people stays as it was told. */
export function putInTurn(tx: Tx, roundId: string, communityId: string, calls: readonly Call[], after: number): void {
  tx.write(
    sql`delete from campaign_calls where round_id = ${roundId} and community_id = ${communityId} and notified_at is null`,
  );
  tx.write(sql`
    insert into campaign_calls (round_id, place_id, community_id, position, people, slot_from, slot_to, is_at_door)
    select ${roundId}, c.id, ${communityId}, c.position + ${after}, c.people, c.slot_from, c.slot_to, c.at_door
      from unnest(${calls.map(({ placeId }) => placeId)}::uuid[], ${calls.map(({ position }) => position)}::int[], ${calls.map(({ people }) => people)}::int[],
        ${calls.map(({ slotFrom }) => new Date(slotFrom))}::timestamptz[], ${calls.map(({ slotTo }) => new Date(slotTo))}::timestamptz[],
        ${calls.map(({ isAtDoor }) => isAtDoor)}::bool[]) as c (id, position, people, slot_from, slot_to, at_door)`);
}

export type CallRow = { communityId: string; notifiedAt: Date | null };

export function lockCall(tx: Tx, roundId: string, placeId: string): Promise<CallRow | undefined> {
  return tx.first<CallRow>(sql`
    select community_id as "communityId", notified_at as "notifiedAt" from campaign_calls where round_id = ${roundId} and place_id = ${placeId} for update`);
}

export function moveCall(
  tx: Tx,
  roundId: string,
  placeId: string,
  to: { slotFrom: Date; slotTo: Date; isAtDoor: boolean },
): void {
  tx.write(sql`
    update campaign_calls set slot_from = ${to.slotFrom}, slot_to = ${to.slotTo}, is_at_door = ${to.isAtDoor} where round_id = ${roundId} and place_id = ${placeId}`);
}

export function tellNotified(tx: Tx, roundId: string, placeId: string, byName: string, channel: Channel): void {
  tx.write(sql`
    update campaign_calls set notified_at = ${tx.at}, notified_by_name = ${byName}, channel = ${channel} where round_id = ${roundId} and place_id = ${placeId}`);
}
