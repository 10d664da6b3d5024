// A mass testing that is under way: an order in force, a round over 接庄社区 with people of the story's own on its list, and a site. Begun as clients would.

import { DAY_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { beginCampaign, openRound } from '#modules/campaigns/shared/commands.ts';
import { listDuties } from '#modules/duties/shared/queries.ts';
import { approveOrder, proposeOrder } from '#modules/emergencies/shared/commands.ts';
import { ordersInForce } from '#modules/emergencies/shared/queries.ts';
import { addPerson } from '#modules/registry/shared/commands.ts';
import { closeTube, openSite, openTube, registerSample, setUpSite } from '#modules/sampling/shared/commands.ts';
import { keysOf, siteRoles, siteZones } from '#modules/sampling/shared/words.ts';
import { listPlaces } from '#modules/territory/shared/queries.ts';
import type { Caller } from './caller.ts';
import { idNumber } from './id-number.ts';
import { unitNamed } from './places.ts';

export type Comer = { personId: string; name: string; number: string };

/** `supervisor.jiezhuang` proposes, `supervisor.gaoxin` approves. */
export async function powerOverStreet(maker: Caller, checker: Caller, now = Date.now()): Promise<void> {
  const { rows } = await maker.ask(ordersInForce, {});
  if (rows.some(({ powers }) => powers.includes('mass_testing'))) return;
  const emergencyId = newId();
  await maker.act(proposeOrder, {
    emergencyId,
    title: '接庄街道区域核酸检测',
    legalText: '按市指挥部第 4 号通告',
    articles: ['emergency_response_73'],
    unitIds: [await unitNamed(maker, '接庄街道')],
    powers: ['mass_testing'],
    fromAt: new Date(now).toISOString(),
    toAt: new Date(now + 13 * DAY_MS).toISOString(),
  });
  await checker.act(approveOrder, { emergencyId });
}

const surnames = '赵钱孙李周吴郑王冯陈';
const given = '一二三四五六七八九十';

/** People of the community's homes, known by name and number. `from`: where the numbering of this story begins. */
export async function settlePeople(
  desk: Caller,
  count: number,
  from: number,
  phoneOf?: (n: number) => string | undefined,
): Promise<Comer[]> {
  const { places } = await desk.ask(listPlaces, { kinds: ['dwelling'], limit: 60 });
  const people = Array.from({ length: count }, (_, n): Comer => {
    const at = from + n;
    const name = `${surnames[at % 10]}${given[Math.floor(at / 10) % 10]}${given[Math.floor(at / 100) % 10]}`;
    return { personId: newId(), name, number: idNumber(at) };
  });
  const queue = people.map((person, n) => ({ person, n }));
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { person, n } = next;
      const phone = phoneOf?.(n);
      await desk.act(addPerson, {
        personId: person.personId,
        name: person.name,
        document: { number: person.number },
        ...(phone ? { phone } : {}),
        stay: { stayId: newId(), placeId: places[n % places.length]?.placeId ?? '' },
      });
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return people;
}

export type Testing = { campaignId: string; roundId: string; siteId: string; title: string };

/** After `settlePeople`: the list is frozen when the round opens. */
export async function openTesting(
  desk: Caller,
  title: string,
  { kind = 'fixed' }: { kind?: 'fixed' | 'campus' } = {},
): Promise<Testing> {
  const [campaignId, roundId, siteId] = [newId(), newId(), newId()];
  const unitId = desk.hats[0]?.unitId ?? '';
  await desk.act(beginCampaign, { campaignId, kind: 'mass_testing', unitId, title, purpose: '查清有没有传播' });
  await desk.act(openRound, { campaignId, roundId, poolSize: 10 });
  await desk.act(setUpSite, { siteId, campaignId, unitId, title: `${title}小学`, kind, tables: 2 });
  return { campaignId, roundId, siteId, title: `${title}小学` };
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
