// Lines and call-outs on a real database (E15): the ladder, the wrong one, two heads, the night, drills, what was changed meanwhile, who may see and open what.
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import type { CalloutBranch, DutyLine } from '../shared/queries.ts';
import { climbCallouts } from './reactions.ts';

const house = await openTestHouse();
let street: StaffHat;
let secretary: StaffHat;
let deskHat: StaffHat;
let west: StaffHat;
let dispatcher: StaffHat;

type Page = {
  callout: { figure: Record<string, number>; endedAt: Date | null; endReason: string | null };
  branches: CalloutBranch[];
};
const page = (calloutId: string, as = street) => house.ask<Page>('duty_call.page', { calloutId }, as);
const branchOf = async (calloutId: string, unit: UnitHandle = 'dongzha') =>
  (await page(calloutId)).branches.find(({ unitId }) => unitId === unitIds[unit])!;
const tick = () => climbCallouts.run(house.hand);
const later = async (minutes: number) => {
  house.clock.set(house.clock.now() + minutes * 60_000);
  await tick();
};
let day = Date.parse('2026-11-24T12:00:00+08:00');
/** Each test has a day of its own: the clock only goes on. */
const noon = () => {
  day += 86_400_000;
  house.clock.set(day);
};
const rungFor = (as: StaffHat) =>
  house.ask<{ rows: { calloutId: string; units: { name: string; isAbove: boolean }[]; isLate: boolean }[] }>(
    'duty_call.ringing',
    {},
    as,
  );
const problemOf = async (name: string, input: unknown, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};
const link = (hat: StaffHat, rank: number, phone?: string) => ({ linkId: newId(), postId: hat.postId, rank, phone });
const setLine = (unit: UnitHandle, links: unknown[], as = street) =>
  house.act('duty_line.set', { unitId: unitIds[unit], links }, as);

async function start(more: object = {}, as = street): Promise<string> {
  const calloutId = newId();
  await house.act(
    'duty_call.start',
    { calloutId, kind: 'test', text: '值守核查，请应答', groups: ['communities'], ...more },
    as,
  );
  await tick();
  return calloutId;
}

before(async () => {
  noon();
  street = await house.as('street_supervisor', 'luohe');
  dispatcher = await house.as('street_dispatcher', 'luohe');
  secretary = await house.as('community_secretary', 'dongzha');
  deskHat = await house.as('community_desk', 'dongzha');
  west = await house.as('community_secretary', 'xizha');
  await setLine('dongzha', [link(secretary, 1, '19900050001'), link(deskHat, 2, '19900050002')]);
  await setLine('luohe', [link(dispatcher, 1, '19900050003')]);
});
afterEach(async () => {
  const running = await house.asOwner((tx) =>
    tx.all<{ id: string; unitId: string }>(
      sql`select id, unit_id as "unitId" from duty_callouts where ended_at is null`,
    ),
  );
  for (const { id } of running)
    await house.run('duty_call.end', { calloutId: id }, await house.as('district_supervisor', 'district'));
  noon();
});

describe('the ladder', () => {
  test('a phone off: after five minutes the backup, after that the unit above; whoever turns it on again is reached late', async () => {
    const calloutId = await start();
    assert.equal((await rungFor(secretary)).rows.length, 1);
    assert.equal((await rungFor(deskHat)).rows.length, 0);
    await later(4);
    assert.equal((await rungFor(deskHat)).rows.length, 0);
    await later(1);
    assert.equal((await rungFor(deskHat)).rows.length, 1);
    await later(5);
    assert.deepEqual(
      (await rungFor(dispatcher)).rows[0]?.units.filter(({ name }) => name === '东闸社区'),
      [{ name: '东闸社区', isAbove: true }],
    );
    assert.equal((await branchOf(calloutId)).state, 'escalated');
    await house.act('duty_call.answer', { calloutId }, dispatcher);
    const above = await branchOf(calloutId);
    assert.deepEqual([above.state, above.takenUpByName, above.reachedByName], ['taken_up', dispatcher.name, null]);
    assert.equal((await rungFor(secretary)).rows[0]?.isLate, true);
    await later(10);
    await house.act('duty_call.answer', { calloutId }, secretary);
    const late = await branchOf(calloutId);
    assert.deepEqual([late.state, late.reachedByName, late.isInTime], ['reached', secretary.name, false]);
    assert.deepEqual(
      late.rings.map(({ name, outcome }) => [name, outcome]),
      [
        [secretary.name, 'answered'],
        [deskHat.name, 'covered'],
        [dispatcher.name, 'answered'],
      ],
    );
  });

  test('a unit with nobody goes straight up and is named; the figure counts units of a fixed list, in time and not', async () => {
    const calloutId = await start();
    const empty = await branchOf(calloutId, 'xizha');
    assert.deepEqual([empty.state, empty.hadNobody], ['escalated', true]);
    await house.act('duty_call.answer', { calloutId }, secretary);
    const { callout } = await page(calloutId);
    assert.deepEqual([callout.figure['units'], callout.figure['inTime'], callout.figure['escalated']], [2, 1, 1]);
    await later(5);
    assert.equal(
      (await branchOf(calloutId, 'xizha')).state,
      'nobody',
      'a test goes no higher than the unit that asked',
    );
  });

  test('a real one climbs past the caller up to the district', async () => {
    const district = await house.as('district_dispatcher', 'district');
    const top = await house.as('district_supervisor', 'district');
    await setLine('district', [link(district, 1, '19900050005')], top);
    await start({ kind: 'real', text: '汛情，请立即到岗', groups: ['communities'] });
    await later(5);
    assert.ok((await rungFor(district)).rows[0]?.units.some(({ name }) => name === '西闸社区'));
    await setLine('district', [], top);
  });

  test('two heads of one rank are rung together, and the first answer is the answer', async () => {
    const second = await house.as('community_secretary', 'dongzha', 2);
    await setLine('dongzha', [
      link(secretary, 1, '19900050001'),
      link(second, 1, '19900050006'),
      link(deskHat, 2, '19900050002'),
    ]);
    const calloutId = await start();
    assert.equal((await rungFor(second)).rows.length, 1);
    const outcomes = await Promise.all([
      house.run('duty_call.answer', { calloutId }, secretary),
      house.run('duty_call.answer', { calloutId }, second),
    ]);
    assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), ['accepted', 'superseded']);
    const { rings } = await branchOf(calloutId);
    assert.deepEqual(rings.map(({ outcome }) => outcome).sort(), ['answered', 'covered']);
    await setLine('dongzha', [link(secretary, 1, '19900050001'), link(deskHat, 2, '19900050002')]);
  });

  test('whoever is on shift now is rung before the standing line', async () => {
    const shiftId = newId();
    const [from, until] = [-1, 8].map((hours) => new Date(house.clock.now() + hours * 3_600_000).toISOString());
    const worker = await house.as('grid_worker', 'dongzha', 5);
    await house.act(
      'on_call.set',
      { unitId: unitIds.dongzha, from, until, shifts: [{ shiftId, postId: worker.postId, rank: 1, from, until }] },
      street,
    );
    await start();
    assert.deepEqual([(await rungFor(worker)).rows.length, (await rungFor(secretary)).rows.length], [1, 0]);
    await house.act('on_call.set', { unitId: unitIds.dongzha, from, until, shifts: [] }, street);
  });

  test('the server down for an hour in mid-call: the next is rung then, with the full minutes', async () => {
    const calloutId = await start();
    house.clock.set(house.clock.now() + 60 * 60_000);
    await tick();
    await tick();
    assert.deepEqual([(await rungFor(deskHat)).rows.length, (await branchOf(calloutId)).state], [1, 'ringing']);
    const waits = ((await branchOf(calloutId)).nextAt?.getTime() ?? 0) - house.clock.now();
    assert.ok(waits > 4 * 60_000 && waits <= 5 * 60_000, String(waits));
  });

  test('it ends by itself after its hours, and who was not reached stays named', async () => {
    const calloutId = await start();
    await later(121);
    const { callout, branches } = await page(calloutId);
    assert.deepEqual([callout.endReason, callout.figure['nobody']], ['time', 2]);
    assert.equal(branches.length, 2);
    assert.equal(await problemOf('duty_call.answer', { calloutId }, secretary), 'duty.over');
  });
});

describe('answers', () => {
  test('nobody answers who was not rung; the wrong one is taken back and the next is rung at once', async () => {
    const calloutId = await start();
    assert.match((await problemOf('duty_call.answer', { calloutId }, west)) ?? '', /not_rung|not_found/);
    await house.act('duty_call.answer', { calloutId }, secretary);
    await house.act('duty_call.reopen', { calloutId, unitId: unitIds.dongzha, reason: '家里人接的' }, street);
    await tick();
    const branch = await branchOf(calloutId);
    assert.deepEqual([branch.state, branch.reachedByName], ['ringing', null]);
    assert.deepEqual(
      branch.rings.map(({ name, outcome, note }) => [name, outcome, note]),
      [
        [secretary.name, 'wrong_person', '家里人接的'],
        [deskHat.name, null, null],
      ],
    );
  });

  test('the caller dials: no answer rings the next at once, an answer is told with who told it', async () => {
    const calloutId = await start();
    const [first] = (await branchOf(calloutId)).rings;
    await house.act('duty_call.tell', { ringId: first!.ringId, outcome: 'no_answer', note: '关机' }, street);
    await tick();
    const [, next] = (await branchOf(calloutId)).rings;
    assert.equal(next?.name, deskHat.name);
    await house.act('duty_call.tell', { ringId: next!.ringId, outcome: 'answered' }, street);
    const branch = await branchOf(calloutId);
    assert.deepEqual(
      [branch.state, branch.reachedByName, branch.rings[1]?.toldByName],
      ['reached', deskHat.name, street.name],
    );
    assert.equal(
      await problemOf('duty_call.tell', { ringId: next!.ringId, outcome: 'no_answer' }, street),
      'duty.ring_over',
    );
  });
});

describe('tests, drills and the real thing', () => {
  test('a test at three in the morning says why', async () => {
    house.clock.set(house.clock.now() + 15 * 3_600_000);
    const input = { calloutId: newId(), kind: 'test', text: '夜间核查', groups: ['communities'] };
    assert.equal(await problemOf('duty_call.start', input, street), 'duty.night_reason');
    assert.equal(await problemOf('duty_call.start', { ...input, reason: '节前值守检查' }, street), 'accepted');
  });

  test('a real one stops tests in its area and forbids new ones there, and not next door', async () => {
    const testId = await start();
    const community = await house.as('community_secretary', 'dongzha');
    await start({ kind: 'real', text: '管道爆裂', groups: ['handling'] }, community);
    assert.equal((await page(testId)).callout.endReason, 'gave_way');
    const again = { calloutId: newId(), kind: 'test', text: '核查', groups: ['communities'] };
    assert.equal(await problemOf('duty_call.start', again, street), 'duty.real_running');
    const next = await house.as('street_supervisor', 'jiezhuang');
    assert.equal(await problemOf('duty_call.start', { ...again, calloutId: newId() }, next), 'accepted');
  });

  test('a drill is marked in the journal and counts as no check of the unit', async () => {
    const lastOf = async () =>
      (await house.ask<{ rows: DutyLine[] }>('duty_line.list', {}, street)).rows.find(({ name }) => name === '东闸社区')
        ?.lastTest;
    const realId = await start();
    assert.equal((await lastOf())?.calloutId, realId);
    await house.act('duty_call.end', { calloutId: realId }, street);
    house.clock.set(house.clock.now() + 60_000);
    const drillId = await start({ isDrill: true });
    await house.act('duty_call.answer', { calloutId: drillId }, secretary);
    assert.equal((await lastOf())?.calloutId, realId);
    const marked = await house.asOwner((tx) =>
      tx.all<{ is: boolean }>(
        sql`select distinct is_drill as is from journal where subject_id = ${drillId} and outcome = 'accepted'`,
      ),
    );
    assert.deepEqual(marked, [{ is: true }]);
  });
});

describe('lines', () => {
  test('a number changed while it rings is rung, kept sealed, and the old one stays on record', async () => {
    const calloutId = await start();
    const count = async (to: string) =>
      (
        await house.asOwner((tx) =>
          tx.all<{ tail: string }>(
            sql`select to_tail as tail from messages where kind = 'duty_call' and to_tail = ${to.slice(-4)}`,
          ),
        )
      ).length;
    assert.equal(await count('19900059876'), 0);
    await setLine('dongzha', [link(secretary, 1, '19900059876'), link(deskHat, 2)]);
    assert.equal(await count('19900059876'), 1);
    const [ring] = (await branchOf(calloutId)).rings;
    const { token } = (await house.act('duty_line.reveal', { ringId: ring!.ringId }, street)) as { token: string };
    assert.deepEqual(await house.ask('duty_line.number', { token }, street), { phone: '19900059876' });
    await assert.rejects(house.ask('duty_line.number', { token }, dispatcher), /no_number/);
    const rows = await house.asOwner((tx) =>
      tx.all<{ ended: boolean }>(
        sql`select not upper_inf(valid) as ended from duty_links where post_id = ${secretary.postId} and phone_tail in ('0001', '9876') order by lower(valid) desc limit 2`,
      ),
    );
    assert.deepEqual(
      rows.map(({ ended }) => ended),
      [false, true],
    );
    const clear = await house.asOwner((tx) =>
      tx.first<{ n: number }>(sql`select count(*) as n from journal j where j::text like '%19900059876%'`),
    );
    assert.equal(clear?.n, 0);
    await setLine('dongzha', [link(secretary, 1, '19900050001'), link(deskHat, 2)]);
  });

  test('a bare duty-room telephone stands in a line; a stranger’s post, a wrong number and one person twice do not', async () => {
    const phone = { linkId: newId(), label: '值班室', rank: 1, phone: '0537-5643120' };
    await setLine('xizha', [phone]);
    const lines = await house.ask<{ rows: DutyLine[]; gaps: Record<string, number> }>('duty_line.list', {}, street);
    const xizha = lines.rows.find(({ name }) => name === '西闸社区');
    assert.deepEqual(
      [xizha?.members[0]?.name, xizha?.members[0]?.phone, xizha?.gaps],
      ['值班室', '0537-****120', ['no_backup']],
    );
    assert.equal(
      await problemOf('duty_line.set', { unitId: unitIds.xizha, links: [link(deskHat, 1)] }, street),
      'duty.post_unfit',
    );
    assert.equal(
      await problemOf('duty_line.set', { unitId: unitIds.xizha, links: [{ ...phone, phone: '12ab' }] }, street),
      'duty.phone_not_right',
    );
    assert.equal(
      await problemOf('duty_line.set', { unitId: unitIds.xizha, links: [link(west, 1), link(west, 2)] }, street),
      'duty.link_twice',
    );
    assert.equal(await problemOf('duty_line.set', { unitId: unitIds.dongzha, links: [] }, west), 'duty.unit_not_found');
    await setLine('xizha', []);
  });

  test('numbers are for desks and leaders of the area: masked for all, opened by none below or beside', async () => {
    const { rows } = await house.ask<{ rows: DutyLine[] }>('duty_line.list', {}, deskHat);
    const own = rows.find(({ name }) => name === '东闸社区');
    assert.equal(own?.members[0]?.phone, '199****0001');
    const linkId = own?.members[0]?.linkId;
    assert.equal(await problemOf('duty_line.reveal', { linkId }, west), 'duty.no_number');
    assert.equal(
      await problemOf('duty_line.reveal', { linkId }, await house.as('grid_worker', 'dongzhaEast')),
      'kernel.not_permitted',
    );
    assert.equal(
      await problemOf('duty_line.reveal', { linkId }, await house.as('street_supervisor', 'jiezhuang')),
      'duty.no_number',
    );
    assert.equal(await problemOf('duty_line.reveal', { linkId }, deskHat), 'accepted');
  });

  test('whoever left is passed over; a hand-over gives their place in the line to the successor, a deputy’s comes back', async () => {
    const leaver = await house.as('community_desk', 'xizha', 3);
    const taker = await house.as('community_desk', 'xizha', 4);
    await setLine('xizha', [link(leaver, 1, '19900050007'), link(west, 2, '19900050008')]);
    await house.act(
      'handover.give',
      {
        handoverId: newId(),
        staffId: leaver.staffId,
        posts: [{ postId: leaver.postId, toStaffId: taker.staffId }],
        reason: '调走',
      },
      await house.as('security_admin', 'district'),
    );
    const nameAt = async () =>
      (await house.ask<{ rows: DutyLine[] }>('duty_line.list', {}, street)).rows
        .find(({ name }) => name === '西闸社区')
        ?.members.map(({ name, phone }) => [name, phone]);
    assert.deepEqual(await nameAt(), [
      [taker.name, '199****0007'],
      [west.name, '199****0008'],
    ]);
    await house.asOwner((tx) => tx.all(sql`update staff set left_at = now() where id = ${taker.staffId}`));
    assert.deepEqual(await nameAt(), [[west.name, '199****0008']]);
    await setLine('xizha', []);
  });
});
