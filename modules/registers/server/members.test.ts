import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import placesBasic from '#methods/places-basic/method.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, system, type UnitHandle, unitIds } from '#testing/house.ts';
import type { MemberRow } from '../shared/queries.ts';
import { foldTallies, keepRegisters, layOutMethods } from './reactions.ts';

const house = await openTestHouse();

type Listed = {
  registers: {
    registerId: string;
    code: string;
    members: number | null;
    withoutOwner: number | null;
    mayOpen: boolean;
  }[];
};
type Page = { rows: MemberRow[]; total: number; next: string | null; columns: { field: { name: string } }[] };

const kept = async () => {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
};
const idOf = async (code: string, hat: StaffHat) =>
  (await house.ask<Listed>('register.list', {}, hat)).registers.find((one) => one.code === code)!.registerId;
const codeOf = (error: unknown) => (error as { code: string }).code;

/** Many people, some of them nowhere, over all grids of the first street. */
async function crowd(count: number): Promise<void> {
  await house.asOwner((tx) =>
    tx.all(sql`
      with made as (
        insert into people (id, district_id, name, pinyin, initials, born_on, sex)
        select gen_random_uuid(), ${unitIds.district}, '居民' || n, 'jumin' || n, 'jm', date '1940-01-01' + n * 200, 1 + n % 2
          from generate_series(1, ${count}) n returning id, name),
      homes as (select id, row_number() over (order by id) - 1 as i, count(*) over () as c from places where kind in ('dwelling') and district_id = ${unitIds.district})
      insert into stays (id, district_id, person_id, place_id, kind, valid)
      select gen_random_uuid(), ${unitIds.district}, m.id, h.id, 'living', daterange('2022-01-01', null)
        from made m join homes h on h.i = (substr(m.name, 3)::int % h.c) where substr(m.name, 3)::int % 11 <> 0`),
  );
}

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await house.act('method.publish', { methodId: newId(), body: placesBasic }, system);
  await crowd(120);
  await kept();
});

async function all(input: object, hat: StaffHat): Promise<{ rows: MemberRow[]; total: number }> {
  const rows: MemberRow[] = [];
  for (let after: string | undefined; ; ) {
    const page: Page = await house.ask<Page>(
      'register.members',
      { ...input, limit: 7, ...(after ? { after } : {}) },
      hat,
    );
    rows.push(...page.rows);
    if (page.next === null) return { rows, total: page.total };
    after = page.next;
  }
}

const posts: [Parameters<typeof house.as>[0], UnitHandle][] = [
  ['district_supervisor', 'district'],
  ['street_supervisor', 'luohe'],
  ['community_desk', 'dongzha'],
  ['grid_worker', 'dongzhaEast'],
  ['grid_chief', 'dongzhaGrid'],
  ['community_desk', 'xizha'],
];

test('whoever asks, in whatever order, sees each member of the area once, as many as every count says', async () => {
  for (const [role, unit] of posts) {
    const hat = await house.as(role, unit);
    const listed = await house.ask<Listed>('register.list', {}, hat);
    for (const code of ['elder_80', 'shops', 'estates']) {
      const register = listed.registers.find((one) => one.code === code)!;
      const { registerId } = register;
      const parts = await house.ask<{ members: number; subjects: number }>('register.counts', { registerId }, hat);
      const seen = new Set<string>();
      for (const order of [
        { sort: 'name' },
        { sort: 'place' },
        { sort: 'since' },
        { sort: 'name', isDescending: true },
        { sort: 'since', isDescending: true },
        { sort: 'community' },
        { sort: 'community', isDescending: true },
        ...(code === 'elder_80'
          ? [
              { sort: 'field', sortField: 'age' },
              { sort: 'field', sortField: 'selfCare', isDescending: true },
            ]
          : []),
      ]) {
        const { rows, total } = await all({ registerId, ...order }, hat);
        assert.equal(new Set(rows.map((row) => row.subjectId)).size, rows.length);
        assert.equal(rows.length, total, `${role} ${unit} ${code} ${JSON.stringify(order)}`);
        assert.equal(register.members, total);
        assert.equal(parts.members, total);
        if (order.sort === 'community') {
          const blocks = rows.map((row) => row.communityName).filter((name, i, names) => name !== names[i - 1]);
          assert.equal(new Set(blocks).size, blocks.length, 'a community is told from its first to its last');
        }
        assert.ok(parts.subjects >= parts.members);
        for (const row of rows) seen.add(row.subjectId);
      }
      assert.equal(seen.size, register.members);
    }
  }
});

test('a district holds what its streets hold and who has no place; a community what its grids hold', async () => {
  const district = await house.as('district_supervisor', 'district');
  const registerId = await idOf('elder_80', district);
  const members = async (unit: UnitHandle) =>
    (await all({ registerId, unitId: unitIds[unit] }, district)).rows.map((row) => row.subjectId);
  const placeless = (await all({ registerId, lacks: 'place' }, district)).rows.map((row) => row.subjectId);
  assert.ok(placeless.length > 0);
  const streets = [...(await members('luohe')), ...(await members('jiezhuang')), ...placeless];
  assert.deepEqual(streets.toSorted(), (await members('district')).toSorted());
  const grids = [...(await members('dongzhaEast')), ...(await members('dongzhaWest'))];
  assert.ok(grids.length > 0);
  assert.deepEqual(grids.toSorted(), (await members('dongzha')).toSorted());
});

test('any run of moves, deaths of facts and folds leaves every tally the count of the rows it stands for', async () => {
  const people = await house.asOwner((tx) =>
    tx.all<{ id: string }>(sql`select id from people where name like '居民%' order by id limit 12`),
  );
  const homes = [placeIds.dwelling101, placeIds.dwelling201, placeIds.dabuDwelling];
  const step = fc.oneof(
    fc.record({ who: fc.nat(people.length - 1), to: fc.nat(homes.length - 1) }),
    fc.record({ who: fc.nat(people.length - 1), born: fc.constantFrom('1930-01-01', '2000-01-01') }),
    fc.constant('keep' as const),
    fc.constant('fold' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      for (const one of steps) {
        if (one === 'keep') await keepRegisters.run(house.hand);
        else if (one === 'fold') await foldTallies.run(house.hand);
        else if ('born' in one)
          await house.asOwner((tx) =>
            tx.all(sql`update people set born_on = ${one.born}::date where id = ${people[one.who]!.id}`),
          );
        else
          await house.asOwner(async (tx) => {
            const personId = people[one.who]!.id;
            await tx.all(sql`delete from stays where person_id = ${personId}`);
            await tx.all(sql`insert into stays (id, district_id, person_id, place_id, kind, valid)
              values (${newId()}, ${unitIds.district}, ${personId}, ${homes[one.to]!}, 'living', daterange('2022-01-01', null))`);
          });
      }
      const rows = await house.asOwner((tx) =>
        tx.all(sql`
          with t as (select register_id, area_id, sum(change) as n from member_tallies group by 1, 2 having sum(change) <> 0),
               m as (select register_id, area_id, count(*) as n from register_members where to_at is null group by 1, 2),
               u as (select area_id, kind, sum(change) as n from subject_tallies group by 1, 2 having sum(change) <> 0),
               s as (select coalesce(community_id, unit_id, district_id) as area_id, kind, count(*) as n from subjects where not is_gone group by 1, 2)
          select 'members' as what, t.*, m.n as counted from t full join m using (register_id, area_id) where t.n is distinct from m.n
          union all
          select 'subjects', null, u.area_id, u.n, s.n from u full join s using (area_id, kind) where u.n is distinct from s.n`),
      );
      assert.deepEqual(rows, []);
      const stale = await house.asOwner((tx) =>
        tx.all(sql`select m.subject_id from register_members m join subjects s on s.id = m.subject_id
                    where (m.area_id, m.place_id) is distinct from (coalesce(s.community_id, s.unit_id, s.district_id), s.place_id)`),
      );
      assert.deepEqual(stale, []);
    }),
    { numRuns: 12 },
  );
});

test('a text finds members by name, whole or by letters, and the count is of what is found', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  await house.asOwner((tx) => tx.all(sql`update people set born_on = '1930-01-01' where id = ${personIds.elder}`));
  await kept();
  const registerId = await idOf('elder_80', desk);
  const name = (await house.asOwner((tx) =>
    tx.first<{ name: string }>(sql`select name from people where id = ${personIds.elder}`),
  ))!.name;
  await house.asOwner((tx) =>
    tx.all(sql`insert into person_search (person_id, tokens) values (${personIds.elder}, array_to_tsvector(array(select unnest(${[...name]}::text[]))))
               on conflict (person_id) do update set tokens = excluded.tokens`),
  );
  const found = await all({ registerId, text: name[0] }, desk);
  assert.deepEqual([found.rows.map((row) => row.subjectId), found.total], [[personIds.elder], 1]);
  const shop = await all({ registerId: await idOf('shops', desk), text: '粥铺' }, desk);
  assert.deepEqual([shop.rows.map((row) => row.subjectId), shop.total], [[placeIds.shop], 1]);
  assert.equal((await all({ registerId: await idOf('shops', desk), text: '没有这家' }, desk)).total, 0);
});

test('the list of a past moment is who was on it then', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const registerId = await idOf('weak', desk);
  const flagId = newId();
  await house.act('person.flag', { flagId, personId: personIds.elder, flag: 'weak', reason: '体弱' }, desk);
  await kept();
  const then = new Date(house.clock.now()).toISOString();
  house.clock.advance(60_000);
  await house.act('person.unflag', { flagId, reason: '康复' }, desk);
  await kept();
  assert.equal((await all({ registerId }, desk)).total, 0);
  const past = await all({ registerId, asOf: then }, desk);
  assert.deepEqual([past.total, past.rows.map((row) => row.subjectId)], [1, [personIds.elder]]);
});

test('another column puts few rows in order, and says why not where there are too many or it cannot', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const registerId = await idOf('elder_80', desk);
  const { rows } = await all({ registerId, sort: 'field', sortField: 'age' }, desk);
  const ages = rows.map((row) => Number(row.values['age']));
  assert.deepEqual(
    ages,
    ages.toSorted((a, b) => a - b),
  );
  await assert.rejects(
    all({ registerId, sort: 'field', sortField: 'nothing' }, desk),
    (error) => codeOf(error) === 'register.sort_unknown',
  );
});

test('names are masked from the street upwards, and a sealed fact is a mask for everybody', async () => {
  await house.asOwner(async (tx) => {
    await tx.all(sql`insert into subject_facts (subject_id, field, cipher, source_kind, observed_on)
      values (${placeIds.shop}, 'keeperPhone', ${house.house.secrets.seal(JSON.stringify('19900000042'))}, 'visit', '2026-01-01')`);
  });
  const street = await house.as('street_supervisor', 'luohe');
  const { rows } = await all({ registerId: await idOf('elder_80', street) }, street);
  assert.ok(rows.every((row) => row.isNameMasked && row.name.includes('*')));
  const registerId = newId();
  await house.act(
    'register.define',
    {
      registerId,
      areaUnitId: unitIds.luohe,
      definition: {
        title: '店主电话',
        purpose: '安全提醒',
        subject: 'place',
        membership: { rule: { field: 'placeKind', is: 'shop' } },
        columns: ['keeperPhone'],
      },
    },
    street,
  );
  await kept();
  const openingId = newId();
  await house.act('register.open', { openingId, registerId, purpose: '夏季用电安全提醒' }, street);
  const [shop] = (await all({ registerId, openingId }, street)).rows;
  assert.deepEqual([shop?.values['keeperPhone'], shop?.masked], ['199****0042', ['keeperPhone']]);
});
