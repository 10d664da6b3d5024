// 周一一排查: the list of the morning, each thing with its result, zero in one tap, findings that become requests, and a missed one that stays missed.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { putRequest } from '#modules/statistics/server/fixtures/hand-made.ts';
import { openTestHouse, placeIds, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import { markYesterday, planAhead, prepareToday } from './reactions.ts';

const house = await openTestHouse();
let east: StaffHat;
let west: StaffHat;
let secretary: StaffHat;
let openProblem: string;

type Page = {
  occurrence: { id: string; state: string; doneBy: string | null; madeUpAt: Date | null; excuse: string | null };
  preparedAt: Date | null;
  items: {
    ordinal: number;
    kind: string;
    code: string;
    requestId: string | null;
    result: string | null;
    note: string;
    checkedBy: string | null;
    found: { id: string }[];
  }[];
  abilities: { check: { may: boolean; whyNot?: { zh: string } }; excuse: { may: boolean; whyNot?: { zh: string } } };
};
const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const page = (occurrenceId: string, as: StaffHat) => house.ask<Page>('sweep.page', { occurrenceId }, as);

async function sweepOf(unit: UnitHandle, on: string): Promise<string> {
  const row = await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from rhythm_occurrences where unit_id = ${unitIds[unit]} and due_on = ${on}::date and record = 'sweep'`,
    ),
  );
  assert.ok(row, `${unit} has a sweep on ${on}`);
  return row.id;
}
const refused = async (name: string, input: object, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} should be refused`);
  return outcome.problem.code;
};

before(async () => {
  clockTo('2026-03-06 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  east = await house.as('grid_worker', 'dongzhaEast');
  west = await house.as('grid_worker', 'dongzhaWest');
  secretary = await house.as('community_secretary', 'dongzha');
  openProblem = await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 09:00',
    kind: 'stairwell_leak',
    state: 'in_progress',
    lead: 'property',
    summary: '楼道漏水',
  });
  await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 10:00',
    kind: 'family_conflict',
    state: 'in_progress',
    lead: 'policeRoom',
    sensitive: true,
    summary: '家里打架',
  });
  await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 11:00',
    kind: 'pipe_blockage',
    state: 'in_progress',
    drill: true,
    summary: '演练',
  });
  await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 12:00',
    kind: 'pipe_blockage',
    state: 'closed',
    closed: '2026-03-05 13:00',
    summary: '办完了',
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-03-05 12:00',
    kind: 'pipe_blockage',
    state: 'in_progress',
    summary: '西边的',
  });
  await planAhead.run(house.hand);
});

describe('the list', () => {
  test('before the day shows what is always looked at, and waits', async () => {
    const id = await sweepOf('dongzhaEast', '2026-03-09');
    const before = await page(id, east);
    assert.equal(before.preparedAt, null);
    assert.equal(before.items.length, 10);
    assert.deepEqual(before.abilities.check, {
      may: false,
      whyNot: { zh: '2026-03-09 才开始', en: 'Begins on 2026-03-09' },
    });
    assert.equal(await refused('sweep.finish', { occurrenceId: id, restIsFine: true }, east), 'rhythm.not_yet');
  });

  test('is fixed on the morning: the standard things, the open problems of this grid, anything else; no sensitive one, no drill', async () => {
    clockTo('2026-03-09 06:00');
    await prepareToday.run(house.hand);
    const id = await sweepOf('dongzhaEast', '2026-03-09');
    const { items } = await page(id, east);
    assert.deepEqual(
      items.map(({ ordinal }) => ordinal),
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    assert.deepEqual(
      items.slice(10).map(({ kind, requestId }) => [kind, requestId]),
      [
        ['request', openProblem],
        ['other', null],
      ],
    );
    // What opens later belongs to the next list.
    await putRequest(house, {
      at: 'dongzhaEast',
      received: '2026-03-09 07:00',
      kind: 'street_light',
      state: 'accepted',
    });
    await prepareToday.run(house.hand);
    assert.equal((await page(id, east)).items.length, 12);
  });
});

describe('doing it', () => {
  test('a finding becomes a request; the rest is fine in one tap; then it is over', async () => {
    const occurrenceId = await sweepOf('dongzhaEast', '2026-03-09');
    clockTo('2026-03-09 09:30');
    const found = newId();
    await house.act(
      'request.report',
      { requestId: found, channel: 'home_visit', text: '消防通道停了两辆车', placeId: placeIds.dwelling101 },
      east,
    );
    assert.equal(
      await refused('sweep.check', { occurrenceId, ordinal: 1, result: 'finding' }, east),
      'rhythm.finding_needs_words',
    );
    assert.equal(
      await refused('sweep.check', { occurrenceId, ordinal: 1, result: 'finding', foundRequestIds: [newId()] }, east),
      'rhythm.request_unknown',
    );
    assert.equal(
      await refused('sweep.check', { occurrenceId, ordinal: 99, result: 'fine' }, east),
      'rhythm.item_unknown',
    );
    await house.act('sweep.check', { occurrenceId, ordinal: 1, result: 'finding', foundRequestIds: [found] }, east);
    await house.act('sweep.check', { occurrenceId, ordinal: 11, result: 'fine', note: '师傅在修' }, east);
    assert.equal(await refused('sweep.finish', { occurrenceId }, east), 'rhythm.items_left');
    await house.act('sweep.finish', { occurrenceId, restIsFine: true }, east);
    const done = await page(occurrenceId, secretary);
    assert.equal(done.occurrence.state, 'done');
    assert.equal(done.occurrence.doneBy, east.name);
    assert.deepEqual(
      done.items[0]?.found.map(({ id }) => id),
      [found],
    );
    assert.ok(done.items.every(({ result, checkedBy }) => result !== null && checkedBy === east.name));
    assert.equal(done.abilities.check.may, false);
    assert.equal(await refused('sweep.check', { occurrenceId, ordinal: 2, result: 'fine' }, east), 'rhythm.over');
  });

  test('zero is a report: one tap, even before the house has fixed the list', async () => {
    clockTo('2026-03-16 08:00');
    const occurrenceId = await sweepOf('dongzhaWest', '2026-03-16');
    await house.act('sweep.finish', { occurrenceId, restIsFine: true }, west);
    const done = await page(occurrenceId, west);
    assert.equal(done.occurrence.state, 'done');
    assert.equal(done.items.length, 12);
    assert.ok(done.items.every(({ result }) => result === 'fine'));
  });

  test('belongs to its grid: a neighbour does not find it, the community does', async () => {
    const occurrenceId = await sweepOf('dongzhaEast', '2026-03-16');
    assert.equal(await refused('sweep.finish', { occurrenceId, restIsFine: true }, west), 'rhythm.not_found');
    await assert.rejects(page(occurrenceId, west), /rhythm.not_found/);
    assert.equal(
      await refused('sweep.finish', { occurrenceId, restIsFine: true }, await house.as('handler', 'property')),
      'kernel.not_permitted',
    );
    await house.act('sweep.check', { occurrenceId, ordinal: 1, result: 'fine' }, secretary);
  });
});

describe('not doing it', () => {
  test('missed is missed: made up for the next day, on record as both, and no excuse helps any more', async () => {
    const occurrenceId = await sweepOf('dongzhaEast', '2026-03-16');
    clockTo('2026-03-17 00:01');
    assert.equal((await page(occurrenceId, secretary)).occurrence.state, 'missed');
    assert.equal(await refused('rhythm.excuse', { occurrenceId, reason: '忘了' }, secretary), 'rhythm.over');
    await markYesterday.run(house.hand);
    clockTo('2026-03-17 09:00');
    const mine = await house.ask<{ rows: { id: string; state: string }[] }>('rhythm.mine', {}, east);
    assert.deepEqual(
      mine.rows.map(({ id, state }) => [id === occurrenceId, state]),
      [
        [true, 'missed'],
        [false, 'due'],
      ],
    );
    await house.act('sweep.finish', { occurrenceId, restIsFine: true }, east);
    const made = await page(occurrenceId, secretary);
    assert.equal(made.occurrence.state, 'missed');
    assert.ok(made.occurrence.madeUpAt);
    assert.equal(await refused('sweep.finish', { occurrenceId, restIsFine: true }, east), 'rhythm.over');
    const { rows } = await house.ask<{ rows: unknown[] }>('rhythm.mine', {}, east);
    assert.equal(rows.length, 1);
  });

  test('late by a minute, before the house has put it down, it is put down by the one who comes late', async () => {
    clockTo('2026-03-24 00:01');
    const occurrenceId = await sweepOf('dongzhaWest', '2026-03-23');
    await house.act('sweep.finish', { occurrenceId, restIsFine: true }, west);
    const { occurrence } = await page(occurrenceId, west);
    assert.equal(occurrence.state, 'missed');
    assert.ok(occurrence.madeUpAt);
  });

  test('is excused by the level above, before the day is over, with a reason that stays', async () => {
    clockTo('2026-03-30 10:00');
    const occurrenceId = await sweepOf('dongzhaEast', '2026-03-30');
    assert.equal(await refused('rhythm.excuse', { occurrenceId, reason: '不想去' }, east), 'kernel.not_permitted');
    assert.equal((await page(occurrenceId, secretary)).abilities.excuse.may, true);
    await house.act('rhythm.excuse', { occurrenceId, reason: '全员抽调防汛' }, secretary);
    const { occurrence, abilities } = await page(occurrenceId, east);
    assert.equal(occurrence.state, 'excused');
    assert.equal(occurrence.excuse, '全员抽调防汛');
    assert.equal(abilities.check.may, false);
    assert.equal(await refused('sweep.finish', { occurrenceId, restIsFine: true }, east), 'rhythm.over');
  });
});
