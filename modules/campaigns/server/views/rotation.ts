// The draw of one cycle, name by name with its key: anybody can work the order out again (E12).
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type { rotationDraw } from '../../shared/queries.ts';
import { listCampaignHeads } from './heads.ts';

type Out = z.input<typeof rotationDraw.answer>;

export async function answerRotation(
  { campaignId, cycleNo }: { campaignId: string; cycleNo?: number | undefined },
  { tx, actor }: Context,
): Promise<Out> {
  const [campaign] = await listCampaignHeads(tx, sql`c.id = ${campaignId}`);
  if (!campaign?.definition.rotation) throw campaignProblem('not_found');
  const { days } = campaign.definition.rotation;
  const known = await tx.first<{ cycles: number }>(
    sql`select coalesce(max(cycle_no), 0) as cycles from campaign_rounds where campaign_id = ${campaignId}`,
  );
  const cycles = known?.cycles ?? 0;
  const asked = Math.min(cycleNo ?? cycles, cycles);
  if (asked === 0) return { cycleNo: null, cycles, days, parts: [], names: [] };
  const [rounds, names] = await Promise.all([
    tx.all<{ partNo: number; roundId: string; heldOn: string }>(sql`
      select part_no as "partNo", id as "roundId", held_on as "heldOn" from campaign_rounds where campaign_id = ${campaignId} and cycle_no = ${asked} order by 1`),
    tx.all<Out['names'][number]>(sql`
      select w.subject_id as "subjectId", s.name, w.part_no as "partNo", encode(app.draw_key(w.campaign_id, w.cycle_no, w.subject_id), 'hex') as key, w.is_carried as "isCarried",
             w.is_late as "isLate",
             (select min(r.held_on) from campaign_rounds r join duties d on d.rhythm_id = r.id and d.subject_id = w.subject_id and d.done_at is not null
               where r.campaign_id = w.campaign_id and r.cycle_no = w.cycle_no) as "doneOn",
             not exists (select from register_members m where m.subject_id = w.subject_id and m.register_id = ${campaign.registerId} and m.to_at is null) as "hasLeft"
        from campaign_draws w join subjects s on s.id = w.subject_id where w.campaign_id = ${campaignId} and w.cycle_no = ${asked}
       order by w.part_no, w.is_late, w.is_carried desc, app.draw_key(w.campaign_id, w.cycle_no, w.subject_id) limit 20000`),
  ]);
  const roundOf = new Map(rounds.map((round) => [round.partNo, round]));
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  return {
    cycleNo: asked,
    cycles,
    days,
    parts: Array.from({ length: days }, (_, n) => {
      const inPart = names.filter(({ partNo }) => partNo === n + 1);
      const round = roundOf.get(n + 1);
      return {
        partNo: n + 1,
        roundId: round?.roundId ?? null,
        heldOn: round?.heldOn ?? null,
        drawn: inPart.length,
        done: inPart.filter(({ doneOn }) => doneOn !== null).length,
      };
    }),
    names: isMasked ? names.map((one) => ({ ...one, name: maskName(one.name) })) : names,
  };
}
