// Shelters and moves as commands load and write them (M9).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Where } from '../../shared/move-commands.ts';

export type Shelter = { placeId: string; name: string; capacity: number; isOpen: boolean };

export function findShelter(tx: Tx, campaignId: string, placeId: string): Promise<Shelter | undefined> {
  return tx.first<Shelter>(sql`
    select place_id as "placeId", name, capacity, closed_at is null as "isOpen" from campaign_shelters where campaign_id = ${campaignId} and place_id = ${placeId}`);
}

export function findPlaceName(tx: Tx, placeId: string): Promise<{ name: string } | undefined> {
  return tx.first(sql`select address as name from places where id = ${placeId}`);
}

/** Opened again it goes on as it was, with the room that is told now. */
export function putShelter(
  tx: Tx,
  s: { campaignId: string; placeId: string; name: string; capacity: number; byName: string },
): void {
  tx.write(sql`
    insert into campaign_shelters (campaign_id, place_id, name, capacity, opened_at, opened_by_name)
    values (${s.campaignId}, ${s.placeId}, ${s.name}, ${s.capacity}, ${tx.at}, ${s.byName})
    on conflict (campaign_id, place_id) do update set capacity = excluded.capacity, closed_at = null, closed_by_name = null`);
}

export function closeShelter(tx: Tx, campaignId: string, placeId: string, byName: string): void {
  tx.write(sql`
    update campaign_shelters set closed_at = ${tx.at}, closed_by_name = ${byName} where campaign_id = ${campaignId} and place_id = ${placeId} and closed_at is null`);
}

/** Whose last move led there. */
export async function countPresent(tx: Tx, campaignId: string, placeId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) as count from (
      select distinct on (m.round_id, m.subject_id) m.place_id from campaign_moves m join campaign_rounds r on r.id = m.round_id and r.campaign_id = ${campaignId}
       order by m.round_id, m.subject_id, m.happened_at desc, m.id desc) m where m.place_id = ${placeId}`);
  return row?.count ?? 0;
}

export type Turn = { isListed: boolean; isDone: boolean; hasMoved: boolean };

export async function findTurn(tx: Tx, roundId: string, subjectId: string): Promise<Turn> {
  const row = await tx.first<Turn>(sql`
    select d.subject_id is not null as "isListed", d.done_at is not null as "isDone",
           exists (select from campaign_moves m where m.round_id = ${roundId} and m.subject_id = ${subjectId}) as "hasMoved"
      from (select) one left join duties d on d.rhythm_id = ${roundId} and d.subject_id = ${subjectId} and d.slot = 'once'`);
  return row ?? { isListed: false, isDone: false, hasMoved: false };
}

export type NewMove = {
  moveId: string;
  roundId: string;
  subjectId: string;
  whereto: Where;
  placeId: string | null;
  address: string;
  happenedAt: Date;
  byName: string;
  byPostId: string;
};

export function addMove(tx: Tx, m: NewMove): void {
  tx.write(sql`
    insert into campaign_moves (id, round_id, subject_id, whereto, place_id, address, happened_at, told_at, by_name, by_post_id)
    values (${m.moveId}, ${m.roundId}, ${m.subjectId}, ${m.whereto}, ${m.placeId}, ${m.address}, ${m.happenedAt}, ${tx.at}, ${m.byName}, ${m.byPostId})`);
}
