// Merging and taking it back, on a real database. The property is the promise itself: whatever hangs on two records, merge and unmerge leave every row as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, unitIds } from '#testing/house.ts';

const house = await openTestHouse();
const desk = await house.as('community_desk', 'dongzha');
const dabu = await house.as('community_desk', 'dabu');
const street = await house.as('street_supervisor', 'luohe');
const district = await house.as('district_supervisor', 'district');
const worker = await house.as('grid_worker', 'dongzhaEast');
const refused = async (name: string, input: unknown, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  return outcome.outcome === 'rejected' ? outcome.problem.code : outcome.outcome;
};
let serial = 300;
function idNumber(bornOn: string): string {
  serial += 2;
  const first17 = `379900${bornOn.replaceAll('-', '')}${serial}`;
  return first17 + residentIdCheckDigit(first17);
}
async function add(name: string, placeId: string, more: object = {}, as: StaffHat = desk, stay: object = {}) {
  const personId = newId();
  await house.act('person.add', { personId, name, stay: { stayId: newId(), placeId, ...stay }, ...more }, as);
  return personId;
}
const merge = async (keepId: string, mergedId: string, as: StaffHat = desk, choices: object = {}) => {
  const mergeId = newId();
  await house.act('person.merge', { mergeId, keepId, mergedId, choices, reason: '核对过身份证' }, as);
  return mergeId;
};
type Page = {
  person: { personId: string; name: string; phoneMasked: string | null; bornOn: string | null };
  stays: { stayId: string; address: string; kind: string; from: string; until: string | null }[];
  flags: { flag: string; from: string }[];
  merges: { mergeId: string; name: string; undone: { stayed: number } | null; mayUndo: boolean }[];
  requests: { all: number };
};
const page = (personId: string, as: StaffHat = desk) => house.ask<Page>('person.page', { personId }, as);
const namesFound = async (text: string, as: StaffHat = desk) =>
  (await house.ask<{ people: { name: string }[] }>('person.find', { text }, as)).people.map(({ name }) => name);

/** Everything that hangs on these people, in every table that a merge may touch or that is worked out from one it touches. */
const print = (ids: readonly string[]) =>
  house.asOwner(async (tx) => {
    const rows: Record<string, unknown> = {};
    for (const [table, column] of [
      ['people', 'id'],
      ['stays', 'person_id'],
      ['subject_flags', 'subject_id'],
      ['subject_facts', 'subject_id'],
      ['subject_owners', 'subject_id'],
      ['duties', 'subject_id'],
      ['visits', 'subject_id'],
      ['requests', 'caller_person_id'],
      ['register_members', 'subject_id'],
      ['person_search', 'person_id'],
      ['subjects', 'id'],
    ] as const)
      rows[table] = await tx.all(
        sql`select to_jsonb(t) as row from ${sql.raw(table)} t where ${sql.raw(column)} = any (${ids as string[]}::uuid[]) order by to_jsonb(t)::text`,
      );
    return rows;
  });

test('[A8] a person met at home and at the shop is one person: one page, one name in lists, found by either name, and an old link leads there', async () => {
  const home = await add('张巧玲', placeIds.dwelling101, { phone: '19900020001', bornOn: '1970-02-03' });
  const shop = await add('張巧玲', placeIds.shop, { phone: '19900020001' }, worker, { kind: 'working' });
  assert.deepEqual(
    (await page(shop)).stays.map(({ kind }) => kind),
    ['working'],
  );
  const before = await house.ask<{
    pairs: { one: { personId: string }; other: { personId: string }; weight: { zh: string }; isLikely: boolean }[];
  }>('person.duplicates', {}, desk);
  const pair = before.pairs.find(
    ({ one, other }) => [one.personId, other.personId].sort().join() === [home, shop].sort().join(),
  );
  assert.equal(pair?.weight.zh, '很可能是同一个人：姓名只差繁简或异体字、电话相同');

  assert.equal(
    await refused('person.merge', { mergeId: newId(), keepId: home, mergedId: shop, reason: '看过' }, desk),
    'registry.choose_first',
  );
  assert.equal(
    await refused(
      'person.merge',
      { mergeId: newId(), keepId: home, mergedId: home, choices: {}, reason: '看过' },
      desk,
    ),
    'registry.same_record',
  );
  assert.equal(
    await refused(
      'person.merge',
      { mergeId: newId(), keepId: home, mergedId: shop, choices: { name: 'keep' }, reason: '看过' },
      worker,
    ),
    'kernel.not_permitted',
  );
  await merge(home, shop, desk, { name: 'keep' });
  const merged = await page(shop);
  assert.deepEqual([merged.person.personId, merged.person.name], [home, '张巧玲'], 'an old link leads to the kept one');
  assert.deepEqual(merged.stays.map(({ kind, until }) => [kind, until]).sort(), [
    ['living', null],
    ['working', null],
  ]);
  assert.deepEqual(await namesFound('张巧玲'), ['张巧玲']);
  assert.deepEqual(await namesFound('張巧玲'), ['张巧玲'], 'also by the name of the merged record');
  assert.deepEqual(await namesFound('19900020001'), ['张巧玲']);
  const { workers } = await house.ask<{ workers: { personId: string }[] }>(
    'household.page',
    { placeId: placeIds.shop },
    desk,
  );
  assert.ok(workers.some(({ personId }) => personId === home));

  // A device that was off line still means the person.
  await house.act('person.flag', { flagId: newId(), personId: shop, flag: 'weak', reason: '走访' }, worker);
  assert.deepEqual(
    (await page(home)).flags.map(({ flag }) => flag),
    ['weak'],
  );
  const after = await house.ask<typeof before>('person.duplicates', {}, desk);
  assert.ok(!after.pairs.some(({ one, other }) => one.personId === shop || other.personId === shop));
  const [journal] = await house.asOwner((tx) =>
    tx.all<{ content: string }>(
      sql`select content::text from journal where name = 'person.merge' and subject_id = ${home}`,
    ),
  );
  assert.ok(journal && !/张|張|0001|核对/.test(journal.content), 'the journal names no names and no numbers');
});

test('requests and visits told under either record are the one person’s, and none of them is rewritten', async () => {
  const [keep, merged] = [await add('单一诺', placeIds.dwelling101), await add('单一诺', placeIds.dwelling102)];
  const requestId = newId();
  await house
    .act(
      'request.report',
      {
        requestId,
        channel: 'walk_in',
        placeId: placeIds.dwelling102,
        text: '楼道灯坏了',
        callerPhone: '19900020009',
        kindCode: null,
      },
      desk,
    )
    .catch(() => undefined);
  await house.asOwner(async (tx) => {
    await tx.all(sql`update requests set caller_person_id = ${merged} where id = ${requestId}`);
    await tx.all(sql`
      insert into visits (id, district_id, subject_id, community_id, place_id, action, outcome, happened_at)
      values (${newId()}, ${unitIds.district}, ${merged}, ${unitIds.dongzha}, ${placeIds.dwelling102}, 'visit', 'met', app.now() - interval '1 day')`);
  });
  const had = (await page(merged)).requests.all;
  await merge(keep, merged);
  assert.equal((await page(keep)).requests.all, had);
  const [visits] = await house.asOwner((tx) =>
    tx.all<{ n: number }>(sql`select count(*) as n from visits where subject_id = any (app.records_of(${keep}))`),
  );
  assert.equal(visits?.n, 1);
  const seen = await house.database.asOwner((tx) =>
    tx.all<{ place_id: string; is_gone: boolean }>(
      sql`select place_id, is_gone from subjects where id = any (array[${keep}, ${merged}]::uuid[]) order by is_gone`,
    ),
  );
  assert.deepEqual(
    seen.map(({ place_id, is_gone }) => [place_id, is_gone]),
    [
      [placeIds.dwelling101, false],
      [placeIds.dwelling101, true],
    ],
    'what hangs on the merged record is seen by whoever answers for the person',
  );
});

test('an identity number that was merged away stays the kept person’s: nobody comes on record with it again', async () => {
  const [one, two] = [idNumber('1980-01-01'), idNumber('1981-01-01')];
  const keep = await add('孔相合', placeIds.dwelling101, { document: { number: one } });
  const merged = await add('孔相合', placeIds.dwelling102, { document: { number: two } });
  assert.equal(
    await refused('person.merge', { mergeId: newId(), keepId: keep, mergedId: merged, reason: '有旧证' }, desk),
    'registry.choose_first',
  );
  const before = await print([keep, merged]);
  const mergeId = await merge(keep, merged, desk, { document: 'merged' });
  assert.equal((await page(keep)).person.bornOn, '1981-01-01', 'the card has the last word on birth');
  const moveIn = (number: string) => ({
    name: '孔相合',
    document: { number },
    stay: { stayId: newId(), placeId: placeIds.dabuDwelling },
  });
  for (const number of [one, two]) {
    assert.deepEqual(await namesFound(number), ['孔相合'], 'either number finds the one person');
    const again = {
      personId: newId(),
      name: '孔相合',
      document: { number },
      stay: { stayId: newId(), placeId: placeIds.dwelling102 },
    };
    assert.equal(await refused('person.add', again, desk), 'registry.person_exists');
    assert.equal(
      await refused('person.add', { ...again, stay: { stayId: newId(), placeId: placeIds.dabuDwelling } }, dabu),
      'registry.registered_elsewhere',
    );
  }
  await house.act('person.unmerge', { mergeId, reason: '看错了' }, desk);
  assert.deepEqual(await print([keep, merged]), before);
  await house.act('person.move_in', moveIn(one), dabu);
  assert.equal((await page(keep, dabu)).person.personId, keep);
});

test('what concerns two communities is for somebody who answers for both; nobody learns more than that it is recorded elsewhere', async () => {
  const here = await add('游两处', placeIds.dwelling101, { phone: '19900020777' });
  const there = await add('游两处', placeIds.dabuDwelling, { phone: '19900020777' }, dabu);
  type Duplicates = {
    pairs: { one: { personId: string }; other: { personId: string } }[];
    elsewhere: { personId: string }[];
  };
  const seen = (as: StaffHat) => house.ask<Duplicates>('person.duplicates', {}, as);
  const hasPair = ({ pairs }: Duplicates) =>
    pairs.some(({ one, other }) => [one.personId, other.personId].sort().join() === [here, there].sort().join());
  const mine = await seen(desk);
  assert.ok(!hasPair(mine) && !JSON.stringify(mine).includes(there));
  assert.ok(mine.elsewhere.some(({ personId }) => personId === here));
  assert.ok(!hasPair(await seen(street)), 'the other street is not this one’s');
  assert.ok(hasPair(await seen(district)));
  assert.equal(
    await refused('person.merge', { mergeId: newId(), keepId: here, mergedId: there, reason: '看过' }, desk),
    'registry.person_not_found',
  );
  // Works in the first community as well: now its desk sees both, and still may not decide for the other.
  await house.act('person.work_at', { personId: there, stayId: newId(), placeId: placeIds.shop }, dabu);
  assert.equal(
    await refused('person.merge', { mergeId: newId(), keepId: here, mergedId: there, reason: '看过' }, desk),
    'registry.needs_wider_post',
  );
  await assert.rejects(house.ask('person.duplicates', {}, worker), /not_permitted/);
  assert.deepEqual((await house.ask<Duplicates>('person.duplicates', { unitId: unitIds.dabu }, desk)).pairs, []);
  await merge(here, there, district);
  assert.equal(
    (await page(here, district)).stays.filter(({ kind, until }) => kind === 'living' && until === null).length,
    1,
  );
});

test('"not the same" is remembered with who and why, offered no more, refused as a merge, and can be taken back', async () => {
  const [one, other] = [
    await add('焦同名', placeIds.dwelling101, { phone: '19900020888' }),
    await add('焦同名', placeIds.dwelling102, { phone: '19900020888' }),
  ];
  const offered = async () =>
    (await house.ask<{ pairs: { one: { name: string } }[] }>('person.duplicates', {}, desk)).pairs.filter(
      (pair) => pair.one.name === '焦同名',
    ).length;
  assert.equal(await offered(), 1);
  await house.act(
    'person.tell_apart',
    { distinctionId: newId(), personId: other, otherId: one, reason: '父女同用一个电话' },
    desk,
  );
  assert.equal(await offered(), 0);
  assert.equal(
    await refused('person.merge', { mergeId: newId(), keepId: one, mergedId: other, reason: '看过' }, desk),
    'registry.told_apart',
  );
  const { distinctions } = await house.ask<{ distinctions: { otherId: string; reason: string; byName: string }[] }>(
    'person.page',
    { personId: one },
    desk,
  );
  assert.deepEqual(
    distinctions.map(({ otherId, reason, byName }) => [otherId, reason, byName]),
    [[other, '父女同用一个电话', desk.name]],
  );
  await house.act('person.reconsider', { personId: one, otherId: other, reason: '原来是一个人' }, desk);
  assert.equal(await offered(), 1);
});

test('what came after the merge stays with the kept one and is said; the rest goes back as it was; a later merge is taken back first', async () => {
  const keep = await add('后来人', placeIds.dwelling101, { phone: '19900020666' }, desk, { from: '2020-01-01' });
  const merged = await add('后来人', placeIds.dwelling102, {}, desk, { from: '2021-01-01' });
  const third = await add('后来人', placeIds.dwelling201, {}, desk, { from: '2019-01-01' });
  await house.act('person.flag', { flagId: newId(), personId: merged, flag: 'old', reason: '走访' }, desk);
  const before = await print([merged]);
  const mergeId = await merge(keep, merged);
  const second = await merge(keep, third);
  assert.equal(await refused('person.unmerge', { mergeId, reason: '看错了' }, desk), 'registry.merged_since');
  await house.act('person.unmerge', { mergeId: second, reason: '看错了' }, desk);
  assert.deepEqual(
    (await page(keep)).stays.map(({ address, until }) => [address, until]),
    [
      ['盛景花园1号楼1单元102', null],
      ['盛景花园1号楼1单元101', '2021-01-01'],
    ],
  );

  house.clock.advance(2 * 86_400_000);
  await house.act('person.move', { personId: keep, stay: { stayId: newId(), placeId: placeIds.dwelling201 } }, desk);
  await house.act('person.flag', { flagId: newId(), personId: keep, flag: 'weak', reason: '走访' }, desk);
  await house.act('person.correct', { personId: keep, note: '合并后更正' }, desk);
  const { stayed } = (await house.act('person.unmerge', { mergeId, reason: '看错了' }, desk)) as {
    stayed: { table: string; what: string }[];
  };
  assert.deepEqual(stayed.map(({ table, what }) => `${table} ${what}`).sort(), [
    'stays came_after',
    'stays changed_since',
    'subject_flags came_after',
  ]);
  const same = await print([merged]);
  assert.deepEqual(same, before, 'the merged record is as it was');
  const kept = await page(keep);
  assert.deepEqual(
    kept.stays.map(({ address, from, until }) => [address, from.slice(0, 4), until === null]),
    [
      ['盛景花园2号楼201', kept.stays[0]?.from.slice(0, 4), true],
      ['盛景花园1号楼1单元101', '2020', false],
    ],
  );
  assert.deepEqual(
    kept.flags.map(({ flag }) => flag),
    ['weak'],
  );
  assert.equal(kept.merges.find((one) => one.mergeId === mergeId)?.undone?.stayed, 3);
  assert.equal(await refused('person.unmerge', { mergeId, reason: '再来' }, desk), 'registry.merge_undone');
  assert.deepEqual((await namesFound('后来人')).length, 3);
});

const places = [placeIds.dwelling101, placeIds.dwelling102, placeIds.dwelling201, placeIds.shop];
const day = (n: number) => new Date(Date.UTC(2021, 0, 1 + n * 10)).toISOString().slice(0, 10);
const spans = fc
  .array(fc.record({ gap: fc.nat(5), long: fc.integer({ min: 1, max: 6 }), thing: fc.nat(3) }), {
    minLength: 0,
    maxLength: 3,
  })
  .chain((pieces) =>
    fc.boolean().map((isOpen) => {
      let at = 0;
      return pieces.map(({ gap, long, thing }, i) => {
        const from = at + gap;
        at = from + long;
        return { thing, range: `[${day(from)},${isOpen && i === pieces.length - 1 ? '' : day(at)})` };
      });
    }),
  );
const record = fc.record({
  home: fc.nat(3),
  living: spans,
  registered: spans,
  working: spans,
  flags: spans,
  facts: fc.array(fc.record({ field: fc.nat(2), day: fc.nat(9) }), { maxLength: 3 }),
  owners: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  duties: fc.uniqueArray(fc.record({ slot: fc.nat(3), state: fc.constantFrom('open', 'done', 'ended', 'missed') }), {
    maxLength: 4,
    selector: ({ slot }) => slot,
  }),
  phone: fc.option(fc.constantFrom('19900030001', '19900030002')),
  political: fc.option(fc.constantFrom('masses', 'party_member')),
});
type Drawn = typeof record extends fc.Arbitrary<infer R> ? R : never;
const rhythmId = newId();
const flagNames = ['old', 'weak', 'ill', 'disabled'];

async function lay(name: string, drawn: Drawn): Promise<string> {
  const personId = newId();
  await house.act(
    'person.add',
    {
      personId,
      name,
      phone: drawn.phone,
      political: drawn.political,
      stay: { stayId: newId(), placeId: places[drawn.home], kind: 'living' },
    },
    desk,
  );
  await house.asOwner(async (tx) => {
    if (drawn.living.some(({ range }) => range.endsWith(',)')))
      await tx.all(sql`delete from stays where person_id = ${personId}`);
    for (const kind of ['living', 'registered', 'working'] as const)
      for (const { thing, range } of drawn[kind])
        await tx.all(
          sql`insert into stays (id, district_id, person_id, place_id, kind, valid) values (${newId()}, ${unitIds.district}, ${personId}, ${places[thing]}, ${kind}, ${range}::daterange)`,
        );
    for (const { thing, range } of drawn.flags)
      await tx.all(
        sql`insert into subject_flags (id, district_id, subject_id, flag, reason, valid) values (${newId()}, ${unitIds.district}, ${personId}, ${flagNames[thing]}, '走访', ${range}::daterange)`,
      );
    for (const [i, { field, day: n }] of drawn.facts.entries()) {
      const isLast = !drawn.facts.slice(i + 1).some((one) => one.field === field);
      await tx.all(
        sql`insert into subject_facts (subject_id, field, value, source_kind, observed_on, replaced_at) values (${personId}, ${`field${field}`}, '"x"', 'visit', ${day(n)}::date, ${isLast ? null : new Date(0)})`,
      );
    }
    for (const n of drawn.owners)
      await tx.all(
        sql`insert into subject_owners (id, district_id, subject_id, post_id) values (${newId()}, ${unitIds.district}, ${personId}, ${[desk, worker, street][n]?.postId})`,
      );
    for (const { slot, state } of drawn.duties)
      await tx.all(sql`
        insert into duties (rhythm_id, subject_id, slot, district_id, community_id, place_id, is_sensitive, opens_at, due_at, done_at, visit_id, ended_at)
        select ${rhythmId}, s.id, ${`slot${slot}`}, s.district_id, s.community_id, s.place_id, false, app.now() - interval '20 days', app.now() + ${state === 'missed' ? '-5 days' : '5 days'}::interval,
               ${state === 'done' ? new Date() : null}, ${state === 'done' ? newId() : null}::uuid, ${state === 'ended' ? new Date() : null} from subjects s where s.id = ${personId}`);
  });
  return personId;
}

test('merge, then unmerge: every row of every table is as it was, whatever hung on the two', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(record, record, async (mine, theirs) => {
      const name = `甲${String.fromCodePoint(0x4e00 + run++)}`;
      const [keep, merged] = [await lay(name, mine), await lay(name, theirs)];
      const before = await print([keep, merged]);
      const mergeId = await merge(keep, merged, district, { phone: 'merged', political: 'keep' });
      const between = await print([keep, merged]);
      assert.notDeepEqual(between['people'], before['people']);
      const open = await house.asOwner((tx) =>
        tx.all<{ n: number; slots: number; living: number }>(sql`
        select count(*) as n, count(distinct slot) as slots, (select count(*) from stays where person_id = ${merged} and not isempty(valid)) as living
          from duties where subject_id = any (app.records_of(${keep})) and done_at is null and excused_at is null and ended_at is null`),
      );
      assert.equal(open[0]?.n, open[0]?.slots, 'nothing is asked twice');
      assert.equal(open[0]?.living, 0, 'no stay is left on the merged record');
      const { stayed } = (await house.act('person.unmerge', { mergeId, reason: '看错了' }, district)) as {
        stayed: unknown[];
      };
      assert.deepEqual(stayed, []);
      assert.deepEqual(await print([keep, merged]), before);
    }),
    { numRuns: 30 },
  );
});

const acts = fc.array(
  fc.record({
    act: fc.constantFrom('move', 'leave', 'work', 'register', 'flag', 'correct', 'unflag', 'leave_work'),
    thing: fc.nat(3),
  }),
  { minLength: 1, maxLength: 4 },
);

test('whatever was done in between, taking it back is never refused, and the merged record is as it was to the letter', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(record, record, acts, async (mine, theirs, done) => {
      const name = `乙${String.fromCodePoint(0x5200 + run++)}`;
      const [keep, merged] = [await lay(name, mine), await lay(name, theirs)];
      const before = await print([merged]);
      const mergeId = await merge(keep, merged, district, { phone: 'merged', political: 'keep' });
      house.clock.advance(86_400_000);
      for (const { act, thing } of done) {
        const stayId = newId();
        const placeId = places[thing];
        const held = await house.ask<{ flags: { flagId: string }[]; stays: { stayId: string; kind: string }[] }>(
          'person.page',
          { personId: keep },
          district,
        );
        const [command, input] = {
          move: ['person.move', { personId: keep, stay: { stayId, placeId } }],
          leave: ['person.leave', { personId: keep }],
          work: ['person.work_at', { personId: keep, stayId, placeId }],
          leave_work: [
            'person.leave_work',
            { stayId: held.stays.find(({ kind }) => kind === 'working')?.stayId ?? stayId, reason: '走了' },
          ],
          register: ['person.register_at', { personId: keep, at: { stayId, placeId } }],
          flag: ['person.flag', { flagId: stayId, personId: keep, flag: flagNames[thing], reason: '走访' }],
          unflag: ['person.unflag', { flagId: held.flags[0]?.flagId ?? stayId, reason: '走访' }],
          correct: ['person.correct', { personId: keep, phone: '19900030009', note: '更正' }],
        }[act] as [string, object];
        await house.run(command, input, district);
      }
      await house.act('person.unmerge', { mergeId, reason: '看错了' }, district);
      const { subjects: _, person_search: __, ...rows } = await print([merged]);
      const { subjects: ___, person_search: ____, ...was } = before;
      assert.deepEqual(rows, was);
    }),
    { numRuns: 30 },
  );
});

test('one who may not see both can put no row of either, whatever is handed over', async () => {
  const { dabuResident, elder } = personIds;
  for (const hat of [desk, worker])
    await assert.rejects(
      house.ask('person.pair', { personId: elder, otherId: dabuResident }, hat),
      /person_not_found|not_permitted/,
    );
  const mergeId = await merge(await add('戊收回', placeIds.dwelling101), await add('戊收回', placeIds.dwelling101));
  assert.equal(await refused('person.unmerge', { mergeId, reason: '看' }, dabu), 'registry.merge_not_found');
});
