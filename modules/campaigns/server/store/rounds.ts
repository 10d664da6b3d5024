// Rounds as commands load and write them, and whom their lists are frozen from: always a query, never a list carried through the house.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Source } from '../../shared/commands.ts';
import type { CampaignKind } from '../../shared/kind.ts';
import type { Figures } from '../../shared/queries.ts';

export type RoundRow = {
  roundId: string;
  campaignId: string;
  districtId: string;
  campaignUnitId: string;
  roundNo: number;
  title: string;
  unitIds: string[];
  opensAt: Date;
  dueAt: Date;
  poolSize: number | null;
  isRetest: boolean;
  isDrill: boolean;
  isSensitive: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
  definition: CampaignKind;
  emergencyOrderId: string | null;
  cycleNo: number | null;
  partNo: number | null;
};

const columns = sql.raw(`
  r.id as "roundId", r.campaign_id as "campaignId", c.district_id as "districtId", c.unit_id as "campaignUnitId", r.round_no as "roundNo", r.title, r.unit_ids as "unitIds",
  r.opens_at as "opensAt", r.due_at as "dueAt", r.pool_size as "poolSize", r.is_retest as "isRetest", r.is_drill as "isDrill", c.is_sensitive as "isSensitive",
  r.started_at as "startedAt", r.ended_at as "endedAt", c.definition, coalesce(r.emergency_order_id, c.emergency_order_id) as "emergencyOrderId", r.cycle_no as "cycleNo", r.part_no as "partNo"`);

export function findRound(tx: Tx, roundId: string): Promise<RoundRow | undefined> {
  return tx.first<RoundRow>(sql`
    select ${columns} from campaign_rounds r join campaigns c on c.id = r.campaign_id where r.id = ${roundId}`);
}

/** The last round of a campaign; ended or not. */
export function findLastRound(tx: Tx, campaignId: string): Promise<RoundRow | undefined> {
  return tx.first<RoundRow>(sql`
    select ${columns} from campaign_rounds r join campaigns c on c.id = r.campaign_id where r.campaign_id = ${campaignId} order by r.round_no desc limit 1`);
}

export function listRunning(tx: Tx, campaignId: string): Promise<RoundRow[]> {
  return tx.all<RoundRow>(sql`
    select ${columns} from campaign_rounds r join campaigns c on c.id = r.campaign_id
     where r.campaign_id = ${campaignId} and r.ended_at is null order by r.round_no`);
}

/** Whom a source names now in these units. Row-level security, or the function's own look at the asker's area, leaves out what is not theirs. */
export function namedBy(source: Source, kind: CampaignKind, unitIds: readonly string[]): Sql {
  const population = sql`select n as subject_id from app.population_of(${[...unitIds]}::uuid[], ${kind.subject}, ${kind.placeKind ?? null}) n`;
  switch (source.kind) {
    case 'population':
      return population;
    case 'register':
      return sql`
        select m.subject_id from register_members m where m.register_id = ${source.registerId} and m.to_at is null and m.subject_id in (${population})`;
    case 'places':
      return sql`select n as subject_id from app.residents_at(${[...unitIds]}::uuid[], ${source.placeIds}::uuid[]) n`;
    case 'not_yet':
      return sql`
        select d.subject_id from duties d join subjects s on s.id = d.subject_id and not s.is_gone
         where d.rhythm_id = ${source.roundId} and d.done_at is null and d.excused_at is null and d.ended_at is null and ${within(unitIds)}`;
    case 'list':
      return sql`
        select s.id as subject_id from subjects s where s.id = any (${source.subjectIds}::uuid[]) and s.kind = ${kind.subject} and not s.is_gone and ${within(unitIds)}`;
  }
}

/** `s` is the row of subjects. */
export const within = (unitIds: readonly string[]): Sql => sql`
  (s.community_id in (select unnest(member_ids) from unit_scopes where unit_id = any (${[...unitIds]}::uuid[]))
   or s.unit_id in (select unnest(member_ids) from unit_scopes where unit_id = any (${[...unitIds]}::uuid[]))
   or s.place_id in (select g.place_id from place_grids g where upper_inf(g.valid)
                      and g.grid_id in (select unnest(member_ids) from unit_scopes where unit_id = any (${[...unitIds]}::uuid[]))))`;

export type NewRound = {
  roundId: string;
  campaignId: string;
  roundNo: number;
  title: string;
  unitIds: readonly string[];
  opensAt: Date;
  dueAt: Date;
  listed: number;
  poolSize: number | null;
  isRetest: boolean;
  source: Record<string, unknown>;
  isDrill: boolean;
  byName: string;
  startedAt: Date | null;
  /** The order under which its list was frozen: with it the names go. */
  emergencyOrderId: string | null;
  drawn: { cycleNo: number; partNo: number; heldOn: string } | null;
};

export function addRound(tx: Tx, r: NewRound): void {
  tx.write(sql`
    insert into campaign_rounds (id, campaign_id, round_no, title, unit_ids, opens_at, due_at, frozen_at, listed, pool_size, is_retest, source, cycle_no, part_no, held_on, is_drill,
      opened_by_name, started_at, emergency_order_id)
    values (${r.roundId}, ${r.campaignId}, ${r.roundNo}, ${r.title}, ${[...r.unitIds]}::uuid[], ${r.opensAt}, ${r.dueAt}, ${tx.at}, ${r.listed}, ${r.poolSize}, ${r.isRetest},
      ${sql.json(r.source)}::jsonb, ${r.drawn?.cycleNo ?? null}, ${r.drawn?.partNo ?? null}, ${r.drawn?.heldOn ?? null}::date, ${r.isDrill}, ${r.byName}, ${r.startedAt}, ${r.emergencyOrderId})`);
}

export function startRound(tx: Tx, roundId: string): void {
  tx.write(sql`update campaign_rounds set started_at = ${tx.at} where id = ${roundId} and started_at is null`);
}

/** Of a retest, the only list that grows (db/migrations/0050). */
export function countListed(tx: Tx, roundId: string): void {
  tx.write(
    sql`update campaign_rounds r set listed = (select count(*) from duties d where d.rhythm_id = r.id) where id = ${roundId} and is_retest`,
  );
}

export function endRound(tx: Tx, roundId: string, byName: string, closing: Figures): void {
  tx.write(sql`
    update campaign_rounds set ended_at = ${tx.at}, ended_by_name = ${byName}, closing = ${sql.json(closing)}::jsonb where id = ${roundId} and ended_at is null`);
}
