// F14: parts of a list are given to departments, parks and surveyors; a firm on no list is told at its door; turns follow the record that is kept.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import { bringFirm } from '#modules/enterprises/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { followFirm, noPart, shareOut, tellFirm } from '../../shared/share-commands.ts';
import { deal } from '../../shared/shares.ts';
import { findOwnUnit } from '../store/campaigns.ts';
import { findRound } from '../store/rounds.ts';
import * as store from '../store/shares.ts';

export const shareOutHandler = command(shareOut, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const round = await findRound(tx, input.roundId);
  if (!round?.definition.byDepartment) throw campaignProblem('round_not_found');
  if (round.endedAt) throw campaignProblem('round_over');
  if (!(await findOwnUnit(tx, round.campaignUnitId))) throw campaignProblem('out_of_area');
  const { toDepartment, toPark, postIds } = input;
  const wanted = [...new Set(postIds ?? [])];
  if (wanted.length === 0 && !toDepartment && !toPark) throw campaignProblem('nothing_shared');
  if ((await store.listPostsHere(tx, wanted)).length !== wanted.length) throw campaignProblem('member_unknown');
  const waiting = await store.listWaiting(tx, input.roundId, input, input.onlyUnnamed);
  if (waiting.length === 0) throw campaignProblem('nobody');
  if (toDepartment || toPark)
    store.moveParts(
      tx,
      input.roundId,
      waiting.flatMap(({ recordIds }) => recordIds),
      { department: toDepartment, park: toPark },
    );
  const named = deal(waiting, wanted).map(({ one, to }) => ({ subjectId: one.subjectId, postId: to }));
  await store.nameSurveyors(tx, input.roundId, named, {
    districtId: round.districtId,
    postId: by.postId,
    byName: by.staffName,
  });
  return {
    subjectId: input.roundId,
    territoryId: round.campaignUnitId,
    unitIds: round.unitIds,
    events: [{ type: 'campaign.shared_out', roundId: input.roundId, count: waiting.length, posts: wanted.length }],
    result: { count: waiting.length },
    isDrill: round.isDrill,
  };
});

/** The record and what was told of it are both new; what is one firm by its sound code the house makes one (enterprises/server/bring.ts). */
export const tellFirmHandler = command(tellFirm, async (input, context: CommandContext): Promise<Done> => {
  const { tx, actor } = context;
  const by = staffOf(actor);
  const { roundId, enterpriseId, visitId } = input;
  const round = await findRound(tx, roundId);
  if (!round?.definition.byDepartment) throw campaignProblem('round_not_found');
  if (round.endedAt) throw campaignProblem('round_over');
  const department = (await store.departmentOf(tx, by.unitId)) ?? noPart;
  const park = input.park && input.park !== noPart ? input.park : undefined;
  const { recordId, name, uscc, legalRepresentative, address, placeId } = input;
  const brought = await bringFirm(context, {
    enterpriseId,
    name,
    uscc,
    legalRepresentative,
    park,
    place: { recordId, kind: 'working', placeId: placeId ?? null, unitId: null, address },
  });
  const found = { roundId, enterpriseId, department, park: park ?? noPart, byName: by.staffName };
  if (!(await store.takeFoundFirm(tx, found))) throw campaignProblem('out_of_area');
  const told = await tellWork(
    {
      visitId,
      subjectId: enterpriseId,
      action: round.isDrill ? 'drill' : 'survey',
      outcome: input.outcome,
      ...(input.happenedAt ? { happenedAt: input.happenedAt } : {}),
      note: input.note,
      told: input.told,
      requestIds: [],
      fileIds: [],
      isDrill: round.isDrill,
      only: { rhythmId: roundId, slot: 'once' },
    },
    context,
  );
  return {
    ...told,
    events: [
      ...told.events,
      { type: 'campaign.found', roundId, campaignId: round.campaignId, subjectId: enterpriseId },
      ...brought.events,
    ],
    result: { isKnown: brought.isKnown, ...(told.result as object) },
  };
});

export const followFirmHandler = command(followFirm, async ({ enterpriseIds }, { tx }): Promise<Done> => {
  const following = await store.listFollowing(tx, enterpriseIds);
  for (const turn of following) {
    const { roundId, subjectId, keptId, standing } = turn;
    const isGone = turn.isGone || turn.isParted || turn.isToldAsOther;
    if (keptId && !turn.isKeptShared) await store.followKept(tx, turn, keptId);
    if (isGone && standing === 'waits') store.endTurn(tx, roundId, subjectId);
    if (!isGone && standing === 'ended') store.askAgain(tx, roundId, [subjectId]);
  }
  return {
    subjectId: enterpriseIds[0] ?? '',
    events: [{ type: 'campaign.followed', enterpriseIds }],
    result: { turns: following.length },
  };
});
