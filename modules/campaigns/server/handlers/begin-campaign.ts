// A campaign is begun with its kind as it stands that day: what a method changes later changes no running one.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
import { isPower } from '#modules/emergencies/shared/power.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { beginCampaign, endCampaign } from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import * as store from '../store/campaigns.ts';
import { listRunning } from '../store/rounds.ts';

export const beginHandler = command(beginCampaign, async (input, context): Promise<Done> => {
  const { tx, actor } = context;
  const by = staffOf(actor);
  const unit = await store.findOwnUnit(tx, input.unitId);
  if (!unit) throw campaignProblem('out_of_area');
  const kind = (await store.listKinds(tx, unit.unitId)).find(({ code }) => code === input.kind);
  if (!kind) throw campaignProblem('kind_unknown');
  if (kind.rounds === 'rotation' && !input.registerId) throw campaignProblem('register_wanted');
  const register = input.registerId ? await store.findRegister(tx, input.registerId) : undefined;
  if (input.registerId && register?.subject !== kind.subject) throw campaignProblem('register_unfit');
  const emergencyOrderId = await orderOf(kind.power, unit.unitId, input, context);
  store.addCampaign(tx, {
    campaignId: input.campaignId,
    districtId: unit.districtId,
    unitId: unit.unitId,
    definition: kind,
    title: input.title,
    purpose: input.purpose,
    emergencyOrderId,
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

/** Powers sleep: a kind with one begins under the order in force over its unit, and under no other; any kind may say under which order it runs. */
async function orderOf(
  power: string | null,
  unitId: string,
  asked: { emergencyOrderId?: string | undefined; isDrill: boolean },
  context: CommandContext,
): Promise<string | null> {
  const told = asked.emergencyOrderId ?? null;
  if (told && !(await store.knowsOrder(context.tx, told))) throw campaignProblem('emergency_order_unknown');
  if (!power || !isPower(power)) return told;
  const inForce = await requirePower(context, power, unitId, { isDrill: asked.isDrill });
  if (told && told !== inForce) throw campaignProblem('emergency_order_unknown');
  return inForce;
}

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
