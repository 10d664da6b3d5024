// Who was held at the gates (C8), of one site or of all of a campaign: those still in the isolation zone first.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { findCampaign } from '#modules/campaigns/server/public.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { namer, subjectOf } from './names.ts';

const most = 300;

/** `which`: conditions on `h` of gate_holds and `x` of sites. */
export async function listHoldLines(which: Sql, context: Context): Promise<q.HoldLine[]> {
  const rows = await context.tx.all<Omit<q.HoldLine, 'name'> & { subjectName: string | null; description: string }>(sql`
    select h.id as "holdId", h.site_id as "siteId", x.title as "siteTitle", h.subject_id as "subjectId", sub.name as "subjectName", h.description, h.temperature, h.held_at as "heldAt",
           h.by_name as "byName", h.ended_at as "endedAt", h.ended_by_name as "endedByName", h.outcome, h.reason
      from gate_holds h join sampling_sites x on x.id = h.site_id ${subjectOf(sql.raw('h.subject_id'))} where ${which}
     order by h.ended_at is not null, h.held_at desc, h.id limit ${most}`);
  const nameOf = namer(context);
  return rows.map(({ subjectName, description, ...row }) => ({
    ...row,
    name: subjectName ? nameOf({ name: subjectName, nameCipher: null }) : description,
  }));
}

export async function answerGate(
  { campaignId }: { campaignId: string },
  context: Context,
): Promise<z.input<(typeof q.listHolds)['answer']>> {
  const { tx } = context;
  if (!(await findCampaign(tx, campaignId))) throw samplingProblem('campaign_not_found');
  const [holds, sums] = await Promise.all([
    listHoldLines(sql`x.campaign_id = ${campaignId}`, context),
    tx.first<{ open: number; released: number; takenOver: number }>(sql`
      select count(*) filter (where h.ended_at is null) as open, count(*) filter (where h.outcome = 'released') as released,
             count(*) filter (where h.outcome = 'taken_over') as "takenOver"
        from gate_holds h join sampling_sites x on x.id = h.site_id where x.campaign_id = ${campaignId}`),
  ]);
  return { holds, ...(sums ?? { open: 0, released: 0, takenOver: 0 }) };
}
