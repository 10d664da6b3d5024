// What the desk's screens rely on: numbers open exactly the rows they counted, the clock says when it turns yellow, a preview follows a
// corrected place, and a pasted chat loses no line.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat } from '#testing/house.ts';
import type { dispatchPreview, listRequests, requestPage, splitChatQuery } from '../../shared/queries.ts';

const house = await openTestHouse();
let desk: StaffHat;

type Page = z.output<typeof requestPage.answer>;
type List = z.output<typeof listRequests.answer>;
type Preview = z.output<typeof dispatchPreview.answer>;
type Split = z.output<typeof splitChatQuery.answer>;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
});

async function report(more: object) {
  const requestId = newId();
  const input = { requestId, channel: 'hotline', placeId: placeIds.dwelling101, text: '单元下水道堵了', ...more };
  await house.act('request.report', input, desk);
  return requestId;
}

describe('the number of requests of one caller', () => {
  test('opens exactly that many rows, the request itself among them, and nobody else’s', async () => {
    const phone = '19900004321';
    const first = await report({ callerPhone: phone });
    await report({ callerPhone: phone, text: '楼道灯不亮' });
    await report({ callerPhone: '19900008765' });
    const page = await house.ask<Page>('request.page', { requestId: first }, desk);
    const list = await house.ask<List>('request.list', { tab: 'all', sameCallerAs: first }, desk);
    assert.equal(page.request.recentCount, 2);
    assert.equal(list.rows.length, page.request.recentCount);
    assert.ok(list.rows.some((row) => row.id === first));
  });

  test('is one for a caller without a number', async () => {
    const requestId = await report({ isAnonymous: true });
    assert.equal((await house.ask<Page>('request.page', { requestId }, desk)).request.recentCount, 1);
  });
});

test('the clock of a dispatched request turns yellow before it is due, and has no yellow moment before dispatch', async () => {
  const requestId = await report({});
  assert.equal((await house.ask<Page>('request.page', { requestId }, desk)).request.yellowAt, null);
  await house.act('request.dispatch', { requestId, kindCode: 'pipe_blockage' }, desk);
  const { yellowAt, resolveDueAt, dispatchedAt } = (await house.ask<Page>('request.page', { requestId }, desk)).request;
  assert.ok(yellowAt && resolveDueAt && dispatchedAt);
  assert.ok(yellowAt > dispatchedAt && yellowAt < resolveDueAt);
});

test('a preview follows the place the desk has just corrected', async () => {
  const requestId = await report({ placeId: undefined });
  const ask = (placeId?: string) =>
    house.ask<Preview>('request.dispatch_preview', { requestId, kindCode: 'pipe_blockage', placeId }, desk);
  const here = await ask(placeIds.dwelling101);
  assert.match(here.rule, /该小区/);
  assert.doesNotMatch((await ask()).rule, /该小区/);
});

describe('a pasted chat', () => {
  const paste = [
    '张姐 3月16日 08:12',
    '1号楼1单元下水道堵了，水都冒到一楼了',
    '李哥 3月16日 08:13',
    '+1',
    '王阿姨 3月16日 08:20',
    '收到',
    '赵叔 3月16日 08:31',
    '小区门口路灯坏了好几天，晚上看不见路',
  ].join('\n');

  test('becomes matters with kinds, places of this desk and merge proposals, and every line is told of', async () => {
    const { matters, dropped } = await house.ask<Split>('request.split_chat', { text: paste }, desk);
    const drain = matters.findIndex((matter) => matter.text.includes('下水道'));
    assert.equal(matters[drain]?.kindCode, 'pipe_blockage');
    assert.equal(matters[drain]?.placeId, placeIds.unit1);
    assert.ok(matters.some((matter) => matter.duplicateOf === drain && matter.duplicateWhy === 'agrees'));
    const told = new Set(
      [...matters, ...dropped].flatMap(({ lines: [from, to] }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      ),
    );
    assert.equal(told.size, paste.split('\n').length);
  });

  test('finds no place outside the desk’s own area', async () => {
    const other = await house.as('community_desk', 'dabu');
    const { matters } = await house.ask<Split>('request.split_chat', { text: '盛景花园1号楼1单元下水道堵了' }, other);
    assert.equal(matters[0]?.placeId, null);
    assert.ok(matters[0]?.placeText);
  });
});

test('a number that is known brings up its person with the name masked, and one that is not brings up nobody', async () => {
  const { person, rows } = await house.ask<{ person: unknown; rows: unknown[] }>(
    'request.caller_history',
    { phone: '19900009999' },
    desk,
  );
  assert.equal(person, null);
  assert.deepEqual(rows, []);
  const known = await house.ask<{ person: { name: string; address: string | null } | null }>(
    'request.caller_history',
    { phone: phones.elder },
    desk,
  );
  assert.ok(known.person?.name.includes('*'));
});
