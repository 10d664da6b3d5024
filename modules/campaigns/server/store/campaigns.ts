// Campaigns as commands load and write them, and what they are begun from.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import type { CampaignKind } from '../../shared/kind.ts';

export type CampaignRow = {
  campaignId: string;
  districtId: string;
  unitId: string;
  definition: CampaignKind;
  title: string;
  isDrill: boolean;
  isSensitive: boolean;
  registerId: string | null;
  emergencyOrderId: string | null;
  endedAt: Date | null;
};

const columns = sql.raw(`
  id as "campaignId", district_id as "districtId", unit_id as "unitId", definition, title, is_drill as "isDrill", is_sensitive as "isSensitive", register_id as "registerId",
  emergency_order_id as "emergencyOrderId", ended_at as "endedAt"`);

export function findCampaign(tx: Tx, campaignId: string): Promise<CampaignRow | undefined> {
  return tx.first<CampaignRow>(sql`select ${columns} from campaigns where id = ${campaignId}`);
}

/** Held until the end, where its area is the actor's: rounds and their numbers follow one another. */
export function lockCampaign(tx: Tx, campaignId: string): Promise<CampaignRow | undefined> {
  return tx.first<CampaignRow>(sql`select ${columns} from campaigns where id = ${campaignId} for update`);
}

/** Kinds that hold at a unit: of methods of the whole house, and of those for an area over it. */
export async function listKinds(tx: Tx, unitId: string): Promise<CampaignKind[]> {
  const methods = await listReachInForce(tx);
  const path = await tx.first<{ path: string[] }>(sql`select path from unit_paths where unit_id = ${unitId}`);
  return methods
    .filter(({ areaUnitId }) => areaUnitId === null || path?.path.includes(areaUnitId))
    .flatMap(({ method }) => method.campaigns);
}

export type UnitRow = { unitId: string; districtId: string; name: string; kind: string };

/** The unit, where it is the actor's own or below it. */
export function findOwnUnit(tx: Tx, unitId: string): Promise<UnitRow | undefined> {
  return tx.first<UnitRow>(sql`
    select id as "unitId", district_id as "districtId", name, kind from governance_units
     where id = ${unitId} and district_id = app.district_id() and app.reach() = 'territory' and (app.sees_all() or id = any (app.scope()))`);
}

/** Those of these units that lie in another or are it. */
export async function listWithin(tx: Tx, unitIds: readonly string[], areaId: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select distinct m as id from unit_scopes u, unnest(u.member_ids) m where u.unit_id = ${areaId} and m = any (${[...unitIds]}::uuid[])`);
  return rows.map(({ id }) => id);
}

export type RegisterRow = { registerId: string; subject: SubjectKind; isSensitive: boolean };

export function findRegister(tx: Tx, registerId: string): Promise<RegisterRow | undefined> {
  return tx.first<RegisterRow>(sql`
    select id as "registerId", subject_kind as subject, is_sensitive as "isSensitive" from subject_registers
     where id = ${registerId} and ended_at is null and (not is_sensitive or app.is_system() or app.reads_sensitive_flags())`);
}

export type NewCampaign = {
  campaignId: string;
  districtId: string;
  unitId: string;
  definition: CampaignKind;
  title: string;
  purpose: string;
  emergencyOrderId: string | null;
  registerId: string | null;
  isSensitive: boolean;
  isDrill: boolean;
  byName: string;
  byPostId: string;
};

export function addCampaign(tx: Tx, c: NewCampaign): void {
  tx.write(sql`
    insert into campaigns (id, district_id, unit_id, kind, definition, title, purpose, emergency_order_id, register_id, is_sensitive, is_drill, begun_at, begun_by_name, begun_by_post_id)
    values (${c.campaignId}, ${c.districtId}, ${c.unitId}, ${c.definition.code}, ${sql.json(c.definition)}::jsonb, ${c.title}, ${c.purpose}, ${c.emergencyOrderId},
      ${c.registerId}, ${c.isSensitive}, ${c.isDrill}, ${tx.at}, ${c.byName}, ${c.byPostId})`);
}

/** An emergency order, as the actor sees it. */
export async function knowsOrder(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.first(sql`select id from emergency_orders where id = ${orderId}`)) !== undefined;
}

export function endCampaign(tx: Tx, campaignId: string, byName: string, report: string | null): void {
  tx.write(
    sql`update campaigns set ended_at = ${tx.at}, ended_by_name = ${byName}, report = ${report} where id = ${campaignId}`,
  );
}

/** Rotations that run, with the day they were last drawn for. As the house. */
export function listRotations(
  tx: Tx,
): Promise<{ campaignId: string; definition: CampaignKind; lastHeldOn: string | null }[]> {
  return tx.all(sql`
    select c.id as "campaignId", c.definition, (select max(r.held_on) from campaign_rounds r where r.campaign_id = c.id) as "lastHeldOn"
      from campaigns c where c.ended_at is null and c.definition->>'rounds' = 'rotation' order by c.id`);
}
