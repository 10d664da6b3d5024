// A mass testing that is under way: an order in force, a round over 接庄社区 with people of the story's own on its list, and a site. Begun as clients would.

import { newId } from '#kernel/shared/id.ts';
import { beginCampaign, openRound } from '#modules/campaigns/shared/commands.ts';
import { approveOrder, proposeOrder } from '#modules/emergencies/shared/commands.ts';
import { ordersInForce } from '#modules/emergencies/shared/queries.ts';
import { addPerson } from '#modules/registry/shared/commands.ts';
import { setUpSite } from '#modules/sampling/shared/commands.ts';
import { listPlaces } from '#modules/territory/shared/queries.ts';
import type { Caller } from './caller.ts';
import { idNumber } from './id-number.ts';
import { unitNamed } from './places.ts';

const day = 24 * 3600_000;

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
    toAt: new Date(now + 13 * day).toISOString(),
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
