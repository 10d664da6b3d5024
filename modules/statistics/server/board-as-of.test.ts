// 1.T 8: any past day gives the same figures for ever. What the board said on the evening itself is what it says of that evening later, whatever
// has been closed, done again, merged, excluded, reclassified, handed on or redrawn since.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { moveOpenRequest } from '#modules/requests/server/public.ts';
import { openTestHouse, placeIds, type StaffHat, unitIds } from '#testing/house.ts';
import { openAllDoors } from './fixtures/doors.ts';

const house = await openTestHouse();
const period = { from: '2026-03-01', to: '2026-03-31' };
const evening = '2026-03-03';
const questions = [
  'board.overview',
  'board.units',
  'board.steps',
  'board.trend',
  'board.method',
  'board.exclusions',
] as const;
let desk: StaffHat;
let colleague: StaffHat;
let repairman: StaffHat;
let supervisor: StaffHat;
let district: StaffHat;
const made: Record<string, { id: string; caller: { as: 'anonymous'; followKey: string } }> = {};

const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));

async function report(name: string, text: string, more: object = {}) {
  const caller = { as: 'anonymous', followKey: newId() } as const;
  const requestId = newId();
  await house.act(
    'request.report',
    { requestId, channel: 'hotline', text, placeId: placeIds.dwelling101, ...more },
    caller,
  );
  made[name] = { id: requestId, caller };
}
const act = (command: string, name: string, input: object, as: StaffHat | { as: 'anonymous'; followKey: string }) =>
  house.act(`request.${command}`, { requestId: made[name]!.id, ...input }, as);
const idOf = (name: string) => made[name]!.id;

/** Everything the board says, in full or without what differs by asking later: the doors' `asOf` and the frame. */
async function hear(as: StaffHat, asOf?: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const name of questions) answers[name] = await house.ask(name, { ...period, ...(asOf ? { asOf } : {}) }, as);
  answers['list'] = await house.ask('request.list', { receivedFrom: period.from, ...(asOf ? { asOf } : {}) }, as);
  return answers;
}
const withoutDoors = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'filter' || key === 'frame' ? undefined : value)),
  );

/** What a list says of a request in words is as of now; in facts, as of then. */
const wordless = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      ['filter', 'frame', 'summary', 'placeText', 'callerName', 'isRinging', 'mergedCount'].includes(key)
        ? undefined
        : value,
    ),
  );

describe('as of a past evening', () => {
  const heard = new Map<StaffHat, unknown>();
  let later: unknown;

  before(async () => {
    clockTo('2026-03-01 08:00');
    await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
    desk = await house.as('community_desk', 'dongzha');
    colleague = await house.as('community_desk', 'dongzha', 2);
    repairman = await house.as('handler', 'property');
    supervisor = await house.as('street_supervisor', 'luohe');
    district = await house.as('district_supervisor', 'district');

    clockTo('2026-03-02 09:00');
    await report('rated', '一楼下水道堵了');
    await report('closedLater', '厨房下水道返水');
    await report('pressed', '按错了');
    await report('twice', '下水道堵，和邻居说的是一件');
    await report('suspended', '楼道漏水，墙皮都掉了');
    await report('movesOn', '楼道灯不亮');
    clockTo('2026-03-02 10:00');
    for (const name of ['rated', 'closedLater']) await act('dispatch', name, { kindCode: 'pipe_blockage' }, desk);
    for (const name of ['suspended', 'movesOn']) await act('dispatch', name, { kindCode: 'stairwell_leak' }, desk);
    await act('sign', 'rated', {}, repairman);
    await act('sign', 'suspended', {}, repairman);
    clockTo('2026-03-03 09:00');
    await act('resolve', 'rated', { text: '通了', fileIds: [] }, repairman);
    await act('resolve', 'closedLater', { text: '通了', fileIds: [] }, repairman);
    await act('rate', 'rated', { stars: 5, isSolved: true, comment: '' }, made['rated']!.caller);
    await act(
      'ask_approval',
      'rated',
      { approvalId: newId(), kind: 'exclusion', reason: '已书面解释', reasonCode: 'against_law' },
      repairman,
    );

    clockTo('2026-03-03 23:59');
    for (const hat of [district, supervisor, desk, repairman]) heard.set(hat, await hear(hat));

    clockTo('2026-03-04 09:00');
    await act('redo', 'rated', { reason: '又堵了' }, supervisor);
    await act('close', 'closedLater', { note: '' }, colleague);
    await act('withdraw', 'pressed', { reason: 'mis_press' }, desk);
    await act('merge', 'twice', { intoId: idOf('rated') }, desk);
    await act('transfer', 'movesOn', { leadUnitId: unitIds.repairTeam, reason: '归维修队' }, desk);
    const approvalId = newId();
    await act(
      'ask_approval',
      'suspended',
      { approvalId, kind: 'suspension', reason: '等维修资金', reasonCode: 'awaiting_fund', reviewOn: '2026-06-01' },
      repairman,
    );
    await act('decide', 'suspended', { approvalId, isApproved: true }, supervisor);
    const { id } = await house.asOwner(
      async (tx) => (await tx.first<{ id: string }>(sql`select id from request_approvals where kind = 'exclusion'`))!,
    );
    await act('decide', 'rated', { approvalId: id, isApproved: true }, supervisor);
    await report('new', '又来一件', { isEmergency: true });
    clockTo('2026-03-05 09:00');
    await house.asOwner(async (tx) => moveOpenRequest(tx, idOf('movesOn'), unitIds.dongzhaWest));
    await act('resolve', 'rated', { text: '又通了', fileIds: [] }, repairman);
    await act('call_back', 'rated', { callbackId: newId(), means: 'phone', result: 'unsolved' }, supervisor);
    clockTo('2026-03-06 09:00');
    later = await hear(district, evening);
  });

  test('the live figures have moved on, so that standing still means something', async () => {
    const now = await house.ask<{ received: { value: number }; leftOut: { merged: { value: number } } }>(
      'board.overview',
      period,
      district,
    );
    assert.equal(now.received.value, 5);
    assert.equal(now.leftOut.merged.value, 1);
  });

  for (const [who, hat] of [
    ['the district', () => district],
    ['a street', () => supervisor],
    ['a community', () => desk],
    ['a handling unit', () => repairman],
  ] as const) {
    test(`says to ${who} what it said that evening`, async () => {
      assert.deepEqual(wordless(await hear(hat(), evening)), wordless(heard.get(hat())));
    });
  }

  test('opens, for each of its numbers, the rows of that evening in the states of that evening', async () => {
    for (const name of ['board.overview', 'board.units', 'board.trend', 'board.method'] as const)
      await openAllDoors(house, await house.ask(name, { ...period, asOf: evening }, district), district);
    const { rows } = await house.ask<{
      rows: { id: string; state: string; leadName: string | null; isExcluded: boolean }[];
    }>('request.list', { asOf: evening, receivedFrom: period.from }, district);
    const stateOf = (name: string) => rows.find((row) => row.id === idOf(name))?.state;
    assert.equal(stateOf('rated'), 'closed');
    assert.equal(stateOf('closedLater'), 'resolved');
    assert.equal(stateOf('pressed'), 'received');
    assert.equal(stateOf('twice'), 'received');
    assert.equal(stateOf('suspended'), 'in_progress');
    assert.equal(stateOf('new'), undefined);
    assert.equal(rows.find((row) => row.id === idOf('movesOn'))?.leadName, '盛景物业');
    assert.ok(rows.every((row) => !row.isExcluded));
  });

  test('stays the same when still more happens, a community changes its street included', async () => {
    clockTo('2026-03-20 09:00');
    await act('resolve', 'movesOn', { text: '修好了', fileIds: [] }, await house.as('handler', 'repairTeam'));
    await act('close', 'movesOn', { note: '' }, desk);
    await house.asOwner((tx) =>
      tx.all(sql`update governance_units set parent_id = ${unitIds.jiezhuang} where id = ${unitIds.dongzha}`),
    );
    assert.deepEqual(wordless(await hear(district, evening)), wordless(later));
    const below = async (asOf?: string) => {
      const { children } = await house.ask<{ children: { name: string; received: { value: number } }[] }>(
        'board.units',
        { ...period, ...(asOf ? { asOf } : {}) },
        district,
      );
      return Object.fromEntries(children.map((child) => [child.name, child.received.value]));
    };
    assert.deepEqual(await below(evening), { 洸河街道: 6, 接庄街道: 0 });
    assert.deepEqual(await below(), { 洸河街道: 0, 接庄街道: 5 });
    await openAllDoors(house, await house.ask('board.units', { ...period, asOf: evening }, district), district);
  });

  test('a day that is not over is told as far as it has got', async () => {
    const today = { ...period, asOf: '2026-03-20' };
    const asOf = await house.ask('board.overview', today, district);
    const live = await house.ask('board.overview', period, district);
    assert.deepEqual(withoutDoors(asOf), withoutDoors(live));
  });
});

describe('the history it rests on', () => {
  test('cannot be written by anybody who works here', async () => {
    await assert.rejects(
      house.database.transact((tx) => tx.all(sql`update request_versions set state = 'closed'`)),
      /permission denied/,
    );
    await assert.rejects(
      house.database.transact((tx) => tx.all(sql`insert into request_versions (request_id) values (${newId()})`)),
      /permission denied/,
    );
  });

  test('keeps every state a request was in, without a gap and without two at once', async () => {
    const spans = await house.asOwner((tx) =>
      tx.all<{ state: string; from: Date; to: Date | null }>(sql`
        select state, held_from as "from", held_to as "to" from request_versions where request_id = ${idOf('rated')}
        union all select state, version_from, null from requests where id = ${idOf('rated')} order by 2`),
    );
    assert.deepEqual(
      spans.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]),
      ['received', 'dispatched', 'in_progress', 'resolved', 'closed', 'reopened', 'resolved', 'reopened'],
    );
    spans.slice(1).forEach((span, i) => assert.deepEqual(span.from, spans[i]!.to));
  });
});
