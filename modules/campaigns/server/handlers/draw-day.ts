// E12: each working day the next part of the cycle, whoever was left over with it. By the house, once a day.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { HOUR_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import type { drawDay } from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { nextDay, placeNewcomers } from '../../shared/rotation.ts';
import { freezeRound } from '../freeze.ts';
import { findRegister, lockCampaign } from '../store/campaigns.ts';
import * as draws from '../store/rotation.ts';
import { endRound, findLastRound, listRunning } from '../store/rounds.ts';
import { figuresOf, noFigures } from '../views/figures.ts';

/** `07:30` in minutes. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export async function handleDrawDay(
  { campaignId, heldOn }: z.output<typeof drawDay.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const campaign = await lockCampaign(tx, campaignId);
  const { rotation, windowHours } = campaign?.definition ?? {};
  if (!campaign || !rotation || !windowHours || !campaign.registerId) throw campaignProblem('not_found');
  if (campaign.endedAt) throw campaignProblem('over');
  if (!(await findRegister(tx, campaign.registerId))) throw campaignProblem('register_unfit');
  const running = await listRunning(tx, campaignId);
  const figures = await figuresOf(
    tx,
    running.map(({ roundId }) => roundId),
  );
  for (const { roundId } of running) endRound(tx, roundId, '', figures.get(roundId) ?? noFigures);

  const last = await findLastRound(tx, campaignId);
  const { cycleNo, partNo } = nextDay(
    last?.cycleNo && last.partNo ? { cycleNo: last.cycleNo, partNo: last.partNo } : undefined,
    rotation.days,
  );
  if (partNo === 1) await draws.drawCycle(tx, campaign, cycleNo, rotation.days);
  else {
    const sizes = new Map((await draws.listParts(tx, campaign, cycleNo)).map((part) => [part.partNo, part.size]));
    const remaining = Array.from({ length: rotation.days - partNo + 1 }, (_, n) => ({
      partNo: partNo + n,
      size: sizes.get(partNo + n) ?? 0,
    }));
    const newcomers = await draws.listNewcomers(tx, campaign, cycleNo);
    await draws.addNewcomers(tx, campaign, cycleNo, placeNewcomers(remaining, newcomers));
  }
  const roundId = newId();
  const opensAt = new Date(instantAt(heldOn, minutesOf(rotation.from)));
  const listed = await freezeRound(
    tx,
    campaign,
    {
      roundId,
      roundNo: (last?.roundNo ?? 0) + 1,
      title: `${heldOn} 第${cycleNo}周期第${partNo}天`,
      unitIds: [campaign.unitId],
      opensAt,
      dueAt: new Date(opensAt.getTime() + windowHours * HOUR_MS),
      poolSize: null,
      isRetest: false,
      source: { kind: 'rotation' },
      byName: '',
      emergencyOrderId: campaign.emergencyOrderId,
      drawn: { cycleNo, partNo, heldOn },
    },
    draws.askedOn(campaign, cycleNo, partNo),
  );
  return {
    subjectId: roundId,
    territoryId: campaign.unitId,
    events: [
      ...running.map(({ roundId: ended }) => ({ type: 'campaign.round_ended', roundId: ended, campaignId })),
      {
        type: 'campaign.round_opened',
        roundId,
        campaignId,
        kind: campaign.definition.code,
        unitIds: [campaign.unitId],
        listed,
      },
    ],
    result: { roundId, cycleNo, partNo, listed },
    isDrill: campaign.isDrill,
  };
}
