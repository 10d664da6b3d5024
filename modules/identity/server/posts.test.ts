// Posts on a real database: who may give them, what they open, and that ending one ends it in the same second (A4–A6, product rule 5).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { Role } from '#kernel/shared/right.ts';
import { openTestHouse, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import { identityModule } from './index.ts';

const house = await openTestHouse({ modules: [identityModule] });
const codeOf = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.code : outcome.outcome);

const security = await house.as('security_admin', 'district');
const secretary = await house.as('community_secretary', 'dongzha');
const street = await house.as('street_supervisor', 'luohe');

async function newStaff(by: StaffHat = secretary, unit: UnitHandle = 'dongzha'): Promise<string> {
  const staffId = newId();
  await house.act('staff.add', { staffId, name: '孙晓东', phone: '19900000077', homeUnitId: unitIds[unit] }, by);
  return staffId;
}
const appoint = (by: StaffHat, staffId: string, role: Role, unit: UnitHandle, more: object = {}) =>
  house.run('post.appoint', { postId: newId(), staffId, role, unitId: unitIds[unit], ...more }, by);

test('a secretary fills the posts of the grids below, and no others', async () => {
  const staffId = await newStaff();
  assert.equal(codeOf(await appoint(secretary, staffId, 'grid_worker', 'dongzhaEast')), 'accepted');
  assert.equal(codeOf(await appoint(secretary, staffId, 'building_chief', 'dongzha')), 'accepted');
  assert.equal(codeOf(await appoint(secretary, staffId, 'grid_worker', 'xizhaGrid')), 'identity.outside_scope');
  assert.equal(codeOf(await appoint(secretary, staffId, 'grid_worker', 'otherGrid')), 'identity.unit_not_found');
  assert.equal(codeOf(await appoint(secretary, staffId, 'community_desk', 'dongzha')), 'identity.not_by_this_role');
  assert.equal(codeOf(await appoint(secretary, staffId, 'system_admin', 'district')), 'identity.not_by_this_role');
  assert.equal(codeOf(await appoint(street, staffId, 'grid_chief', 'xizhaGrid')), 'accepted');
  assert.equal(codeOf(await appoint(street, staffId, 'grid_chief', 'dabuGrid')), 'identity.outside_scope');
});

test('a role stands only where it belongs: a grid worker at a street would see the whole street', async () => {
  const staffId = await newStaff();
  assert.equal(codeOf(await appoint(security, staffId, 'grid_worker', 'luohe')), 'identity.wrong_unit');
  assert.equal(codeOf(await appoint(security, staffId, 'district_supervisor', 'dongzha')), 'identity.wrong_unit');
  assert.equal(codeOf(await appoint(security, staffId, 'street_dispatcher', 'luohe')), 'accepted');
});

test('nobody appoints or dismisses themselves, and nobody without the right does', async () => {
  assert.equal(
    codeOf(await appoint(secretary, secretary.staffId, 'grid_chief', 'dongzhaGrid')),
    'identity.not_oneself',
  );
  assert.equal(
    codeOf(await appoint(security, security.staffId, 'district_supervisor', 'district')),
    'identity.not_oneself',
  );
  assert.equal(
    codeOf(await house.run('post.end', { postId: security.postId, reason: '试试' }, security)),
    'identity.not_oneself',
  );
  const desk = await house.as('community_desk', 'dongzha');
  assert.equal(codeOf(await appoint(desk, await newStaff(), 'grid_worker', 'dongzhaEast')), 'kernel.not_permitted');
});

test('the same post twice at one time is one too many; after it ended it may be given again', async () => {
  const staffId = await newStaff();
  const postId = newId();
  const unitId = unitIds.dongzhaEast;
  await house.act('post.appoint', { postId, staffId, role: 'grid_worker', unitId }, secretary);
  assert.equal(codeOf(await appoint(secretary, staffId, 'grid_worker', 'dongzhaEast')), 'identity.already_appointed');
  await house.act('post.end', { postId, reason: '调岗' }, secretary);
  assert.equal(codeOf(await house.run('post.end', { postId, reason: '再来' }, secretary)), 'identity.post_over');
  assert.equal(codeOf(await appoint(secretary, staffId, 'grid_worker', 'dongzhaEast')), 'accepted');
});

test('an ended post is refused with the next request, while the other hat of the same person still fits', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const chief = await house.alsoAs(worker, 'grid_chief', 'dongzhaGrid');
  await house.ask('post.list', {}, chief);
  await house.act('post.end', { postId: chief.postId, reason: '届满' }, secretary);
  await assert.rejects(house.ask('post.list', {}, chief), { code: 'kernel.post_ended' });
  await house.ask('post.list', {}, worker);
});

test('[A5] a division head is grid chief beside the home post; ending the secondment leaves the home post alone', async () => {
  const cadre = await house.as('department_officer', 'housing');
  const postId = newId();
  const input = { postId, staffId: cadre.staffId, role: 'grid_chief', unitId: unitIds.xizhaGrid };
  await house.act('secondment.start', input, street);
  const seconded = { ...cadre, postId, role: 'grid_chief' as const, unitId: unitIds.xizhaGrid };
  const units = async (hat: StaffHat) => [
    ...new Set(
      (await house.ask<{ posts: { unitId: string }[] }>('post.list', {}, hat)).posts.map((post) => post.unitId),
    ),
  ];
  assert.deepEqual(await units(seconded), [unitIds.xizhaGrid]);
  assert.deepEqual(await units(cadre), [unitIds.housing]);
  assert.equal(
    codeOf(await house.run('secondment.end', { postId: cadre.postId, reason: '误' }, security)),
    'identity.not_a_secondment',
  );
  assert.equal(
    codeOf(await house.run('secondment.end', { postId, reason: '不归我管' }, secretary)),
    'identity.outside_scope',
  );
  const outcome = await house.run('secondment.end', { postId, reason: '任务结束' }, street);
  assert.deepEqual('events' in outcome && outcome.events.map((event) => event.type), [
    'post.ended',
    'secondment.ended',
  ]);
  await assert.rejects(units(seconded), { code: 'kernel.post_ended' });
  assert.deepEqual(await units(cadre), [unitIds.housing]);
});

test('[A5] a secondment with an end date ends by itself, to the minute', async () => {
  const cadre = await house.as('department_officer', 'housing', 2);
  const postId = newId();
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await house.act(
    'secondment.start',
    { postId, staffId: cadre.staffId, role: 'building_chief', unitId: unitIds.dongzhaEast, until },
    secretary,
  );
  const seconded = { ...cadre, postId };
  house.clock.set(Date.parse(until) - 60_000);
  await house.ask('post.list', {}, seconded);
  house.clock.set(Date.parse(until));
  await assert.rejects(house.ask('post.list', {}, seconded), { code: 'kernel.post_ended' });
  house.clock.reset();
});

test('a post may be given for later, and taken back before it began', async () => {
  const staffId = await newStaff();
  const postId = newId();
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  assert.equal(
    codeOf(await appoint(secretary, staffId, 'grid_worker', 'dongzhaEast', { from, until })),
    'identity.dates_reversed',
  );
  await house.act(
    'post.appoint',
    { postId, staffId, role: 'grid_worker', unitId: unitIds.dongzhaEast, from },
    secretary,
  );
  const find = async () =>
    (
      await house.ask<{ posts: { postId: string; isLive: boolean }[] }>(
        'post.list',
        { unitId: unitIds.dongzhaEast },
        secretary,
      )
    ).posts.find((post) => post.postId === postId);
  assert.equal((await find())?.isLive, false);
  await house.act('post.end', { postId, reason: '不来了' }, secretary);
  assert.equal(await find(), undefined);
});

test('a replayed appointment is the same one, and the id with other content is refused', async () => {
  const staffId = await newStaff();
  const input = { postId: newId(), staffId, role: 'grid_worker', unitId: unitIds.dongzhaWest };
  const id = newId();
  const first = await house.run('post.appoint', input, secretary, id);
  assert.deepEqual(await house.run('post.appoint', input, secretary, id), first);
  assert.equal(
    codeOf(await house.run('post.appoint', { ...input, role: 'grid_chief' }, secretary, id)),
    'kernel.id_reused',
  );
  assert.equal(codeOf(await house.run('post.appoint', input, street, id)), 'kernel.id_reused');
});

test('a vacancy is shown until somebody holds the post, with every role that would do', async () => {
  const vacancies = async () =>
    (
      await house.ask<{ vacancies: { unitId: string; anyOf: string[] }[] }>(
        'post.list',
        { unitId: unitIds.dabu },
        security,
      )
    ).vacancies.map(({ unitId, anyOf }) => [unitId, anyOf.join('|')]);
  assert.deepEqual(await vacancies(), [
    [unitIds.dabu, 'community_secretary'],
    [unitIds.dabu, 'community_desk'],
    [unitIds.dabuGrid, 'grid_chief|grid_worker'],
  ]);
  const staffId = await newStaff(await house.as('system_admin', 'district'), 'dabu');
  await house.act(
    'post.appoint',
    { postId: newId(), staffId, role: 'grid_worker', unitId: unitIds.dabuGrid },
    security,
  );
  assert.deepEqual((await vacancies()).length, 2);
  await house.act('staff.leave', { staffId, reason: '退休' }, security);
  assert.deepEqual((await vacancies()).length, 3);
});

test('somebody who leaves is out of every post, of the account and of every session, in one command', async () => {
  const leaver = await house.as('grid_worker', 'dongzhaEast', 7);
  const second = await house.alsoAs(leaver, 'lane_chief', 'dongzha');
  const outcome = await house.run('staff.leave', { staffId: leaver.staffId, reason: '调离' }, security);
  const left = 'events' in outcome ? outcome.events.find((event) => event.type === 'staff.left') : undefined;
  assert.deepEqual(new Set(left?.['postIds'] as string[]), new Set([leaver.postId, second.postId]));
  for (const hat of [leaver, second])
    await assert.rejects(house.ask('post.list', {}, hat), { code: 'kernel.sign_in_needed' });
  assert.equal(codeOf(await appoint(secretary, leaver.staffId, 'grid_worker', 'dongzhaEast')), 'identity.staff_left');
  assert.equal(
    codeOf(await house.run('account.reopen', { accountId: leaver.accountId, reason: '误' }, security)),
    'identity.staff_left',
  );
});

test('staff are added and changed within one’s own area; the number is sealed and shows its tail only', async () => {
  const input = { staffId: newId(), name: '曾一鸣', phone: '+86 199 0000 0088', homeUnitId: unitIds.xizha };
  assert.equal(codeOf(await house.run('staff.add', input, secretary)), 'identity.outside_scope');
  assert.equal(
    codeOf(await house.run('staff.add', { ...input, phone: '1990000' }, street)),
    'identity.phone_not_right',
  );
  await house.act('staff.add', input, street);
  assert.equal(
    codeOf(await house.run('staff.change', { staffId: input.staffId, title: '网格员' }, secretary)),
    'identity.outside_scope',
  );
  await house.act('staff.change', { staffId: input.staffId, title: '网格员' }, street);
  const list = (search: string) =>
    house.ask<{ staff: { name: string; title: string; phoneTail: string }[]; total: number }>(
      'staff.list',
      { search },
      street,
    );
  for (const search of ['曾', 'zym', '0088']) {
    const { staff } = await list(search);
    assert.deepEqual(
      staff.map(({ name, title, phoneTail }) => [name, title, phoneTail]),
      [['曾一鸣', '网格员', '0088']],
      search,
    );
  }
  assert.equal((await list('%')).total, 0, 'a sign of the pattern is a sign');
  const journal = await house.asOwner((tx) =>
    tx.all<{ content: unknown }>(sql`select content from journal where subject_id = ${input.staffId}`),
  );
  assert.equal(JSON.stringify(journal).includes('0000 0088'), false);
  const abroad = await house.as('community_desk', 'otherCommunity');
  assert.equal(
    (await house.ask<{ total: number }>('staff.list', {}, abroad)).total,
    1,
    'only itself: the other district’s staff are not there',
  );
});
