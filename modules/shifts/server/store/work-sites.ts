// Sites as commands load and write them, and the unit and settings they stand under. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Wanted } from '../../shared/roster.ts';

export type SiteRow = {
  siteId: string;
  unitId: string;
  districtId: string;
  title: string;
  wanted: Wanted;
  from: Date | null;
  until: Date | null;
  isDrill: boolean;
};

export function findSite(tx: Tx, siteId: string): Promise<SiteRow | undefined> {
  return tx.first<SiteRow>(sql`
    select id as "siteId", unit_id as "unitId", district_id as "districtId", title, wanted, lower(valid) as "from", upper(valid) as until, is_drill as "isDrill"
      from work_sites where id = ${siteId} and not isempty(valid)`);
}

/** A living unit in the area of the post. */
export function findKeptUnit(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; name: string; districtId: string } | undefined> {
  return tx.first(sql`
    select id as "unitId", name, district_id as "districtId" from governance_units
     where id = ${unitId} and upper_inf(valid) and district_id = app.district_id() and app.keeps(id)`);
}

type NewSite = {
  siteId: string;
  unitId: string;
  districtId: string;
  kind: string;
  title: string;
  placeId: string | null;
  placeText: string;
  campaignId: string | null;
  wanted: Wanted;
  from: Date;
  until: Date | null;
  isDrill: boolean;
  byName: string;
};

export function addSite(tx: Tx, site: NewSite): void {
  tx.write(sql`
    insert into work_sites (id, district_id, unit_id, kind, title, place_id, place_text, campaign_id, wanted, valid, is_drill, made_by_name)
    values (${site.siteId}, ${site.districtId}, ${site.unitId}, ${site.kind}, ${site.title}, ${site.placeId}, ${site.placeText}, ${site.campaignId},
      ${sql.json(site.wanted)}::jsonb, tstzrange(${site.from}, ${site.until}), ${site.isDrill}, ${site.byName})`);
}

export function endSite(tx: Tx, siteId: string): void {
  tx.write(sql`
    update work_sites set valid = tstzrange(lower(valid), greatest(lower(valid), app.now())) where id = ${siteId} and valid @> app.now()`);
}

export async function readSetting(tx: Tx, name: string): Promise<unknown> {
  return (await tx.first<{ value: unknown }>(sql`select value from settings where name = ${name}`))?.value;
}
