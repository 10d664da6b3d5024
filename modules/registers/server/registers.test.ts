// What people do to registers: a unit's own, entries, sensitive ones opened with a purpose, named owners.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import placesBasic from '#methods/places-basic/method.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, system, type UnitHandle, unitIds } from '#testing/house.ts';
import type { MemberRow } from '../shared/queries.ts';
import { keepRegisters, layOutMethods } from './reactions.ts';

const house = await openTestHouse();
type Listed = {
  registers: {
    registerId: string;
    code: string;
    title: { zh: string };
    members: number | null;
    withoutOwner: number | null;
    mayOpen: boolean;
    ownOf: string | null;
  }[];
};
type Page = { rows: MemberRow[]; total: number };
type OfSubject = {
  standing: {
    registerId: string;
    title: { zh: string };
    until: string | null;
    why: { zh: string };
    owners: { name: string; isVacant: boolean }[];
  }[];
  looks: { purpose: string; registerTitle: { zh: string } | null }[];
  mayEnter: { title: { zh: string } }[];
};

const kept = async () => {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
};
const list = async (hat: StaffHat) => (await house.ask<Listed>('register.list', {}, hat)).registers;
const idOf = async (code: string, hat: StaffHat) => (await list(hat)).find((one) => one.code === code)!.registerId;
const members = (registerId: string, hat: StaffHat, more: object = {}) =>
  house.ask<Page>('register.members', { registerId, ...more }, hat);
const ofSubject = (subjectId: string, hat: StaffHat) => house.ask<OfSubject>('register.of_subject', { subjectId }, hat);
const refusedWith = (code: string) => (error: unknown) => (error as { code: string }).code === code;
async function refusal(name: string, input: unknown, hat: StaffHat): Promise<string> {
  const outcome = await house.run(name, input, hat);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
}
const as = (role: Role, unit: UnitHandle) => house.as(role, unit);

let desk: StaffHat;
let worker: StaffHat;
before(async () => {
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await house.act('method.publish', { methodId: newId(), body: placesBasic }, system);
  desk = await as('community_desk', 'dongzha');
  worker = await as('grid_worker', 'dongzhaEast');
  await kept();
});

describe('sensitive registers', () => {
  test('are named to everybody, counted for the duty, and opened by it with a purpose for half an hour', async () => {
    await house.act('person.flag', { flagId: newId(), personId: personIds.elder, flag: 'ill', reason: '慢性病' }, desk);
    await kept();
    const registerId = await idOf('ill', desk);
    const seen = async (hat: StaffHat) => (await list(hat)).find((one) => one.registerId === registerId);
    assert.deepEqual([(await seen(worker))?.members, (await seen(worker))?.mayOpen], [null, false]);
    assert.deepEqual([(await seen(desk))?.members, (await seen(desk))?.mayOpen], [1, true]);
    await assert.rejects(members(registerId, worker), refusedWith('register.duty_needed'));
    await assert.rejects(house.ask('register.counts', { registerId }, worker), refusedWith('register.duty_needed'));
    await assert.rejects(members(registerId, desk), refusedWith('register.opening_needed'));
    assert.equal(
      await refusal('register.open', { openingId: newId(), registerId, purpose: '看看有谁' }, worker),
      'kernel.not_permitted',
    );
    const openingId = newId();
    await house.act('register.open', { openingId, registerId, purpose: '上门送药前核对' }, desk);
    assert.deepEqual(
      (await members(registerId, desk, { openingId })).rows.map((row) => row.subjectId),
      [personIds.elder],
    );
    // Of that post alone, and for that register alone.
    const colleague = await house.as('community_desk', 'dongzha', 2);
    await assert.rejects(members(registerId, colleague, { openingId }), refusedWith('register.opening_needed'));
    await assert.rejects(
      members(await idOf('disabled', desk), desk, { openingId }),
      refusedWith('register.opening_needed'),
    );
    house.clock.advance(31 * 60_000);
    await assert.rejects(members(registerId, desk, { openingId }), refusedWith('register.opening_needed'));
  });

  test('whom one opens from it stays on record: for the audit, and on the page of the person', async () => {
    const registerId = await idOf('ill', desk);
    const openingId = newId();
    await house.act('register.open', { openingId, registerId, purpose: '核对慢病随访' }, desk);
    assert.equal(
      await refusal('register.look', { lookId: newId(), openingId, subjectId: personIds.neighbour }, desk),
      'register.subject_not_found',
    );
    await house.act('register.look', { lookId: newId(), openingId, subjectId: personIds.elder }, desk);
    const page = await ofSubject(personIds.elder, desk);
    assert.deepEqual([page.looks[0]?.purpose, page.looks[0]?.registerTitle?.zh], ['核对慢病随访', '病']);
    // Whoever lacks the duty reads that somebody looked, and not from which register.
    const told = await ofSubject(personIds.elder, worker);
    assert.deepEqual([told.looks[0]?.purpose, told.looks[0]?.registerTitle], ['核对慢病随访', null]);
    assert.ok(!told.standing.some(({ title }) => title.zh === '病'));
    const audit = await as('audit_admin', 'district');
    const { looks } = await house.ask<{
      looks: { purpose: string; subjectId: string | null; subjectWords: string | null }[];
    }>('register.looks', {}, audit);
    assert.deepEqual(
      looks.map(({ purpose, subjectId }) => [purpose, subjectId]),
      [
        ['核对慢病随访', personIds.elder],
        ['核对慢病随访', null],
        ['上门送药前核对', null],
      ],
    );
    assert.ok(looks[0]?.subjectWords?.includes('*'));
    await assert.rejects(house.ask('register.looks', {}, desk), refusedWith('kernel.not_permitted'));
  });
});

describe('a unit’s own register', () => {
  const own = (title: string, more: object = {}) => ({
    title,
    purpose: '社区自用',
    subject: 'person',
    membership: { rule: { field: 'bornOn', agedAtLeast: 60 } },
    columns: ['age'],
    ...more,
  });

  test('stands without code in its area alone, counts before it is saved, and keeps each definition it had', async () => {
    await house.asOwner((tx) => tx.all(sql`update people set born_on = '1950-06-01' where id = ${personIds.elder}`));
    const areaUnitId = unitIds.dongzha;
    const preview = await house.ask<{ count: number; subjects: number; problems: unknown[] }>(
      'register.preview',
      { areaUnitId, definition: own('六十岁以上') },
      desk,
    );
    const registerId = newId();
    await house.act('register.define', { registerId, areaUnitId, definition: own('六十岁以上') }, desk);
    await kept();
    const page = await members(registerId, desk);
    assert.ok(page.total > 0);
    assert.equal(page.total, preview.count);
    assert.ok(preview.subjects >= preview.count);
    assert.ok((await list(worker)).some((one) => one.registerId === registerId && one.ownOf === '东闸社区'));
    assert.ok(!(await list(await as('community_desk', 'xizha'))).some((one) => one.registerId === registerId));
    house.clock.advance(60_000);
    await house.act(
      'register.define',
      {
        registerId,
        areaUnitId,
        definition: own('七十岁以上', { membership: { rule: { field: 'bornOn', agedAtLeast: 100 } } }),
        reason: '口径变了',
      },
      desk,
    );
    await kept();
    assert.equal((await members(registerId, desk)).total, 0);
    type Defined = { version: number; history: { version: number; reason: string }[]; rule: { zh: string } };
    const defined = await house.ask<Defined>('register.definition', { registerId }, desk);
    assert.deepEqual(
      [defined.version, defined.history.map(({ version, reason }) => [version, reason])],
      [
        2,
        [
          [2, '口径变了'],
          [1, ''],
        ],
      ],
    );
    assert.match(defined.rule.zh, /出生日期满100周岁/);
    await house.act('register.end', { registerId, reason: '不再需要' }, desk);
    assert.ok(!(await list(desk)).some((one) => one.registerId === registerId));
    await assert.rejects(members(registerId, desk), refusedWith('register.not_found'));
  });

  test('is judged like a method’s: unknown and sealed fields, a title that stands already, another’s area', async () => {
    const define = (definition: object, areaUnitId: string = unitIds.dongzha, hat = desk) =>
      refusal('register.define', { registerId: newId(), areaUnitId, definition }, hat);
    assert.equal(await define(own('甲本', { membership: { rule: { field: 'nothing', is: 1 } } })), 'register.faulty');
    assert.equal(await define(own('乙本', { membership: { rule: { field: 'phone', is: '1' } } })), 'register.faulty');
    assert.equal(await define(own('丙本', { membership: { rule: { all: [] } } })), 'register.faulty');
    assert.equal(await define(own('独居老人')), 'register.faulty');
    assert.equal(await define(own('丁本'), unitIds.xizha), 'register.area_not_yours');
    assert.equal(await define(own('戊本'), unitIds.dongzha, worker), 'kernel.not_permitted');
    assert.equal(
      await refusal(
        'register.define',
        { registerId: await idOf('weak', desk), areaUnitId: unitIds.dongzha, definition: own('弱者') },
        desk,
      ),
      'register.not_own',
    );
  });

  test('naming what is sensitive makes it sensitive, and only the duty makes such a one', async () => {
    const asksIll = own('患病老人', { membership: { rule: { field: 'flags', has: 'ill' } } });
    const registerId = newId();
    const made = (await house.act(
      'register.define',
      { registerId, areaUnitId: unitIds.dongzha, definition: asksIll },
      desk,
    )) as { isSensitive: boolean };
    assert.equal(made.isSensitive, true);
    await assert.rejects(members(registerId, desk), refusedWith('register.opening_needed'));
    assert.equal(
      await refusal('register.define', { registerId, areaUnitId: unitIds.dongzha, definition: own('患病老人') }, desk),
      'register.stays_sensitive',
    );
    const dispatcher = await as('street_dispatcher', 'luohe');
    assert.equal(
      await refusal(
        'register.define',
        { registerId: newId(), areaUnitId: unitIds.luohe, definition: { ...asksIll, title: '街道患病老人' } },
        dispatcher,
      ),
      'register.duty_needed',
    );
    const preview = await house.ask<{ count: number | null; isSensitive: boolean }>(
      'register.preview',
      { areaUnitId: unitIds.luohe, definition: { ...asksIll, title: '街道患病老人' } },
      dispatcher,
    );
    assert.deepEqual([preview.count, preview.isSensitive], [null, true]);
  });
});

describe('entries of kept registers', () => {
  test('a shop is entered and taken off with reasons, which its page tells; what is worked out is never typed', async () => {
    const registerId = newId();
    const definition = {
      title: '重点商户',
      purpose: '勤提醒',
      subject: 'place',
      membership: { kept: true },
      columns: ['name'],
    };
    await house.act('register.define', { registerId, areaUnitId: unitIds.dongzha, definition }, desk);
    const enter = { entryId: newId(), registerId, subjectId: placeIds.shop, reason: '用火多' };
    assert.equal(
      await refusal('register.enter', { ...enter, subjectId: personIds.elder }, desk),
      'register.wrong_kind',
    );
    assert.equal(
      await refusal('register.enter', { ...enter, subjectId: placeIds.dabuEstate }, desk),
      'register.subject_not_found',
    );
    assert.equal(
      await refusal('register.enter', { ...enter, subjectId: placeIds.shop }, await as('grid_worker', 'xizhaGrid')),
      'register.not_found',
    );
    await house.act('register.enter', enter, worker);
    assert.equal(await refusal('register.enter', { ...enter, entryId: newId() }, desk), 'register.already_on');
    await kept();
    assert.deepEqual(
      (await members(registerId, desk)).rows.map((row) => row.subjectId),
      [placeIds.shop],
    );
    const page = await ofSubject(placeIds.shop, worker);
    assert.ok(
      page.standing.some(({ title, why, until }) => title.zh === '重点商户' && why.zh === '用火多' && until === null),
    );
    assert.ok(page.standing.some(({ title, why }) => title.zh === '商铺' && why.zh === '场所类型是“商铺”'));
    house.clock.advance(1000);
    await house.act('register.leave', { registerId, subjectId: placeIds.shop, reason: '已整改' }, desk);
    await kept();
    const later = await ofSubject(placeIds.shop, worker);
    const left = later.standing.find(({ title }) => title.zh === '重点商户');
    assert.ok(left?.until);
    assert.equal(
      await refusal('register.enter', { ...enter, registerId: await idOf('shops', desk) }, desk),
      'register.not_kept',
    );
    const [flag] = await house.asOwner((tx) =>
      tx.all(
        sql`select source_kind as kind, by_post_id as post from subject_flags where subject_id = ${placeIds.shop}`,
      ),
    );
    assert.deepEqual(flag, { kind: 'desk', post: worker.postId });
  });

  test('a register of a method is entered by its code; a sensitive one by the duty alone', async () => {
    await house.act(
      'register.enter',
      { entryId: newId(), registerId: await idOf('weak', desk), subjectId: personIds.elder, reason: '腿脚不便' },
      worker,
    );
    const pregnant = await idOf('pregnant', desk);
    const enter = { entryId: newId(), registerId: pregnant, subjectId: personIds.elder, reason: '孕期' };
    assert.equal(await refusal('register.enter', enter, worker), 'register.duty_needed');
    await house.act('register.enter', enter, desk);
    assert.ok(!(await ofSubject(personIds.elder, worker)).mayEnter.some(({ title }) => title.zh === '孕'));
    await kept();
    assert.ok((await ofSubject(personIds.elder, desk)).standing.some(({ title }) => title.zh === '孕'));
    assert.ok(!(await ofSubject(personIds.elder, worker)).standing.some(({ title }) => title.zh === '孕'));
  });
});

describe('named owners 专人专责', () => {
  test('[L8] who has nobody is listed first; named, the owner has their own list; a post that ended is a vacancy', async () => {
    const registerId = newId();
    const definition = {
      title: '盯守商铺',
      purpose: '专人盯',
      subject: 'place',
      membership: { rule: { field: 'placeKind', is: 'shop' } },
      wantsOwner: true,
    };
    await house.act('register.define', { registerId, areaUnitId: unitIds.dongzha, definition }, desk);
    await kept();
    const code = (await list(desk)).find((one) => one.registerId === registerId)!.code;
    const without = async () => (await list(desk)).find((one) => one.registerId === registerId)?.withoutOwner;
    assert.equal(await without(), 1);
    assert.equal((await members(registerId, desk, { lacks: 'owner' })).total, 1);
    const name = { subjectIds: [placeIds.shop], registerCode: code, postId: worker.postId };
    assert.equal(
      await refusal('owner.name', { ...name, postId: (await as('grid_worker', 'xizhaGrid')).postId }, desk),
      'register.post_not_yours',
    );
    assert.equal(
      await refusal('owner.name', { ...name, subjectIds: [placeIds.dabuEstate] }, desk),
      'register.subject_not_found',
    );
    assert.equal(await refusal('owner.name', name, worker), 'kernel.not_permitted');
    await house.act('owner.name', name, desk);
    assert.equal(await without(), 0);
    assert.equal((await members(registerId, desk, { lacks: 'owner' })).total, 0);
    type Owned = { isVacant: boolean; owned: { subjectId: string; registerTitle: { zh: string } | null }[] };
    const owned = await house.ask<Owned>('owner.list', {}, worker);
    assert.deepEqual(
      owned.owned.map(({ subjectId, registerTitle }) => [subjectId, registerTitle?.zh]),
      [[placeIds.shop, '盯守商铺']],
    );
    await house.asOwner((tx) =>
      tx.all(
        sql`update posts set valid = tstzrange(lower(valid), ${new Date(house.clock.now() - 1000)}) where id = ${worker.postId}`,
      ),
    );
    assert.equal(await without(), 1);
    const page = await members(registerId, desk, { lacks: 'owner' });
    assert.deepEqual(
      page.rows[0]?.owners.map(({ isVacant }) => isVacant),
      [true],
    );
    await house.asOwner((tx) =>
      tx.all(sql`update posts set valid = tstzrange(lower(valid), null) where id = ${worker.postId}`),
    );
    await house.act('owner.end', { ...name, reason: '调岗' }, desk);
    assert.equal(await without(), 1);
    assert.deepEqual((await house.ask<Owned>('owner.list', {}, worker)).owned, []);
  });
});
