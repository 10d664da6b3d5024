// Turns that returners are to the grid (F5). One rhythm a district for each kind of work and day: hundreds of returners make no more of them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Turn } from '../../shared/returners/returner.ts';

export type KeptTurn = Turn & { returnerId: string; rhythmId: string; isEnded: boolean };

export function lockTurns(tx: Tx, districtId: string): Promise<unknown> {
  return tx.all(sql`select pg_advisory_xact_lock(hashtextextended('returner turns ' || ${districtId}, 0))`);
}
export function listTurns(tx: Tx, returnerIds: readonly string[]): Promise<KeptTurn[]> {
  return tx.all<KeptTurn>(sql`
    select returner_id as "returnerId", what, on_date as "on", rhythm_id as "rhythmId", is_ended as "isEnded" from returner_turns where returner_id = any (${[...returnerIds]}::uuid[])`);
}
export async function findRhythmOf(tx: Tx, districtId: string, what: string, on: CalendarDate): Promise<string | null> {
  const row = await tx.first<{ id: string }>(
    sql`select rhythm_id as id from returner_turns where district_id = ${districtId} and what = ${what} and on_date = ${on} limit 1`,
  );
  return row?.id ?? null;
}
export function addTurn(tx: Tx, turn: Omit<KeptTurn, 'isEnded'> & { districtId: string; dueAt: Date }): void {
  tx.write(sql`
    insert into returner_turns (returner_id, what, on_date, district_id, rhythm_id, due_at)
    values (${turn.returnerId}, ${turn.what}, ${turn.on}, ${turn.districtId}, ${turn.rhythmId}, ${turn.dueAt})`);
}
export function setEnded(tx: Tx, turn: Pick<KeptTurn, 'returnerId' | 'what' | 'on'>, isEnded: boolean): void {
  tx.write(sql`
    update returner_turns set is_ended = ${isEnded} where returner_id = ${turn.returnerId} and what = ${turn.what} and on_date = ${turn.on}`);
}

/** Whose turn this was. As the house. */
export async function findByTurn(tx: Tx, rhythmId: string, subjectId: string) {
  return tx.first<{ returnerId: string; what: Turn['what'] }>(sql`
    select t.returner_id as "returnerId", t.what from returner_turns t join returners r on r.id = t.returner_id
     where t.rhythm_id = ${rhythmId} and r.subject_id = any (app.records_of(${subjectId})) limit 1`);
}

/** Work of the grid at turns of these rhythms; none where they are not returners'. As the house. */
export function findReturnerWork(
  tx: Tx,
  visitId: string,
  rhythmIds: readonly string[],
): Promise<{ rhythmId: string; byName: string; at: Date; isUnwell: boolean }[]> {
  return tx.all(sql`
    select distinct t.rhythm_id as "rhythmId", v.by_name as "byName", v.happened_at as at, v.outcome = 'found' as "isUnwell"
      from app.standing_visits() v join returner_turns t on t.rhythm_id = any (${[...rhythmIds]}::uuid[]) where v.id = ${visitId}`);
}

export function listReturnerDistricts(tx: Tx): Promise<{ districtId: string }[]> {
  return tx.all(sql`select distinct district_id as "districtId" from returners where arrived_on > app.today() - 120`);
}
