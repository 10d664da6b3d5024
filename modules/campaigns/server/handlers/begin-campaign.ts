// A campaign is begun with its kind as it stands that day: what a method changes later changes no running one.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { beginCampaign, endCampaign } from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import * as store from '../store/campaigns.ts';
import { listRunning } from '../store/rounds.ts';

export const beginHandler = command(beginCampaign, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const unit = await store.findOwnUnit(tx, input.unitId);
  if (!unit) throw campaignProblem('out_of_area');
  const kind = (await store.listKinds(tx, unit.unitId)).find(({ code }) => code === input.kind);
  if (!kind) throw campaignProblem('kind_unknown');
  if (kind.rounds === 'rotation' && !input.registerId) throw campaignProblem('register_wanted');
  const register = input.registerId ? await store.findRegister(tx, input.registerId) : undefined;
  if (input.registerId && register?.subject !== kind.subject) throw campaignProblem('register_unfit');
  store.addCampaign(tx, {
    campaignId: input.campaignId,
    districtId: unit.districtId,
    unitId: unit.unitId,
    definition: kind,
    title: input.title,
    purpose: input.purpose,
    emergencyOrderId: input.emergencyOrderId ?? null,
    registerId: register?.registerId ?? null,
    isSensitive: register?.isSensitive ?? false,
    isDrill: input.isDrill,
    byName: by.staffName,
    byPostId: by.postId,
  });
  return {
    subjectId: input.campaignId,
    territoryId: unit.unitId,
    events: [{ type: 'campaign.begun', campaignId: input.campaignId, kind: kind.code, unitId: unit.unitId }],
    isDrill: input.isDrill,
  };
});

export const endHandler = command(endCampaign, async ({ campaignId, report }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const campaign = await store.lockCampaign(tx, campaignId);
  if (!campaign) throw campaignProblem('not_found');
  if (campaign.endedAt) throw campaignProblem('over');
  const [running] = await listRunning(tx, campaignId);
  if (running) throw campaignProblem('rounds_running', { title: running.title });
  store.endCampaign(tx, campaignId, by.staffName, report || null);
  return {
    subjectId: campaignId,
    territoryId: campaign.unitId,
    events: [{ type: 'campaign.ended', campaignId }],
    isDrill: campaign.isDrill,
  };
});
