// Edges of the five channels and of the one key: a mis-press, a caller without a name, an assignee who does not move, a chat in which two tell the same,
// and disputes that go to a mediator (B2, B4, B6, A12, N3).

import { answerRequest, dispatchRequest, signRequest, withdrawRequest } from '#modules/requests/shared/commands.ts';
import {
  dispatchPreview,
  followRequest,
  listRequests,
  ringingRequests,
  splitChatQuery,
} from '#modules/requests/shared/queries.ts';
import { homesOf } from '../support/places.ts';
import { elderHome, everyRow, pageOf, placeOf, report } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[B6] pressed by mistake on the phone: one press takes it back within ten seconds, and at the desk it rings no more without a reload', async ({
  staff,
  residentPage,
  deskPage,
}) => {
  const worker = await staff('grid.jiezhuang');
  const { places } = await homesOf(worker);
  const home = places[3];
  const desk = await deskPage('desk.jiezhuang');
  const calls = desk.getByRole('region', { name: '来电' });
  await expect(desk.getByRole('heading', { name: '诉求', level: 1 })).toBeVisible();
  const phone = await residentPage();
  await phone.goto(`/?place=${home?.placeId}`);
  await phone.getByRole('button', { name: /一键呼叫/ }).click();
  const call = calls.getByRole('article').filter({ hasText: home?.address ?? '' });
  await expect(call).toBeVisible();
  await phone.getByRole('button', { name: /按错了|不用了/ }).click();
  await expect(phone.getByRole('heading', { name: '已经撤销' })).toBeVisible();
  await expect(call).toHaveCount(0);
});

test('[B2] a caller without a name: nobody reads who it was, and only the browser that told it can follow it', async ({
  staff,
  stranger,
}) => {
  const [desk, teller, other] = await Promise.all([staff('desk.jiezhuang'), stranger(), stranger()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(teller, {
    channel: 'one_key',
    placeId,
    text: '三楼有人把电动车推上楼充电',
    isAnonymous: true,
    callerName: '张三',
    callerPhone: '19900001234',
  });
  const { request } = await pageOf(desk, requestId);
  expect(request).toMatchObject({ isAnonymous: true, callerName: null, callerPhone: null, callerPersonId: null });
  expect((await teller.ask(followRequest, { requestId })).request.requestNo).toBe(request.requestNo);
  expect((await other.notTold(followRequest, { requestId })).status).toBe(404);
  expect((await other.notTold(followRequest, { requestNo: request.requestNo })).status).toBe(404);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B6][B4] the assignee does not move: unsigned past its response limit it stands among the pressing ones with nobody’s answer, until somebody takes it', async ({
  staff,
  clock,
}) => {
  const [desk, repairman] = await Promise.all([staff('desk.jiezhuang'), staff('wang.shifu')]);
  await clock.set('2026-03-16 09:00');
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'hotline', placeId, text: '水龙头漏水，请师傅上门修' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'home_repair' });
  const within = async (tab: 'pressing' | 'open', isUnanswered?: true) =>
    (await everyRow(desk, { tab, isUnanswered })).some(({ id }) => id === requestId);
  // Four working hours from nine end, past the rest at noon, at 14:30.
  expect((await pageOf(desk, requestId)).request.responseDueAt).toMatch(/^2026-03-16T06:30/);
  await clock.set('2026-03-16 14:29');
  expect([await within('pressing'), await within('open', true)]).toEqual([false, true]);
  await clock.set('2026-03-16 14:31');
  expect([await within('pressing'), await within('open', true)]).toEqual([true, true]);
  await repairman.act(signRequest, { requestId });
  expect([await within('pressing'), await within('open', true)]).toEqual([false, false]);
});

test('[A12][B2] two neighbours tell the same in one chat: one is proposed to be merged into the other, and nothing of either is lost', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const text = [
    '张阿姨 2026/3/16 08:01:12',
    '盛景花园5号楼下水道堵了，味道很大',
    '王大爷 2026/3/16 08:05:01',
    '盛景花园5号楼下水道堵了，一楼都没法住',
    '李姐 2026/3/16 08:07:44',
    '+1',
  ].join('\n');
  const { matters, dropped } = await desk.ask(splitChatQuery, { text });
  const first = matters.findIndex(({ text: said }) => said.includes('味道很大'));
  expect(first).toBe(0);
  const later = matters.filter(({ duplicateOf }) => duplicateOf === first);
  expect(later.map(({ speaker }) => speaker)).toEqual(expect.arrayContaining(['王大爷', '李姐']));
  expect(matters.length + dropped.length).toBeGreaterThanOrEqual(3);
});

test('[B4][N3] a quarrel of neighbours and one of a family go to the mediator, each with a time limit; an emergency and a plain request do not', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'walk_in', placeId, text: '有件事想请社区帮忙' });
  await desk.act(answerRequest, { requestId });
  const led: Record<string, RegExp> = {
    mediation: /郭淑贤/,
    family_conflict: /郭淑贤/,
    fire: /物业|警务室|社区/,
    other_request: /社区/,
  };
  for (const [kindCode, who] of Object.entries(led)) {
    const preview = await desk.ask(dispatchPreview, { requestId, kindCode });
    expect(preview.leadName, kindCode).toMatch(who);
    expect(preview.resolveDueAt, kindCode).not.toBeNull();
  }
  expect((await desk.ask(listRequests, { tab: 'mine', limit: 200 })).rows.map(({ id }) => id)).toContain(requestId);
  expect((await desk.ask(ringingRequests, {})).rows.map(({ id }) => id)).not.toContain(requestId);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});
