// M9: shelters are opened, people are moved to a place that is told, move on, and are home again. Each is a row of its own; the first closes the turn.
import { command, type Done } from '#kernel/server/house.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { closeShelter, locate, openShelter } from '../../shared/move-commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { findCampaign, findOwnUnit } from '../store/campaigns.ts';
import { addFoundRows, findSubject } from '../store/found.ts';
import * as store from '../store/moves.ts';
import { findRound } from '../store/rounds.ts';

type Tx = Parameters<typeof findRound>[0];

async function getOwn(tx: Tx, campaignId: string) {
  const campaign = await findCampaign(tx, campaignId);
  if (!campaign?.definition.whereabouts) throw campaignProblem('not_found');
  if (campaign.endedAt) throw campaignProblem('over');
  if (!(await findOwnUnit(tx, campaign.unitId))) throw campaignProblem('out_of_area');
  return campaign;
}

export const openShelterHandler = command(openShelter, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const campaign = await getOwn(tx, input.campaignId);
  const place = await store.findPlaceName(tx, input.placeId);
  if (!place) throw campaignProblem('shelter_unknown');
  store.putShelter(tx, { ...input, name: place.name, byName: by.staffName });
  const { campaignId, placeId } = input;
  return {
    subjectId: campaignId,
    territoryId: campaign.unitId,
    events: [{ type: 'campaign.shelter_opened', campaignId, placeId }],
    isDrill: campaign.isDrill,
  };
});

export const closeShelterHandler = command(closeShelter, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const { campaignId, placeId } = input;
  const campaign = await getOwn(tx, campaignId);
  if (!(await store.findShelter(tx, campaignId, placeId))?.isOpen) throw campaignProblem('shelter_unknown');
  if ((await store.countPresent(tx, campaignId, placeId)) > 0) throw campaignProblem('shelter_held');
  store.closeShelter(tx, campaignId, placeId, by.staffName);
  return {
    subjectId: campaignId,
    territoryId: campaign.unitId,
    events: [{ type: 'campaign.shelter_closed', campaignId, placeId }],
    isDrill: campaign.isDrill,
  };
});

/** People go home after a round has ended: that is told as well. A shelter that is full or closed by now refuses nobody who is there: what was done is told. */
export const locateHandler = command(locate, async (input, context): Promise<Done> => {
  const { tx, actor, now } = context;
  const by = staffOf(actor);
  const { moveId, roundId, subjectId, whereto } = input;
  const round = await findRound(tx, roundId);
  if (!round?.definition.whereabouts) throw campaignProblem('round_not_found');
  const subject = await findSubject(tx, subjectId);
  if (subject?.kind !== 'person') throw campaignProblem('subject_not_found');
  const placeId = input.placeId ?? null;
  if (placeId && !(await store.findShelter(tx, round.campaignId, placeId))) throw campaignProblem('shelter_unknown');
  const turn = await store.findTurn(tx, roundId, subjectId);
  if (whereto === 'home' && !turn.hasMoved && !turn.isDone) throw campaignProblem('not_moved');
  const happenedAt = new Date(input.happenedAt ? Math.min(now, Date.parse(input.happenedAt)) : context.doneAt);
  const { address } = input;
  const move = { moveId, roundId, subjectId, whereto, placeId, address, happenedAt };
  store.addMove(tx, { ...move, byName: by.staffName, byPostId: by.postId });
  const moved = { type: 'campaign.located', roundId, campaignId: round.campaignId, subjectId, whereto };
  const head: Done = {
    subjectId,
    territoryId: subject.territoryId ?? undefined,
    unitIds: [by.unitId],
    events: [moved],
    isDrill: round.isDrill,
  };
  if (turn.hasMoved || turn.isDone || whereto === 'home') return head;
  const told = await tellWork(
    {
      visitId: moveId,
      subjectId,
      action: round.isDrill ? 'drill' : 'evacuate',
      outcome: 'done',
      happenedAt: happenedAt.toISOString(),
      note: '',
      told: [],
      requestIds: [],
      fileIds: [],
      isDrill: round.isDrill,
      only: { rhythmId: roundId, slot: 'once' },
    },
    context,
  );
  if (!turn.isListed)
    addFoundRows(tx, [{ roundId, subjectId, workId: moveId, doneAt: happenedAt }], {
      byName: by.staffName,
      byPostId: by.postId,
    });
  return { ...head, events: [...told.events, moved] };
});
