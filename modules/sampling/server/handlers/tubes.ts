// C11: a tube is opened, filled in order, closed — short only with a reason —, or lost. It belongs to the device that opened it; a desk may close or lose it for a tablet that is dead.
import type { z } from 'zod';
import { type Context, command, type Done, type ManyItem } from '#kernel/server/house.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { needsShortReason } from '../../shared/tube-rules.ts';
import { type By, beyondSite, heard, standAt, standAtEach } from '../site.ts';
import type { TubeRow } from '../store/tubes.ts';
import * as store from '../store/tubes.ts';

type Opening = ManyItem<z.output<typeof c.openTube.input>>;
type Closing = ManyItem<z.output<typeof c.closeTube.input>>;

/** What one command is alone: one of many. */
function only(results: readonly (Done | Problem)[]): Done {
  const [result] = results;
  if (!result || result instanceof Problem) throw result ?? samplingProblem('tube_not_found');
  return result;
}

async function openMany(items: readonly Opening[], context: Context): Promise<(Done | Problem)[]> {
  const { tx, actor } = context;
  const inputs = items.map(({ input }) => input);
  const standing = await standAtEach(
    inputs.map(({ siteId }) => siteId),
    items,
    context,
  );
  const rounds = new Map<string, string | undefined>();
  for (const roundId of new Set(inputs.map((input) => input.roundId)))
    rounds.set(roundId, (await beyondSite(tx, actor, () => findRound(tx, roundId)))?.campaignId);
  const homes = new Map<string, boolean>();
  for (const placeId of new Set(inputs.flatMap(({ householdPlaceId }) => householdPlaceId ?? [])))
    homes.set(placeId, await store.seesHome(tx, placeId));
  return items.map(({ input, doneAt }) => {
    const there = standing(input.siteId, doneAt);
    if (there instanceof Problem) return there;
    if (rounds.get(input.roundId) !== there.site.campaignId) return samplingProblem('round_not_found');
    if (input.kind === 'single' && input.size !== 1) return samplingProblem('size_wrong');
    if ((input.kind === 'household') !== (input.householdPlaceId !== undefined))
      return samplingProblem('household_wanted');
    if (input.householdPlaceId && !homes.get(input.householdPlaceId)) return samplingProblem('household_wanted');
    store.addTube(tx, there, input);
    return heard(there.site, input.tubeId, 'tube.opened', { roundId: input.roundId });
  });
}

export const openTubeHandler = command(
  c.openTube,
  async (input, context) => only(await openMany([{ ...context, input }], context)),
  { handleMany: openMany, laneOf: ({ tubeId }) => tubeId },
);

/** A table's own are its alone; a screen acts for a tablet that is dead. */
const isOfAnother = ({ deviceId }: TubeRow, by: By): boolean => by.isTable && by.deviceId !== deviceId;

async function closeMany(items: readonly Closing[], context: Context): Promise<(Done | Problem)[]> {
  const { tx } = context;
  const tubeIds = [...new Set(items.map(({ input }) => input.tubeId))];
  const tubes = new Map((await store.listTubes(tx, tubeIds)).map((tube) => [tube.tubeId, tube]));
  const siteIds = [...tubes.values()].map(({ siteId }) => siteId);
  const standing = await standAtEach(siteIds, items, context);
  const closed = new Set<string>();
  return items.map(({ input: { tubeId, told, shortReason }, doneAt }) => {
    const tube = tubes.get(tubeId);
    if (!tube) return samplingProblem('tube_not_found');
    const there = standing(tube.siteId, doneAt);
    if (there instanceof Problem) return there;
    if (isOfAnother(tube, there.by)) return samplingProblem('tube_of_another');
    if (closed.has(tubeId) || (tube.closedAt && tube.closedDeviceId === there.by.deviceId))
      return samplingProblem('tube_closed');
    if (told > tube.size) return samplingProblem('over_counted');
    if (needsShortReason(tube, told) && !shortReason) return samplingProblem('reason_wanted');
    closed.add(tubeId);
    store.closeTube(tx, there, tubeId, told, shortReason || null);
    return heard(there.site, tubeId, 'tube.closed', { roundId: tube.roundId });
  });
}

export const closeTubeHandler = command(
  c.closeTube,
  async (input, context) => only(await closeMany([{ ...context, input }], context)),
  { handleMany: closeMany, laneOf: ({ tubeId }) => tubeId },
);

export const loseTubeHandler = command(
  c.loseTube,
  async ({ tubeId, how, reason }, context) => {
    const tube = await store.findTube(context.tx, tubeId);
    if (!tube) throw samplingProblem('tube_not_found');
    const there = await standAt(tube.siteId, context);
    if (isOfAnother(tube, there.by)) throw samplingProblem('tube_of_another');
    store.loseTube(context.tx, there, { tubeId, how, reason, commandId: context.commandId });
    return heard(there.site, tubeId, 'tube.lost', { roundId: tube.roundId });
  },
  { laneOf: ({ tubeId }) => tubeId },
);
