// C11: a tube is opened, filled in order, closed — short only with a reason —, or lost. It belongs to the device that opened it; a desk may close or lose it for a tablet that is dead.
import { command } from '#kernel/server/house.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { needsShortReason } from '../../shared/tube-rules.ts';
import { beyondSite, heard, standAt } from '../site.ts';
import * as store from '../store/tubes.ts';

export const openTubeHandler = command(c.openTube, async (input, context) => {
  const there = await standAt(input.siteId, context);
  const round = await beyondSite(context.tx, context.actor, () => findRound(context.tx, input.roundId));
  if (round?.campaignId !== there.site.campaignId) throw samplingProblem('round_not_found');
  if (input.kind === 'single' && input.size !== 1) throw samplingProblem('size_wrong');
  const isHousehold = input.kind === 'household';
  if (isHousehold !== (input.householdPlaceId !== undefined)) throw samplingProblem('household_wanted');
  if (input.householdPlaceId && !(await store.seesHome(context.tx, input.householdPlaceId)))
    throw samplingProblem('household_wanted');
  store.addTube(context.tx, there, input);
  return heard(there.site, input.tubeId, 'tube.opened', { roundId: input.roundId });
});

/** The tube, where it is this device's, or a screen acts for one. */
async function ownTube(tubeId: string, context: Parameters<typeof standAt>[1]) {
  const tube = await store.findTube(context.tx, tubeId);
  if (!tube) throw samplingProblem('tube_not_found');
  const there = await standAt(tube.siteId, context);
  if (there.by.isTable && there.by.deviceId !== tube.deviceId) throw samplingProblem('tube_of_another');
  return { tube, there };
}

export const closeTubeHandler = command(c.closeTube, async ({ tubeId, told, shortReason }, context) => {
  const { tube, there } = await ownTube(tubeId, context);
  if (tube.closedAt && tube.closedDeviceId === there.by.deviceId) throw samplingProblem('tube_closed');
  if (told > tube.size) throw samplingProblem('over_counted');
  if (needsShortReason(tube, told) && !shortReason) throw samplingProblem('reason_wanted');
  store.closeTube(context.tx, there, tubeId, told, shortReason || null);
  return heard(there.site, tubeId, 'tube.closed', { roundId: tube.roundId });
});

export const loseTubeHandler = command(c.loseTube, async ({ tubeId, how, reason }, context) => {
  const { tube, there } = await ownTube(tubeId, context);
  store.loseTube(context.tx, there, { tubeId, how, reason, commandId: context.commandId });
  return heard(there.site, tubeId, 'tube.lost', { roundId: tube.roundId });
});
