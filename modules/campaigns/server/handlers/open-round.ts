// C16: numbered rounds, each with its scope and window, each a list of its own.
import { command, type Done } from '#kernel/server/house.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
import { isPower } from '#modules/emergencies/shared/power.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { addFoundCommand, endRound, openRound } from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { roundTitle } from '../../shared/words.ts';
import { freezeRound } from '../freeze.ts';
import * as campaigns from '../store/campaigns.ts';
import { addFoundRows, findSubject, isListed } from '../store/found.ts';
import * as rounds from '../store/rounds.ts';
import { releaseSurveyors, shareRound } from '../store/shares.ts';
import { figuresOf, noFigures } from '../views/figures.ts';

export const openRoundHandler = command(openRound, async (input, context): Promise<Done> => {
  const { tx, actor, now } = context;
  const by = staffOf(actor);
  const campaign = await campaigns.lockCampaign(tx, input.campaignId);
  if (!campaign) throw campaignProblem('not_found');
  if (campaign.endedAt) throw campaignProblem('over');
  const { definition: kind, isDrill } = campaign;
  if (kind.rounds === 'rotation') throw campaignProblem('drawn_by_itself');
  const last = await rounds.findLastRound(tx, input.campaignId);
  if (kind.rounds === 'single' && last && !input.isRetest) throw campaignProblem('only_one_round');
  const wanted = [...new Set(input.unitIds ?? [campaign.unitId])];
  const unitIds = await campaigns.listWithin(tx, wanted, campaign.unitId);
  if (unitIds.length !== wanted.length) throw campaignProblem('out_of_area');
  const opensAt = new Date(input.opensAt ? Date.parse(input.opensAt) : now);
  const dueAt = new Date(input.dueAt ? Date.parse(input.dueAt) : opensAt.getTime() + kind.windowHours * HOUR_MS);
  if (dueAt <= opensAt || dueAt.getTime() <= now) throw campaignProblem('window_wrong');
  await checkSource(tx, input.source, campaign);
  if (input.source.kind === 'places' && kind.subject !== 'person') throw campaignProblem('register_unfit');
  // A list is frozen under the order that holds now: the one its campaign began under may be over (R4).
  const emergencyOrderId =
    kind.power && isPower(kind.power)
      ? await requirePower(context, kind.power, campaign.unitId, { isDrill })
      : campaign.emergencyOrderId;
  const roundNo = (last?.roundNo ?? 0) + 1;
  const { subjectIds: _, ...source } = { subjectIds: [], ...input.source };
  const listed = await freezeRound(
    tx,
    campaign,
    {
      roundId: input.roundId,
      roundNo,
      title: input.title || (kind.rounds === 'single' && roundNo === 1 ? kind.title.zh : roundTitle(roundNo)),
      unitIds,
      opensAt,
      dueAt,
      poolSize: input.poolSize ?? null,
      isRetest: input.isRetest,
      source,
      byName: by.staffName,
      emergencyOrderId,
      drawn: null,
    },
    rounds.namedBy(input.source, kind, unitIds),
  );
  if (listed === 0) throw campaignProblem('nobody');
  if (kind.byDepartment) await shareRound(tx, input.roundId);
  const { roundId, campaignId } = input;
  return {
    subjectId: roundId,
    territoryId: campaign.unitId,
    unitIds,
    events: [{ type: 'campaign.round_opened', roundId, campaignId, kind: kind.code, unitIds, listed }],
    result: { listed, roundNo },
    isDrill,
  };
});

type Tx = Parameters<typeof rounds.findRound>[0];

/** A sensitive register makes a sensitive campaign, which is said when it is begun: none comes in by a round. */
async function checkSource(
  tx: Tx,
  source: { kind: string; registerId?: string; roundId?: string },
  campaign: campaigns.CampaignRow,
): Promise<void> {
  if (source.registerId) {
    const register = await campaigns.findRegister(tx, source.registerId);
    if (register?.subject !== campaign.definition.subject) throw campaignProblem('register_unfit');
    if (register.isSensitive && !campaign.isSensitive) throw campaignProblem('not_entitled');
  }
  if (source.roundId) {
    const other = await rounds.findRound(tx, source.roundId);
    if (!other) throw campaignProblem('round_not_found');
    if (other.isSensitive && !campaign.isSensitive) throw campaignProblem('not_entitled');
  }
}

export const endRoundHandler = command(endRound, async ({ roundId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const round = await rounds.findRound(tx, roundId);
  if (!round) throw campaignProblem('round_not_found');
  if (!(await campaigns.lockCampaign(tx, round.campaignId))) throw campaignProblem('out_of_area');
  if (round.endedAt) throw campaignProblem('round_over');
  const closing = (await figuresOf(tx, [roundId])).get(roundId) ?? noFigures;
  rounds.endRound(tx, roundId, by.staffName, closing);
  if (round.definition.byDepartment) releaseSurveyors(tx, roundId);
  return {
    subjectId: roundId,
    territoryId: round.campaignUnitId,
    unitIds: round.unitIds,
    events: [{ type: 'campaign.round_ended', roundId, campaignId: round.campaignId, ...closing }],
    result: closing,
    isDrill: round.isDrill,
  };
});

/** Somebody who is there and on no list (C6 一个不漏): told by whoever stands before them. */
export const addFoundHandler = command(addFoundCommand, async ({ roundId, subjectId }, context): Promise<Done> => {
  const { tx, actor, commandId } = context;
  const by = staffOf(actor);
  const round = await rounds.findRound(tx, roundId);
  if (!round) throw campaignProblem('round_not_found');
  if (round.endedAt) throw campaignProblem('round_over');
  const subject = await findSubject(tx, subjectId);
  if (!subject || subject.kind !== round.definition.subject) throw campaignProblem('subject_not_found');
  if (await isListed(tx, roundId, subjectId)) throw campaignProblem('on_list');
  const { power } = round.definition;
  const under =
    power && isPower(power)
      ? { orderId: await requirePower(context, power, by.unitId, { isDrill: round.isDrill }), commandId }
      : {};
  addFoundRows(tx, [{ roundId, subjectId, ...under }], { byName: by.staffName, byPostId: by.postId });
  return {
    subjectId,
    territoryId: subject.territoryId ?? undefined,
    unitIds: [by.unitId],
    events: [{ type: 'campaign.found', roundId, campaignId: round.campaignId, subjectId }],
    isDrill: round.isDrill,
  };
});
