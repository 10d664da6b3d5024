// Sites and what was told of their days, as commands load and write them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SiteKind } from '../../shared/words.ts';
import type { OnSite } from '../site.ts';

export type SiteRow = {
  siteId: string;
  districtId: string;
  campaignId: string;
  unitId: string;
  siteNo: number;
  title: string;
  kind: SiteKind;
  isDrill: boolean;
};

export function findSite(tx: Tx, siteId: string): Promise<SiteRow | undefined> {
  return tx.first<SiteRow>(sql`
    select id as "siteId", district_id as "districtId", campaign_id as "campaignId", unit_id as "unitId", site_no as "siteNo", title, kind, is_drill as "isDrill"
      from sampling_sites where id = ${siteId}`);
}

export type NewSite = Omit<SiteRow, 'siteNo'> & {
  placeId: string | null;
  enterpriseId: string | null;
  headcount: number | null;
  tables: number;
  peoplePerHour: number;
  slots: readonly { title: string; fromAt: string; toAt: string }[];
  byName: string;
  orderId: string;
};

/** Numbers follow one another within the campaign: two desks at once wait for each other. */
export async function addSite(tx: Tx, s: NewSite): Promise<number> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`sampling_sites ${s.campaignId}`}, 0))`);
  const row = await tx.first<{ siteNo: number }>(sql`
    insert into sampling_sites (id, district_id, campaign_id, unit_id, site_no, title, kind, place_id, enterprise_id, headcount, tables, people_per_hour, slots, is_drill, set_up_at,
      set_up_by_name, emergency_order_id)
    values (${s.siteId}, ${s.districtId}, ${s.campaignId}, ${s.unitId}, app.next_site_no(${s.campaignId}), ${s.title}, ${s.kind}, ${s.placeId}, ${s.enterpriseId}, ${s.headcount},
      ${s.tables}, ${s.peoplePerHour}, ${sql.json(s.slots)}::jsonb, ${s.isDrill}, ${tx.at}, ${s.byName}, ${s.orderId})
    returning site_no as "siteNo"`);
  return row?.siteNo ?? 0;
}

/** The firm, where its area is the actor's. */
export async function seesFirm(tx: Tx, enterpriseId: string): Promise<boolean> {
  return (await tx.first(sql`select id from enterprises where id = ${enterpriseId}`)) !== undefined;
}

export async function governs(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export type Opening = {
  openingId: string;
  zones: readonly string[];
  zonesReason: string;
  hasOneMetreLine: boolean;
  suppliesReady: boolean;
  equipmentTested: boolean;
  note: string;
  roles: readonly { role: string; name: string }[];
};

export function addOpening(tx: Tx, { site, by, orderId, at }: OnSite, o: Opening): void {
  tx.write(sql`
    insert into site_openings (id, site_id, district_id, unit_id, held_on, opened_at, zones, zones_reason, has_one_metre_line, supplies_ready, equipment_tested, note, roles, by_name,
      by_post_id, emergency_order_id)
    values (${o.openingId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, ${day(at)}, ${at}, ${[...o.zones]}::text[], ${o.zonesReason}, ${o.hasOneMetreLine}, ${o.suppliesReady},
      ${o.equipmentTested}, ${o.note}, ${sql.json(o.roles)}::jsonb, ${by.byName}, ${by.byPostId}, ${orderId}) on conflict (id) do nothing`);
}

export function addClosing(tx: Tx, { site, by, orderId, at }: OnSite, closingId: string, note: string): void {
  tx.write(sql`
    insert into site_closings (id, site_id, district_id, unit_id, held_on, closed_at, note, by_name, by_post_id, emergency_order_id)
    values (${closingId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, ${day(at)}, ${at}, ${note}, ${by.byName}, ${by.byPostId}, ${orderId}) on conflict (id) do nothing`);
}

export type Disinfection = { disinfectionId: string; people: string; agent: string; fromAt: Date; toAt: Date };

/** Of the day on which it began: a site that closed at night is disinfected after midnight, and that is told with `fromAt`. */
export function addDisinfection(tx: Tx, { site, by, orderId }: OnSite, d: Disinfection): void {
  tx.write(sql`
    insert into site_disinfections (id, site_id, district_id, unit_id, held_on, people, agent, protection, from_at, to_at, by_name, by_post_id, emergency_order_id)
    values (${d.disinfectionId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, ${day(d.fromAt)}, ${d.people}, ${d.agent}, 'level_2', ${d.fromAt}, ${d.toAt}, ${by.byName},
      ${by.byPostId}, ${orderId}) on conflict (id) do nothing`);
}

const day = (at: Date) => sql`(${at}::timestamptz at time zone 'Asia/Shanghai')::date`;

export type Hold = {
  holdId: string;
  subjectId: string | null;
  description: string;
  temperature: number;
  commandId: string;
};

export function addHold(tx: Tx, { site, by, orderId, at }: OnSite, h: Hold): void {
  tx.write(sql`
    insert into gate_holds (id, site_id, district_id, unit_id, subject_id, description, temperature, held_at, by_name, by_post_id, emergency_order_id, command_id)
    values (${h.holdId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, ${h.subjectId}, ${h.description}, ${h.temperature}, ${at}, ${by.byName}, ${by.byPostId}, ${orderId},
      ${h.commandId}) on conflict (id) do nothing`);
}

export function findHold(tx: Tx, holdId: string): Promise<{ siteId: string; endedAt: Date | null } | undefined> {
  return tx.first(sql`select site_id as "siteId", ended_at as "endedAt" from gate_holds where id = ${holdId}`);
}

/** Told by two, the earlier stands, in whatever order they come in. */
export function endHold(
  tx: Tx,
  { by, at }: OnSite,
  end: { holdId: string; outcome: string; reason: string; commandId: string },
): void {
  tx.write(sql`
    update gate_holds set ended_at = ${at}, outcome = ${end.outcome}, reason = ${end.reason}, ended_by_name = ${by.byName}, end_command_id = ${end.commandId}
     where id = ${end.holdId} and (ended_at is null or (ended_at, end_command_id) > (${at}::timestamptz, ${end.commandId}::uuid))`);
}
