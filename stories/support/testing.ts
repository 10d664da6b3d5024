// A mass testing that runs: an emergency order in force, a round over a community, a site that is open, and tubes as a table fills them.

import { DAY_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { beginCampaign, openRound } from '#modules/campaigns/shared/commands.ts';
import { listDuties } from '#modules/duties/shared/queries.ts';
import { approveOrder, proposeOrder } from '#modules/emergencies/shared/commands.ts';
import { ordersInForce } from '#modules/emergencies/shared/queries.ts';
import { closeTube, openSite, openTube, registerSample, setUpSite } from '#modules/sampling/shared/commands.ts';
import { keysOf, siteRoles, siteZones } from '#modules/sampling/shared/words.ts';
import type { Caller } from './caller.ts';

type Staff = (username: string) => Promise<Caller>;

/** In force over the street from now: proposed by one, approved by another; once a product. */
export async function orderMassTesting(staff: Staff): Promise<void> {
  const maker = await staff('supervisor.jiezhuang');
  if ((await maker.ask(ordersInForce, {})).rows.length > 0) return;
  const emergencyId = newId();
  const from = Date.now();
  await maker.act(proposeOrder, {
    emergencyId,
    title: '接庄街道区域核酸检测',
    legalText: '按市指挥部第 4 号通告',
    articles: ['emergency_response_73'],
    unitIds: [maker.hats[0]?.unitId ?? ''],
    powers: ['mass_testing'],
    fromAt: new Date(from).toISOString(),
    toAt: new Date(from + 10 * DAY_MS).toISOString(),
  });
  await (await staff('supervisor.gaoxin')).act(approveOrder, { emergencyId });
}

/** A round over the desk's own unit; those on its list with their names. */
export async function beginTesting(desk: Caller, title: string) {
  const [campaignId, roundId] = [newId(), newId()];
  const unitId = desk.hats[0]?.unitId ?? '';
  await desk.act(beginCampaign, { campaignId, kind: 'mass_testing', unitId, title, purpose: '尽快查清有没有传播' });
  await desk.act(openRound, { campaignId, roundId, poolSize: 10 });
  const { rows } = await desk.ask(listDuties, { rhythmId: roundId, slot: 'once', unitId, limit: 200 });
  return { campaignId, roundId, unitId, people: rows };
}

export async function openASite(desk: Caller, campaignId: string, title: string, more: object = {}) {
  const siteId = newId();
  await desk.act(setUpSite, { siteId, campaignId, unitId: desk.hats[0]?.unitId ?? '', title, tables: 2, ...more });
  await desk.act(openSite, {
    openingId: newId(),
    siteId,
    zones: keysOf(siteZones),
    hasOneMetreLine: true,
    suppliesReady: true,
    equipmentTested: true,
    roles: keysOf(siteRoles).map((role) => ({ role, name: `样${siteRoles[role].zh}` })),
  });
  return siteId;
}

type Whom = {
  subjectId?: string;
  told?: { name: string; phone?: string };
  minutesWaited?: number;
  isPriority?: boolean;
};
/** Opened, filled in order and closed, by a screen at the desk. */
export async function fillTube(
  desk: Caller,
  at: { siteId: string; roundId: string; code: string; size?: 10 | 1 },
  people: readonly Whom[],
): Promise<string> {
  const tubeId = newId();
  const { size = 10, ...where } = at;
  await desk.act(openTube, {
    tubeId,
    ...where,
    tableNo: 1,
    size,
    kind: size === 1 ? 'single' : 'pooled',
    collector: '样采样',
  });
  for (const [n, { minutesWaited, ...whom }] of people.entries())
    await desk.act(registerSample, {
      sampleId: newId(),
      tubeId,
      position: n + 1,
      how: whom.told ? 'search' : 'qr',
      ...(minutesWaited ? { waitedFrom: new Date(Date.now() - minutesWaited * MINUTE_MS).toISOString() } : {}),
      ...whom,
    });
  const short = people.length < size ? { shortReason: '收点' } : {};
  await desk.act(closeTube, { tubeId, told: people.length, ...short });
  return tubeId;
}
