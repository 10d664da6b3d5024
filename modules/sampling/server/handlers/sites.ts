// C5, C13, C14, C17: a site is set up, opens with its checklist and its five roles, closes, and its day ends with the disinfection. C8: the temperature gate.
import { command } from '#kernel/server/house.ts';
import { findCampaign, listWithin } from '#modules/campaigns/server/public.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { missingOf } from '../../shared/tube-rules.ts';
import { keysOf, siteRoles, siteZones } from '../../shared/words.ts';
import { heard, standAt } from '../site.ts';
import * as store from '../store/sites.ts';

export const setUpHandler = command(c.setUpSite, async (input, context) => {
  const { tx, actor } = context;
  const by = staffOf(actor);
  const campaign = await findCampaign(tx, input.campaignId);
  if (!campaign || campaign.endedAt || campaign.definition.action !== 'sample')
    throw samplingProblem('campaign_not_found');
  const isWithin = (await listWithin(tx, [input.unitId], campaign.unitId)).length === 1;
  if (!isWithin || !(await store.governs(tx, input.unitId))) throw samplingProblem('out_of_area');
  const isFirm = input.kind === 'firm';
  if (isFirm !== (input.enterpriseId !== undefined)) throw samplingProblem('firm_wanted');
  if (input.enterpriseId && !(await store.seesFirm(tx, input.enterpriseId))) throw samplingProblem('firm_wanted');
  const { isDrill, districtId } = campaign;
  const orderId = await requirePower(context, 'mass_testing', input.unitId, { isDrill });
  const { placeId = null, enterpriseId = null, headcount = null, ...told } = input;
  const site = { ...told, placeId, enterpriseId, headcount, districtId, isDrill };
  const siteNo = await store.addSite(tx, { ...site, byName: by.staffName, orderId });
  return { ...heard({ ...site, siteNo }, input.siteId, 'site.set_up'), result: { siteNo } };
});

export const openHandler = command(c.openSite, async (input, context) => {
  const there = await standAt(input.siteId, context);
  const zones = keysOf(siteZones).filter((zone) => !input.zones.includes(zone));
  if (zones.length > 0 && input.zonesReason === '')
    throw samplingProblem('zones_missing', {
      missing: zones.map((zone) => siteZones[zone].zh).join('、'),
      missingEn: zones.map((zone) => siteZones[zone].en).join(', '),
    });
  if (!input.hasOneMetreLine || !input.suppliesReady || !input.equipmentTested) throw samplingProblem('not_ready');
  const missing = missingOf(keysOf(siteRoles), input.roles);
  if (missing.length > 0)
    throw samplingProblem('role_missing', {
      missing: missing.map((role) => siteRoles[role].zh).join('、'),
      missingEn: missing.map((role) => siteRoles[role].en).join(', '),
    });
  store.addOpening(context.tx, there, input);
  return heard(there.site, input.siteId, 'site.opened');
});

export const closeHandler = command(c.closeSite, async ({ closingId, siteId, note }, context) => {
  const there = await standAt(siteId, context);
  store.addClosing(context.tx, there, closingId, note);
  return heard(there.site, siteId, 'site.closed');
});

export const disinfectHandler = command(c.disinfectSite, async (input, context) => {
  const there = await standAt(input.siteId, context);
  const [fromAt, toAt] = [new Date(input.fromAt), new Date(input.toAt)];
  if (toAt <= fromAt) throw samplingProblem('times_wrong');
  store.addDisinfection(context.tx, there, { ...input, fromAt, toAt });
  return heard(there.site, input.siteId, 'site.disinfected');
});

export const holdHandler = command(c.holdAtGate, async ({ siteId, subjectId = null, ...held }, context) => {
  const there = await standAt(siteId, context);
  store.addHold(context.tx, there, { ...held, subjectId, commandId: context.commandId });
  return heard(there.site, held.holdId, 'gate.held');
});

export const releaseHandler = command(c.releaseAtGate, async (input, context) => {
  const hold = await store.findHold(context.tx, input.holdId);
  if (!hold) throw samplingProblem('hold_not_found');
  const there = await standAt(hold.siteId, context);
  store.endHold(context.tx, there, { ...input, commandId: context.commandId });
  return { ...heard(there.site, input.holdId, 'gate.released'), superseded: hold.endedAt !== null };
});
