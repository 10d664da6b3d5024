// What other modules may ask of rosters: who is really there (C14), and what a site is.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Wanted } from '../shared/roster.ts';

/** Roles of those who had come to the site and not left at that moment, with how many of each and their names. As the actor sees them. */
export function rolesPresent(
  tx: Tx,
  siteId: string,
  at: Date,
): Promise<{ role: string; count: number; names: string[] }[]> {
  return tx.all(sql`
    select p.role, count(*)::int as count, array_agg(p.name order by p.came_at, p.id) as names
      from shift_people p join shifts s on s.id = p.shift_id
     where s.site_id = ${siteId} and s.cancelled_at is null and p.came_at <= ${at} and (p.left_at is null or p.left_at > ${at}) and upper(s.during) + interval '12 hours' > ${at}
     group by p.role order by p.role`);
}

export type WorkSite = {
  siteId: string;
  unitId: string;
  districtId: string;
  campaignId: string | null;
  kind: string;
  title: string;
  placeId: string | null;
  placeText: string;
  wanted: Wanted;
  isDrill: boolean;
};
/** As the actor sees it; closed ones too. */
export function siteOf(tx: Tx, siteId: string): Promise<WorkSite | undefined> {
  return tx.first<WorkSite>(sql`
    select id as "siteId", unit_id as "unitId", district_id as "districtId", campaign_id as "campaignId", kind, title, place_id as "placeId", place_text as "placeText", wanted,
           is_drill as "isDrill"
      from work_sites where id = ${siteId}`);
}
/** Standing sites of a kind, as the actor sees them: another module's site of the same id has its people from here. */
export function listSitesOf(tx: Tx, kind: string): Promise<{ siteId: string; unitId: string; title: string }[]> {
  return tx.all(sql`
    select id as "siteId", unit_id as "unitId", title from work_sites where kind = ${kind} and valid @> app.now() order by title, id limit 200`);
}
/** Whether the actor stands on a shift at this site around now, by their own account or that of the shift: whom a tablet of the site is for. */
export async function standsAt(tx: Tx, siteId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.stands_at(null, ${siteId}::uuid) as is`))?.is ?? false;
}
