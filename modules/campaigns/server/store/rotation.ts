// The draw of a rotation (E12). Who is drawn in a cycle is put down once and never changed; who stands on the register today is asked anew each day.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Part } from '../../shared/rotation.ts';
import type { CampaignRow } from './campaigns.ts';
import { within } from './rounds.ts';

/** Who stands on its register now, within its area. */
const members = ({ registerId, unitId }: CampaignRow): Sql => sql`
  select m.subject_id from register_members m join subjects s on s.id = m.subject_id and not s.is_gone
   where m.register_id = ${registerId} and m.to_at is null and ${within([unitId])}`;

/** Reached in some round of this cycle. `w` is the row of campaign_draws. */
export const doneInCycle: Sql = sql`
  exists (select from campaign_rounds r join duties d on d.rhythm_id = r.id and d.subject_id = w.subject_id
           where r.campaign_id = w.campaign_id and r.cycle_no = w.cycle_no and d.done_at is not null)`;

/** A new cycle, cut as `drawParts` says (shared/rotation.ts): those left over from the one before first, then by key. */
export async function drawCycle(tx: Tx, campaign: CampaignRow, cycleNo: number, days: number): Promise<void> {
  const { campaignId } = campaign;
  await tx.all(sql`
    insert into campaign_draws (campaign_id, cycle_no, subject_id, part_no, is_carried, drawn_at)
    select ${campaignId}, ${cycleNo}, m.subject_id,
           case when m.carried <= ceil(m.all_of_them / ${days}::numeric) then ntile(${days}::int) over (order by m.is_carried desc, m.key)
                when m.is_carried then 1 else 1 + ntile(${days - 1}::int) over (partition by m.is_carried order by m.key) end, m.is_carried, ${tx.at}
      from (select m.*, count(*) over () as all_of_them, count(*) filter (where m.is_carried) over () as carried from (select m.subject_id, app.draw_key(${campaignId}, ${cycleNo}, m.subject_id) as key,
                   exists (select from campaign_draws w where w.campaign_id = ${campaignId} and w.cycle_no = ${cycleNo - 1} and w.subject_id = m.subject_id
                            and not ${doneInCycle}) as is_carried
              from (${members(campaign)}) m) m) m`);
}

/** How many of each part of a cycle still stand on the register. */
export function listParts(tx: Tx, campaign: CampaignRow, cycleNo: number): Promise<Part[]> {
  return tx.all<Part>(sql`
    select w.part_no as "partNo", count(*) as size from campaign_draws w
     where w.campaign_id = ${campaign.campaignId} and w.cycle_no = ${cycleNo} and w.subject_id in (${members(campaign)}) group by 1 order by 1`);
}

/** On the register and in no part of this cycle, in the order of their keys. */
export async function listNewcomers(tx: Tx, campaign: CampaignRow, cycleNo: number): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select m.subject_id as id from (${members(campaign)}) m
     where not exists (select from campaign_draws w where w.campaign_id = ${campaign.campaignId} and w.cycle_no = ${cycleNo} and w.subject_id = m.subject_id)
     order by app.draw_key(${campaign.campaignId}, ${cycleNo}, m.subject_id)`);
  return rows.map(({ id }) => id);
}

export async function addNewcomers(
  tx: Tx,
  campaign: CampaignRow,
  cycleNo: number,
  placed: ReadonlyMap<string, number>,
): Promise<void> {
  if (placed.size === 0) return;
  await tx.all(sql`
    insert into campaign_draws (campaign_id, cycle_no, subject_id, part_no, is_late, drawn_at)
    select ${campaign.campaignId}, ${cycleNo}, n.id, n.part_no, true, ${tx.at}
      from unnest(${[...placed.keys()]}::uuid[], ${[...placed.values()]}::int[]) as n (id, part_no)`);
}

/** Whom a day asks: its own part, and of the days before whoever was not reached; nobody who left. */
export const askedOn = (campaign: CampaignRow, cycleNo: number, partNo: number): Sql => sql`
  select w.subject_id from campaign_draws w
   where w.campaign_id = ${campaign.campaignId} and w.cycle_no = ${cycleNo} and w.part_no <= ${partNo} and (w.part_no = ${partNo} or not ${doneInCycle})
     and w.subject_id in (${members(campaign)})`;
