// 一次告知 and 一次办好 (L13, L14): the second list is flagged, never lost; visits are counted; lists open exactly what was counted.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, type StaffHat } from '#testing/house.ts';
import type { followRequest, listRequests, requestPage } from '../shared/queries.ts';

const house = await openTestHouse();
let desk: StaffHat;
let otherDesk: StaffHat;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  otherDesk = await house.as('community_desk', 'dabu');
});

async function report(channel: string, as: Parameters<typeof house.act>[2] = desk) {
  const requestId = newId();
  await house.act('request.report', { requestId, channel, placeId: placeIds.dwelling101, text: '想办老年证' }, as);
  return requestId;
}
const tell = (requestId: string, items: string[], more: object = {}) =>
  house.act('request.tell_missing', { requestId, noteId: newId(), items, ...more }, desk);
const facts = async (requestId: string) => {
  const { request } = await house.ask<z.output<typeof requestPage.answer>>('request.page', { requestId }, desk);
  return { tellings: request.tellings, breaches: request.breaches, visits: request.visits };
};
const listed = async (filter: object) =>
  (await house.ask<z.output<typeof listRequests.answer>>('request.list', { tab: 'all', ...filter }, desk)).rows.map(
    ({ id }) => id,
  );

describe('[L13] what is wanting', () => {
  test('is told at one time, in writing, to the caller; a second list is a breach on the record and in a list of its own', async () => {
    const caller = { as: 'anonymous', followKey: newId() } as const;
    const requestId = await report('one_key', caller);
    await tell(requestId, ['身份证复印件', '一寸照片两张']);
    const follow = await house.ask<z.output<typeof followRequest.answer>>('request.follow', { requestId }, caller);
    assert.equal(follow.story.at(-1)?.text, '1. 身份证复印件\n2. 一寸照片两张');
    assert.deepEqual(await facts(requestId), { tellings: 1, breaches: 0, visits: 0 });
    assert.ok(!(await listed({ isToldTwice: true })).includes(requestId));
    house.clock.advance(60_000);
    await tell(requestId, ['户口簿']);
    assert.deepEqual(await facts(requestId), { tellings: 2, breaches: 1, visits: 0 });
    assert.ok((await listed({ isToldTwice: true })).includes(requestId));
    assert.ok(!(await listed({ isToldTwice: false })).includes(requestId));
  });

  test('told again because the rules changed is no breach, and says what changed', async () => {
    const requestId = await report('hotline');
    await tell(requestId, ['身份证复印件']);
    await tell(requestId, ['健康证明'], { rulesChanged: '3 月 1 日起新规' });
    assert.deepEqual(await facts(requestId), { tellings: 2, breaches: 0, visits: 0 });
  });

  test('two lists written at once are not both the first', async () => {
    const requestId = await report('hotline');
    await Promise.all([tell(requestId, ['甲']), tell(requestId, ['乙'])]);
    assert.deepEqual(await facts(requestId), { tellings: 2, breaches: 1, visits: 0 });
  });

  test('is nobody else’s to tell', async () => {
    const requestId = await report('hotline');
    const input = { requestId, noteId: newId(), items: ['甲'] };
    const outcome = await house.run('request.tell_missing', input, otherDesk);
    assert.equal('problem' in outcome && outcome.problem.code, 'request.not_found');
    assert.deepEqual(await facts(requestId), { tellings: 0, breaches: 0, visits: 0 });
  });
});

test('[L14] who came in person has come once; each further visit is counted, and more than one opens as a list', async () => {
  const [inPerson, byPhone] = [await report('walk_in'), await report('hotline')];
  assert.equal((await facts(inPerson)).visits, 1);
  assert.equal((await facts(byPhone)).visits, 0);
  await house.act('request.note_visit', { requestId: byPhone, visitId: newId() }, desk);
  assert.equal((await facts(byPhone)).visits, 1);
  assert.deepEqual(await listed({ isManyVisits: true }), []);
  await house.act('request.note_visit', { requestId: inPerson, visitId: newId() }, desk);
  assert.equal((await facts(inPerson)).visits, 2);
  assert.deepEqual(await listed({ isManyVisits: true }), [inPerson]);
});
