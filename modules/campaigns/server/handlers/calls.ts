// C6 按楼号、楼栋通知, E5: proposed out of how many live where, moved by hand, told with one tap.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { slotsFor } from '../../shared/calls.ts';
import * as c from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import * as store from '../store/calls.ts';
import { findOwnUnit } from '../store/campaigns.ts';
import { findRound, type RoundRow } from '../store/rounds.ts';

type Tx = Parameters<typeof store.lockCall>[0];

async function openRunning(tx: Tx, roundId: string): Promise<RoundRow> {
  const round = await findRound(tx, roundId);
  if (!round) throw campaignProblem('round_not_found');
  if (round.endedAt) throw campaignProblem('round_over');
  return round;
}

/** When no kind says how many a station takes in an hour. */
const usualPerHour = 300;

export const callBuildingsHandler = command(c.callBuildings, async (input, { tx }): Promise<Done> => {
  const { roundId, unitId } = input;
  const round = await openRunning(tx, roundId);
  const unit = await findOwnUnit(tx, unitId);
  if (!unit) throw campaignProblem('out_of_area');
  const notified = await store.listNotified(tx, roundId, unitId);
  const buildings = (await store.listBuildings(tx, roundId, unitId)).filter(({ placeId }) => !notified.has(placeId));
  if (buildings.length === 0) throw campaignProblem('no_buildings');
  const closed = new Set(input.atDoorIds);
  const calls = slotsFor(
    buildings.map((building) => ({ ...building, isAtDoor: closed.has(building.placeId) })),
    input.peoplePerHour ?? round.definition.byBuilding?.peoplePerHour ?? usualPerHour,
    Date.parse(input.from),
  );
  store.putInTurn(tx, roundId, unitId, calls, notified.size);
  return {
    subjectId: roundId,
    territoryId: unitId,
    events: [
      { type: 'campaign.buildings_called', roundId, campaignId: round.campaignId, unitId, buildings: calls.length },
    ],
    result: { buildings: calls.length },
    isDrill: round.isDrill,
  };
});

export const moveCallHandler = command(c.moveCall, async (input, { tx }): Promise<Done> => {
  const { roundId, placeId, isAtDoor } = input;
  const round = await openRunning(tx, roundId);
  const call = await store.lockCall(tx, roundId, placeId);
  if (!call) throw campaignProblem('call_not_found');
  if (call.notifiedAt) throw campaignProblem('notified_already');
  const [slotFrom, slotTo] = [new Date(input.slotFrom), new Date(input.slotTo)];
  if (slotTo <= slotFrom) throw campaignProblem('slot_wrong');
  store.moveCall(tx, roundId, placeId, { slotFrom, slotTo, isAtDoor });
  return {
    subjectId: roundId,
    territoryId: call.communityId,
    events: [{ type: 'campaign.call_moved', roundId, campaignId: round.campaignId, placeId }],
    isDrill: round.isDrill,
  };
});

export const notifiedHandler = command(
  c.tellNotified,
  async ({ roundId, placeId, channel }, { tx, actor }): Promise<Done> => {
    const by = staffOf(actor);
    const round = await openRunning(tx, roundId);
    const call = await store.lockCall(tx, roundId, placeId);
    if (!call) throw campaignProblem('call_not_found');
    const heard = { subjectId: roundId, territoryId: call.communityId, isDrill: round.isDrill };
    if (call.notifiedAt) return { ...heard, events: [], superseded: true };
    store.tellNotified(tx, roundId, placeId, by.staffName, channel);
    return {
      ...heard,
      events: [{ type: 'campaign.building_notified', roundId, campaignId: round.campaignId, placeId }],
    };
  },
);
