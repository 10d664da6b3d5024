// Campaigns and rounds as every screen names them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CampaignKind } from '../../shared/kind.ts';
import type { CampaignHead, RoundHead } from '../../shared/queries.ts';
import { figuresOf, noFigures } from './figures.ts';

export type CampaignView = CampaignHead & { definition: CampaignKind; registerId: string | null };
type CampaignRow = Omit<
  CampaignHead,
  | 'kindTitle'
  | 'subject'
  | 'sort'
  | 'coverage'
  | 'beginsByOrder'
  | 'isByBuilding'
  | 'byDepartment'
  | 'whereabouts'
  | 'meetsPeople'
  | 'windowHours'
> & {
  definition: CampaignKind;
  registerId: string | null;
};

export async function listCampaignHeads(tx: Tx, where: Sql): Promise<CampaignView[]> {
  const rows = await tx.all<CampaignRow>(sql`
    select c.id as "campaignId", c.kind, c.definition, c.title, c.purpose, c.unit_id as "unitId", u.name as "unitName", c.is_drill as "isDrill", c.register_id as "registerId",
           c.begun_at as "begunAt", c.begun_by_name as "begunByName", c.ended_at as "endedAt", c.ended_by_name as "endedByName", c.report
      from campaigns c join governance_units u on u.id = c.unit_id
     where ${where} and (not c.is_sensitive or app.reads_sensitive_flags()) order by c.begun_at desc, c.id limit 200`);
  return rows.map((row) => ({
    ...row,
    kindTitle: row.definition.title,
    subject: row.definition.subject,
    sort: row.definition.rounds,
    coverage: row.definition.coverage,
    beginsByOrder: row.definition.beginsByOrder,
    isByBuilding: row.definition.byBuilding !== undefined,
    // A campaign keeps its kind as it was begun; those of before these words have none of them.
    byDepartment: row.definition.byDepartment ?? false,
    whereabouts: row.definition.whereabouts ?? false,
    meetsPeople: row.definition.meetsPeople ?? false,
    windowHours: row.definition.windowHours,
  }));
}

export const headOf = ({ definition: _, registerId: __, ...head }: CampaignView): CampaignHead => head;

/** The latest first. */
export async function listRoundHeads(tx: Tx, where: Sql): Promise<RoundHead[]> {
  const rows = await tx.all<Omit<RoundHead, 'figures'>>(sql`
    select r.id as "roundId", r.campaign_id as "campaignId", r.round_no as "roundNo", r.title, r.opens_at as "opensAt", r.due_at as "dueAt", r.frozen_at as "frozenAt", r.listed,
           r.pool_size as "poolSize", r.is_retest as "isRetest", r.started_at as "startedAt", r.ended_at as "endedAt",
           (select coalesce(jsonb_agg(jsonb_build_object('unitId', u.id, 'name', u.name) order by u.name collate app.natural), '[]')
              from governance_units u where u.id = any (r.unit_ids)) as units
      from campaign_rounds r where ${where} order by r.round_no desc limit 200`);
  const figures = await figuresOf(
    tx,
    rows.map(({ roundId }) => roundId),
  );
  return rows.map((row) => ({ ...row, figures: figures.get(row.roundId) ?? noFigures }));
}

export type UnitName = { unitId: string; name: string; kind: string };
const areaKinds = sql.raw(
  `('zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village', 'grid', 'park')`,
);

/** A unit and what lies below it down to communities and grids, in the order of the tree. */
export function listArea(tx: Tx, unitId: string): Promise<UnitName[]> {
  return tx.all<UnitName>(sql`
    select u.id as "unitId", u.name, u.kind from unit_paths p join governance_units u on u.id = p.unit_id
     where ${unitId}::uuid = any (p.path) and u.kind in ${areaKinds} and upper_inf(u.valid) and (app.sees_all() or u.id = any (app.scope()))
     order by cardinality(p.path), u.name collate app.natural, u.id limit 400`);
}

/** Directly below: whom an order goes to. */
export function listBelow(tx: Tx, unitId: string): Promise<UnitName[]> {
  return tx.all<UnitName>(sql`
    select id as "unitId", name, kind from governance_units
     where parent_id = ${unitId} and kind in ${areaKinds} and upper_inf(valid) order by name collate app.natural, id`);
}
