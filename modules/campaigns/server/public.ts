// What other modules may use of campaigns: a round with its scope, and work of theirs that closes its turns (samples in tubes, people moved).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { closeOnce } from '#modules/duties/server/public.ts';
import { addFoundRows, type FoundBy } from './store/found.ts';
import { findRound as findRow } from './store/rounds.ts';

export type OpenRound = {
  roundId: string;
  campaignId: string;
  campaignTitle: string;
  kind: string;
  title: string;
  /** Units, each with all below. */
  unitIds: readonly string[];
  opensAt: Date;
  dueAt: Date;
  poolSize: number | null;
  isRetest: boolean;
  isDrill: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
  /** The emergency power its kind may not run without, and the emergency order it runs under. */
  power: string | null;
  emergencyOrderId: string | null;
  /** The last standing order of the round; none where it has none, or all were cancelled. */
  orderId: string | null;
};

export async function findRound(tx: Tx, roundId: string): Promise<OpenRound | undefined> {
  const row = await findRow(tx, roundId);
  if (!row) return undefined;
  const more = await tx.first<{ campaignTitle: string; orderId: string | null }>(sql`
    select c.title as "campaignTitle",
           (select o.id from campaign_orders o where o.round_id = ${roundId} and o.cancelled_at is null order by o.order_no desc limit 1) as "orderId"
      from campaigns c where c.id = ${row.campaignId}`);
  const {
    definition,
    districtId: _,
    campaignUnitId: __,
    roundNo: ___,
    isSensitive: ____,
    cycleNo: _____,
    partNo: ______,
    ...round
  } = row;
  return {
    ...round,
    campaignTitle: more?.campaignTitle ?? '',
    kind: definition.code,
    power: definition.power,
    orderId: more?.orderId ?? null,
  };
}

export type TurnClosed = { roundId: string; subjectId: string; workId: string; doneAt: Date };

/** People who were on no list of these rounds. */
export function addFound(tx: Tx, found: readonly { roundId: string; subjectId: string }[], by: FoundBy): void {
  addFoundRows(tx, found, by);
}

/**
 * Closes turns by work told elsewhere, however many in one statement; whoever was on no list is found, and done. A turn done before stays as it was: the caller sees by its
 * own rows that somebody was there twice.
 */
export async function closeTurns(tx: Tx, turns: readonly TurnClosed[], by: FoundBy): Promise<void> {
  const unlisted = await closeOnce(
    tx,
    turns.map(({ roundId, ...turn }) => ({ rhythmId: roundId, ...turn })),
  );
  addFoundRows(
    tx,
    unlisted.map(({ rhythmId, ...turn }) => ({ roundId: rhythmId, ...turn })),
    by,
  );
}
