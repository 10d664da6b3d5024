// How many of a list stand how, as far as the actor sees them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { TurnCounts } from '../../shared/queries.ts';
import { type TurnState, turnStates } from '../../shared/turn.ts';
import { turnJoins, turnStateAt } from './turn-state.ts';

export type Counted = { counts: TurnCounts; listed: number; added: number };
export const noCounts = (): TurnCounts => Object.fromEntries(turnStates.map((state) => [state, 0])) as TurnCounts;

export async function countTurnsOf(tx: Tx, roundIds: readonly string[]): Promise<Map<string, Counted>> {
  const rows = await tx.all<{ roundId: string; state: TurnState; isAdded: boolean; count: number }>(sql`
    select t.round_id as "roundId", ${turnStateAt(sql`${tx.at}`)} as state, t.named_in_visit_id is not null as "isAdded", count(*) as count
      from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
     where t.round_id = any (${roundIds}::uuid[]) group by 1, 2, 3`);
  const found = new Map(roundIds.map((id): [string, Counted] => [id, { counts: noCounts(), listed: 0, added: 0 }]));
  for (const { roundId, state, isAdded, count } of rows) {
    const counted = found.get(roundId)!;
    counted.counts[state] += count;
    counted[isAdded ? 'added' : 'listed'] += count;
  }
  return found;
}

export async function countTurns(tx: Tx, roundId: string): Promise<Counted> {
  return (await countTurnsOf(tx, [roundId])).get(roundId)!;
}

export type RoundHeadRow = {
  roundId: string;
  title: string;
  purpose: string;
  unitId: string;
  unitName: string;
  source: { zh: string; en: string };
  isSensitive: boolean;
  begunAt: Date;
  begunBy: string;
  dueAt: Date;
  finishedAt: Date | null;
  tries: number;
  minutesApart: number;
  ringsFrom: string;
  ringsUntil: string;
  isCaller: boolean;
  closing: Counted | null;
};

export function listHeads(tx: Tx, where: Sql, rest: Sql = sql.empty): Promise<RoundHeadRow[]> {
  return tx.all<RoundHeadRow>(sql`
    select r.id as "roundId", r.title, r.purpose, r.unit_id as "unitId", u.name as "unitName", r.source->'title' as source, r.is_sensitive as "isSensitive",
           r.begun_at as "begunAt", r.begun_by_name as "begunBy", r.due_at as "dueAt", r.finished_at as "finishedAt", r.tries, r.minutes_apart as "minutesApart",
           to_char(r.rings_from, 'HH24:MI') as "ringsFrom", to_char(r.rings_until, 'HH24:MI') as "ringsUntil", app.calls_in(r.id) as "isCaller", r.closing
      from call_rounds r join governance_units u on u.id = r.unit_id
     where ${where} order by (r.finished_at is not null), r.begun_at desc, r.id ${rest}`);
}
