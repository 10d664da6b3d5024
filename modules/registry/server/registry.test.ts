import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { openTestHouse, personIds, placeIds, unitIds } from '#testing/house.ts';
import type { PersonLine } from '../shared/queries.ts';

const house = await openTestHouse();
const worker = await house.as('grid_worker', 'dongzhaEast');
const desk = await house.as('community_desk', 'dongzha');
const dabu = await house.as('community_desk', 'dabu');
const street = await house.as('street_supervisor', 'luohe');
const refused = async (name: string, input: unknown, as: Parameters<typeof house.run>[2]) => {
  const outcome = await house.run(name, input, as);
  return outcome.outcome === 'rejected' ? outcome.problem.code : outcome.outcome;
};
let serial = 100;
/** An identity number under the division that no place has; odd serials are men’s. */
function idNumber(bornOn: string, sex: 'male' | 'female'): string {
  serial += 2;
  const first17 = `379900${bornOn.replaceAll('-', '')}${sex === 'male' ? serial + 1 : serial}`;
  return first17 + residentIdCheckDigit(first17);
}
const find = async (text: string, as = desk) =>
  (await house.ask<{ people: PersonLine[] }>('person.find', { text }, as)).people;
const namesOf = (people: PersonLine[]) => people.map((person) => person.name);
const home = (placeId: string, more: object = {}) => ({ stayId: newId(), placeId, ...more });

async function add(name: string, placeId: string, more: object = {}, as = desk) {
  const personId = newId();
  await house.act('person.add', { personId, name, stay: home(placeId), ...more }, as);
  return personId;
}

test('a resident comes on record with their numbers sealed, and is found by name, initials, phone end and exact numbers', async () => {
  const number = idNumber('1966-10-25', 'female');
  const personId = await add('曾春梅', placeIds.dwelling101, {
    document: { number },
    phone: '１９９０００９１１４０',
    political: 'masses',
  });
  const [row] = await house.asOwner((tx) =>
    tx.all<Record<string, unknown>>(
      sql`select name, initials, sex, born_on, id_kind, encode(id_cipher, 'escape') as cipher, phone_tail from people where id = ${personId}`,
    ),
  );
  assert.deepEqual(
    [row?.['name'], row?.['initials'], row?.['sex'], row?.['born_on'], row?.['phone_tail']],
    ['曾春梅', 'zcm', 2, '1966-10-25', '1140'],
  );
  assert.ok(!String(row?.['cipher']).includes(number));
  const [kept] = await house.asOwner((tx) =>
    tx.all<{ content: string }>(
      sql`select content::text as content from journal where subject_id = ${personId} and name = 'person.add'`,
    ),
  );
  assert.ok(!kept?.content.includes(number) && !kept?.content.includes('曾春梅'), 'the journal keeps them sealed');
  for (const text of [
    '曾春梅',
    '春梅',
    'zcm',
    'zc',
    'ccm',
    'zengchunmei',
    'zeng',
    '1140',
    '19900091140',
    number,
    `${number.slice(0, 6)} ${number.slice(6)}`,
  ]) {
    assert.deepEqual(namesOf(await find(text)), ['曾春梅'], text);
  }
  assert.deepEqual(await find('张三丰'), []);
  assert.deepEqual(await find('，'), []);
});

test('a post finds the people of its own area and no others, by any of the ways', async () => {
  const number = idNumber('1990-01-01', 'male');
  await add('欧阳西海', placeIds.dwelling201, { document: { number }, phone: '19900012345' });
  assert.deepEqual(namesOf(await find('欧阳西海', worker)), [], 'the west grid is not the east worker’s');
  for (const text of ['欧阳', 'oyxh', '2345', '19900012345', number]) {
    assert.deepEqual(namesOf(await find(text, await house.as('grid_worker', 'dongzhaWest'))), ['欧阳西海'], text);
    for (const hat of [worker, dabu, await house.as('grid_worker', 'otherGrid')])
      assert.deepEqual(await find(text, hat), [], text);
  }
  const [seen] = await find('欧阳', street);
  assert.deepEqual([seen?.name, seen?.isNameMasked], ['欧阳*海', true], 'the street reads masked names');
  assert.deepEqual(namesOf(await find('欧阳', await house.as('district_supervisor', 'district'))), ['欧阳*海']);
  for (const hat of [await house.as('handler', 'property'), await house.as('system_admin', 'district')]) {
    await assert.rejects(house.ask('person.find', { text: '欧阳' }, hat), /not_permitted/);
    const page = { personId: personIds.elder };
    await assert.rejects(house.ask('person.page', page, hat), /not_permitted/);
  }
  await assert.rejects(house.ask('person.page', { personId: personIds.elder }, dabu), /person_not_found/);
  await assert.rejects(house.ask('person.page', { personId: personIds.stranger }, desk), /person_not_found/);
  assert.equal(
    await refused('person.correct', { personId: personIds.dabuResident, note: '改' }, desk),
    'registry.person_not_found',
  );
  assert.equal(
    await refused('person.move', { personId: personIds.elder, stay: home(placeIds.dabuDwelling) }, desk),
    'registry.place_not_yours',
  );
  assert.equal(
    await refused('person.add', { personId: newId(), name: '王五', stay: home(placeIds.dwelling201) }, worker),
    'registry.place_not_yours',
  );
});

test('one identity number is one person in the district, and a desk does not learn where else', async () => {
  const number = idNumber('1988-02-02', 'female');
  await add('孙佳怡', placeIds.dwelling101, { document: { number } });
  const again = { personId: newId(), name: '孙佳怡', document: { number }, stay: home(placeIds.dabuDwelling) };
  assert.equal(
    await refused('person.add', { ...again, stay: home(placeIds.dwelling102) }, desk),
    'registry.person_exists',
  );
  const outcome = await house.run('person.add', again, dabu);
  assert.equal(outcome.outcome === 'rejected' && outcome.problem.code, 'registry.registered_elsewhere');
  assert.ok(!JSON.stringify(outcome).includes('佳怡'));
  assert.equal(
    await refused(
      'person.add',
      { ...again, document: { number: number.slice(0, 17) + (number.endsWith('X') ? '0' : 'X') } },
      dabu,
    ),
    'registry.document_fault',
  );
  assert.equal(
    await refused('person.add', { ...again, document: null, sex: 'female', name: '<b>' }, dabu),
    'registry.name_fault',
  );
  assert.equal(
    await refused(
      'person.add',
      { ...again, document: { number: idNumber('1970-01-01', 'male') }, sex: 'female' },
      dabu,
    ),
    'registry.sex_differs',
  );
  assert.equal(await refused('person.add', { ...again, document: null, phone: '1990' }, dabu), 'registry.phone_fault');
});

test('who moves leaves a stay behind; the new area sees them, the old one no longer', async () => {
  const number = idNumber('1995-05-05', 'male');
  const personId = await add('迟远行', placeIds.dwelling102, { document: { number } });
  house.clock.advance(3 * 86_400_000);
  await house.act('person.move', { personId, stay: home(placeIds.dwelling201, { relation: 'child' }) }, desk);
  assert.deepEqual(await find('迟远行', worker), []);
  assert.deepEqual(namesOf(await find('迟远行', await house.as('grid_worker', 'dongzhaWest'))), ['迟远行']);
  const page = await house.ask<{ stays: { address: string; until: string | null }[] }>(
    'person.page',
    { personId },
    desk,
  );
  assert.deepEqual(
    page.stays.map((stay) => [stay.address, stay.until === null]),
    [
      ['盛景花园2号楼201', true],
      ['盛景花园1号楼1单元102', false],
    ],
  );
  const former = await house.ask<{ former: { name: string }[] }>(
    'household.page',
    { placeId: placeIds.dwelling102 },
    desk,
  );
  assert.deepEqual(
    former.former.map((one) => one.name),
    ['迟远行'],
  );
  assert.equal(
    await refused('person.move', { personId, stay: home(placeIds.dwelling201) }, desk),
    'registry.already_here',
  );
  assert.equal(
    await refused('person.move', { personId, stay: home(placeIds.dwelling101, { from: '2001-01-01' }) }, desk),
    'registry.moved_before',
  );

  const moveIn = { name: '迟远行', document: { number }, stay: home(placeIds.dabuDwelling) };
  assert.equal(await refused('person.move_in', { ...moveIn, name: '迟远' }, dabu), 'registry.nobody_by_that');
  assert.equal(
    await refused('person.move_in', { ...moveIn, stay: home(placeIds.dwelling101) }, dabu),
    'registry.place_not_yours',
  );
  await house.act('person.move_in', moveIn, dabu);
  assert.deepEqual(namesOf(await find('迟远行', dabu)), ['迟远行']);
  assert.deepEqual(await find('迟远行', desk), []);

  await house.act('person.leave', { personId, whereTo: '青岛' }, dabu);
  assert.deepEqual(
    namesOf(await find('迟远行', dabu)),
    ['迟远行'],
    'gone without a new home: the last one still finds them',
  );
  assert.equal(await refused('person.leave', { personId }, dabu), 'registry.not_staying');
  assert.deepEqual(
    (await house.ask<{ people: PersonLine[] }>('person.list', { placeId: placeIds.dabuDwelling }, dabu)).people.map(
      (p) => p.name,
    ),
    ['王芳'],
  );
});

test('[B3] flags have from, to and reason; sensitive ones are for a named duty, in pages, lists and counts alike', async () => {
  const personId = await add('孟独居', placeIds.dwelling101);
  const flag = (code: string, as = desk, flagId = newId()) =>
    house.act('person.flag', { flagId, personId, flag: code, reason: '入户走访' }, as);
  const loneId = newId();
  await flag('lone_elder', worker, loneId);
  assert.equal(
    await refused('person.flag', { flagId: newId(), personId, flag: 'lone_elder', reason: '再加' }, desk),
    'registry.flag_stands',
  );
  assert.equal(
    await refused(
      'person.flag',
      { flagId: newId(), personId, flag: 'community_correction', reason: '司法所通知' },
      worker,
    ),
    'registry.flag_needs_duty',
  );
  await flag('community_correction');
  type Page = { flags: { flag: string }[]; endedFlags: { flag: string; endReason: string }[] };
  const flags = async (as: typeof desk) =>
    (await house.ask<Page>('person.page', { personId }, as)).flags.map((one) => one.flag).sort();
  assert.deepEqual(await flags(desk), ['community_correction', 'lone_elder']);
  assert.deepEqual(await flags(worker), ['lone_elder']);
  const list = async (code: string, as: typeof desk) =>
    (await house.ask<{ people: PersonLine[]; total: number }>('person.list', { flags: [code] }, as)).total;
  assert.deepEqual(
    [
      await list('community_correction', desk),
      await list('community_correction', worker),
      await list('lone_elder', worker),
    ],
    [1, 0, 1],
  );
  const counts = async (as: typeof desk) =>
    (await house.ask<{ byFlag: { flag: string; count: number }[] }>('person.counts', {}, as)).byFlag
      .map((c) => `${c.flag} ${c.count}`)
      .sort();
  assert.deepEqual(await counts(desk), ['community_correction 1', 'lone_elder 1']);
  assert.deepEqual(await counts(worker), ['lone_elder 1']);
  house.clock.advance(86_400_000);
  await house.act('person.unflag', { flagId: loneId, reason: '子女已同住' }, worker);
  const page = await house.ask<Page>('person.page', { personId }, desk);
  assert.deepEqual(
    page.endedFlags.map((one) => [one.flag, one.endReason]),
    [['lone_elder', '子女已同住']],
  );
  const [event] = await house.asOwner((tx) =>
    tx.all<{ events: { flag: string | null }[] }>(
      sql`select content->'events' as events from journal where subject_id = ${personId} and name = 'person.flag' order by seq desc limit 1`,
    ),
  );
  assert.equal(event?.events[0]?.flag, null, 'events reach everybody, so they do not name it');
});

test('a number is opened for a purpose, for two minutes, by the one who asked, and the look is on record', async () => {
  const personId = await add('高爱华', placeIds.dwelling101, { phone: '19900007258' });
  const page = await house.ask<{ person: { phoneMasked: string; documentMasked: string | null } }>(
    'person.page',
    { personId },
    worker,
  );
  assert.deepEqual([page.person.phoneMasked, page.person.documentMasked], ['199****7258', null]);
  assert.equal(
    await refused('person.reveal', { personId, field: 'id_number', purpose: '核对身份' }, worker),
    'registry.nothing_to_reveal',
  );
  const { token } = (await house.act(
    'person.reveal',
    { personId, field: 'phone', purpose: '电话核对居民信息' },
    worker,
  )) as { token: string };
  assert.ok(!token.includes('19900007258'));
  assert.equal((await house.ask<{ value: string }>('person.revealed', { token }, worker)).value, '19900007258');
  await assert.rejects(house.ask('person.revealed', { token }, desk), /reveal_over/);
  await assert.rejects(
    house.ask('person.revealed', { token: token.replace('.phone.', '.name.') }, worker),
    /reveal_over/,
  );
  house.clock.advance(2 * 60_000 + 1000);
  await assert.rejects(house.ask('person.revealed', { token }, worker), /reveal_over/);
  const { looks } = await house.ask<{ looks: { field: string; purpose: string; byName: string }[] }>(
    'person.page',
    { personId },
    desk,
  );
  assert.deepEqual(
    looks.map(({ field, purpose, byName }) => ({ field, purpose, byName })),
    [{ field: 'phone', purpose: '电话核对居民信息', byName: worker.name }],
  );
});

test('a correction changes what the person is found by, and keeps their number theirs', async () => {
  const [one, two] = [idNumber('1970-07-07', 'male'), idNumber('1971-07-07', 'male')];
  const personId = await add('吕老名', placeIds.dwelling101, { document: { number: one }, phone: '19900001111' });
  await add('郝他人', placeIds.dwelling101, { document: { number: two } });
  await house.act('person.correct', { personId, name: '吕新名', phone: '19900002222' }, worker);
  assert.deepEqual(await find('吕老名'), []);
  assert.deepEqual(await find('1111'), []);
  assert.deepEqual(namesOf(await find('lxm')), ['吕新名']);
  assert.deepEqual(namesOf(await find('2222')), ['吕新名']);
  await house.act('person.correct', { personId, document: { number: one } }, worker);
  assert.equal(
    await refused('person.correct', { personId, document: { number: two } }, worker),
    'registry.person_exists',
  );
  assert.equal(
    await refused('person.correct', { personId, sex: 'female', document: { number: one } }, worker),
    'registry.sex_differs',
  );
});

test('lists go by home, household head first, a page at a time, and a household shows its people', async () => {
  const homeId = newId();
  await house.act(
    'place.add',
    {
      places: [
        { placeId: homeId, communityId: unitIds.dongzha, parentId: placeIds.building2, kind: 'dwelling', name: '901' },
      ],
    },
    await house.as('community_secretary', 'dongzha'),
  );
  for (const [name, relation] of [
    ['贺子女', 'child'],
    ['贺户主', 'head'],
    ['贺配偶', 'spouse'],
  ] as const) {
    await house.act('person.add', { personId: newId(), name, stay: home(homeId, { relation }) }, desk);
  }
  const household = await house.ask<{ people: PersonLine[]; abilities: { mayAdd: boolean } }>(
    'household.page',
    { placeId: homeId },
    desk,
  );
  assert.equal(household.people[0]?.name, '贺户主');
  assert.equal(household.people.length, 3);
  assert.equal(household.abilities.mayAdd, true);
  const west = await house.as('grid_worker', 'dongzhaWest');
  const page = await house.ask<{ people: PersonLine[]; total: number }>(
    'person.list',
    { unitId: unitIds.dongzhaWest, limit: 2 },
    west,
  );
  assert.equal(page.people.length, 2);
  assert.ok(page.total > 3);
  assert.equal(
    (await house.ask<{ people: PersonLine[] }>('household.page', { placeId: homeId }, worker)).people.length,
    0,
    'the home is on the map, its people are not shown',
  );
  assert.equal((await house.ask<{ total: number }>('person.list', { unitId: unitIds.dongzhaWest }, worker)).total, 0);
});

test('people who write at once for one person do not put them in two homes', async () => {
  const personId = await add('戴两处', placeIds.dwelling101);
  house.clock.advance(86_400_000);
  const outcomes = await Promise.all(
    [placeIds.dwelling102, placeIds.dwelling201, placeIds.shop].map((placeId) =>
      house.run('person.move', { personId, stay: home(placeId) }, desk),
    ),
  );
  assert.equal(outcomes.filter((outcome) => outcome.outcome === 'accepted').length >= 1, true);
  const [living] = await house.asOwner((tx) =>
    tx.all<{ n: number }>(
      sql`select count(*) as n from stays where person_id = ${personId} and kind = 'living' and upper_inf(valid)`,
    ),
  );
  assert.equal(living?.n, 1);
});
