// The way of one request through five people, each on a client of their own (B6), by the public API.

import { newId } from '#kernel/shared/id.ts';
import {
  answerRequest,
  closeRequest,
  dispatchRequest,
  rateRequest,
  remindRequest,
  resolveRequest,
  returnRequest,
  signRequest,
  stateMore,
  thankRequest,
  withdrawRequest,
} from '#modules/requests/shared/commands.ts';
import { followRequest, listRequests, ringingRequests } from '#modules/requests/shared/queries.ts';
import { photo } from '../support/photo.ts';
import { elderHome, mayOn, pageOf, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

const rings = async (as: Caller, requestId: string) =>
  (await as.ask(ringingRequests, {})).rows.some(({ id }) => id === requestId);

test('[B6][B10][R7] pressed, taken, handed out by a rule shown, done with a photo, rated and thanked by who called; each step has its time', async ({
  staff,
  resident,
}) => {
  const [desk, repairman, elder] = await Promise.all([staff('desk.jiezhuang'), staff('wang.shifu'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '厨房下水道堵了，水漫到客厅' });
  expect(await rings(desk, requestId)).toBe(true);

  await desk.act(answerRequest, { requestId });
  expect(await rings(desk, requestId)).toBe(false);
  const handed = await desk.act(dispatchRequest, { requestId, kindCode: 'pipe_blockage' });
  expect(handed['rule']).toContain('管道堵塞');

  await repairman.act(signRequest, { requestId, reply: '半小时到' });
  const fileId = await repairman.upload('疏通.png', 'image/png', photo());
  await repairman.act(resolveRequest, { requestId, text: '已疏通，试水正常', fileIds: [fileId] });
  const closing = await repairman.refused(closeRequest, { requestId, note: '办好了' });
  expect(closing.status).toBe(403);

  const told = await elder.ask(followRequest, { requestId });
  expect(told.request.state).toBe('resolved');
  expect(told.request.holder).toContain('物业');
  expect(told.story.at(-1)?.files).toHaveLength(1);
  const shown = await elder.http.get(told.story.at(-1)?.files[0]?.url ?? '');
  expect(shown.headers()['content-type']).toMatch(/^image\//);

  await elder.act(rateRequest, { requestId, stars: 5, isSolved: true, comment: '师傅很仔细' });
  await elder.act(thankRequest, { requestId, noteId: newId(), text: '谢谢社区和王师傅' });
  const { request, story } = await pageOf(desk, requestId);
  expect(request.state).toBe('closed');
  expect(request.rating).toBe(5);
  const steps = story.map(({ type }) => type);
  for (const step of ['reported', 'rang', 'answered', 'dispatched', 'signed', 'resolved', 'rated', 'thanked']) {
    expect(steps, step).toContain(`request.${step}`);
  }
  const times = story.map(({ at }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect((await pageOf(repairman, requestId)).request.rating).toBe(5);
});

test('[B6] pressed again and again: one call, and the desk sees how often', async ({ staff, resident }) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const first = await report(elder, { channel: 'one_key', placeId });
  const second = await report(elder, { channel: 'one_key', placeId, text: '头晕' });
  expect(second).toBe(first);
  const { rows } = await desk.ask(ringingRequests, {});
  expect(rows.find(({ id }) => id === first)).toMatchObject({ pressCount: 2, isSilent: false, summary: '头晕' });
  await desk.act(withdrawRequest, { requestId: first, reason: 'test' });
});

test('[B6] a silent call is not lost: it rings, is marked silent, and only a person may call it a mis-press', async ({
  staff,
  stranger,
}) => {
  const [desk, passer] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(passer, { channel: 'one_key', placeId });
  const { rows } = await desk.ask(ringingRequests, {});
  expect(rows.find(({ id }) => id === requestId)?.isSilent).toBe(true);
  await desk.act(withdrawRequest, { requestId, reason: 'mis_press', note: '回拨，误按' });
  const { request, story } = await pageOf(desk, requestId);
  expect(request.state).toBe('withdrawn');
  expect(story.some(({ type }) => type === 'request.withdrawn')).toBe(true);
});

test('[B6][B4] pressed in silence and explained a moment later: the words name the matter, and fire is an emergency from then on', async ({
  staff,
  stranger,
}) => {
  const [desk, passer] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(passer, { channel: 'one_key', placeId });
  await passer.act(stateMore, { requestId, noteId: newId(), text: '厨房着火了，冒浓烟，快来人' });
  const { rows } = await desk.ask(ringingRequests, {});
  expect(rows[0]).toMatchObject({ id: requestId, isEmergency: true, isSilent: false });
  const { request } = await pageOf(desk, requestId);
  expect(request.classification).toMatchObject({ suggested: 'fire' });
  const found = await desk.ask(listRequests, { tab: 'all', search: '浓烟', limit: 50 });
  expect(found.rows.map(({ id }) => id)).toContain(requestId);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B6][B12] a matter that is not theirs goes back with the reason and waits at the desk again; the caller sees the urging', async ({
  staff,
  resident,
}) => {
  const [desk, lead, elder] = await Promise.all([staff('desk.jiezhuang'), staff('lead.anju'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '院外市政井盖翘起来了' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'pipe_blockage' });
  await elder.act(remindRequest, { requestId, supervisionId: newId(), text: '还没人来' });
  await lead.act(returnRequest, { requestId, reason: '市政井盖，不归物业' });
  const { request, story, supervisions } = await pageOf(desk, requestId);
  expect(request.state).toBe('returned');
  expect(JSON.stringify(story.find(({ type }) => type === 'request.returned'))).toContain('不归物业');
  expect(supervisions.map(({ kind }) => kind)).toContain('reminder');
  const mine = await desk.ask(listRequests, { tab: 'mine', limit: 200 });
  expect(mine.rows.some(({ id }) => id === requestId)).toBe(true);
  expect(await mayOn(desk, requestId, 'dispatch')).toBe(true);
});
