import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SiteRow } from './sites.ts';

/** The next numbers of a site; two who draw at once wait for each other. */
export async function drawLabels(
  tx: Tx,
  site: SiteRow,
  draw: { drawId: string; count: number; byName: string },
): Promise<{ firstNo: number; lastNo: number }> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`tube_labels ${site.siteId}`}, 0))`);
  const row = await tx.first<{ firstNo: number; lastNo: number }>(sql`
    insert into tube_label_draws (id, site_id, district_id, unit_id, first_no, last_no, drawn_at, by_name)
    select ${draw.drawId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, coalesce(max(last_no), 0) + 1, coalesce(max(last_no), 0) + ${draw.count}::integer, ${tx.at}::timestamptz,
           ${draw.byName} from tube_label_draws where site_id = ${site.siteId}
    returning first_no as "firstNo", last_no as "lastNo"`);
  return row ?? { firstNo: 0, lastNo: -1 };
}
