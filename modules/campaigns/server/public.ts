// What other modules may use of campaigns: a round with its scope, and work of theirs that closes its turns (samples in tubes, people moved).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { askOnce, closeOnce, reopenOnce } from '#modules/duties/server/public.ts';
import { freezeRound } from './freeze.ts';
import { lockCampaign } from './store/campaigns.ts';
import { addFoundRows, type FoundBy, reopenFound, type Under } from './store/found.ts';
import { countListed, findLastRound, findRound as findRow, namedBy } from './store/rounds.ts';

export { findCampaign, listWithin } from './store/campaigns.ts';
export { listRoundsOf, namesOfRound } from './views/told.ts';

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

export type TurnClosed = { roundId: string; subjectId: string; workId: string; doneAt: Date } & Under;

/** People who were on no list of these rounds. */
export function addFound(
  tx: Tx,
  found: readonly ({ roundId: string; subjectId: string } & Under)[],
  by: FoundBy,
): void {
  addFoundRows(tx, found, by);
}

/**
 * Closes turns by work told elsewhere, however many in one statement; whoever was on no list is found, and done. Of two works in one turn the one done first did it, told in
 * whatever order: the caller sees by its own rows that somebody was there twice.
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

/** These works were not done after all: their turns are open again, until other work of the caller's closes them. */
export function reopenTurns(tx: Tx, roundId: string, works: readonly { subjectId: string; workId: string }[]): void {
  const workIds = works.map(({ workId }) => workId);
  reopenOnce(
    tx,
    roundId,
    works.map(({ subjectId }) => subjectId),
    workIds,
  );
  reopenFound(tx, roundId, workIds);
}

/**
 * The round in which some of another round are done again, one by one, opened by the house: begun at once, without an order of its own. Gives how many stand on its list.
 */
export async function openRetestRound(
  tx: Tx,
  of: OpenRound,
  retest: { roundId: string; title: string; opensAt: Date; dueAt: Date; subjectIds: readonly string[]; byName: string },
): Promise<number> {
  const campaign = await lockCampaign(tx, of.campaignId);
  if (!campaign) return 0;
  const { subjectIds, ...opening } = retest;
  const last = await findLastRound(tx, of.campaignId);
  return freezeRound(
    tx,
    { ...campaign, definition: { ...campaign.definition, beginsByOrder: false } },
    {
      ...opening,
      roundNo: (last?.roundNo ?? 0) + 1,
      unitIds: of.unitIds,
      poolSize: 1,
      isRetest: true,
      source: { kind: 'list', roundId: of.roundId },
      emergencyOrderId: of.emergencyOrderId,
      drawn: null,
    },
    namedBy({ kind: 'list', subjectIds: [...subjectIds] }, campaign.definition, of.unitIds),
  );
}

/** A retest grows with every result that names somebody; whoever stands on it is asked once. */
export async function askMoreInRetest(tx: Tx, roundId: string, subjectIds: readonly string[]): Promise<void> {
  askOnce(tx, roundId, subjectIds);
  await tx.settle();
  countListed(tx, roundId);
}
