// B1, B2, B4, B9, B11–B13: one intake for five channels, everything told lands in one queue, and every count is the count of its rows.

import { newId } from '#kernel/shared/id.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import {
  answerRequest,
  closeRequest,
  dispatchRequest,
  escalateRequest,
  mergeRequest,
  reportRequest,
  resolveRequest,
  signRequest,
  withdrawRequest,
} from '#modules/requests/shared/commands.ts';
import {
  countRequests,
  followRequest,
  listRequests,
  ringingRequests,
  splitChatQuery,
} from '#modules/requests/shared/queries.ts';
import { elderHome, everyRow, pageOf, placeOf, report, silence } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

const channels = ['one_key', 'hotline', 'grid_wechat_group', 'home_visit', 'walk_in'];

test('[B1][B2][A12] five channels and no sixth: each lands in the same queue with its channel', async ({
  staff,
  resident,
}) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const { channels: offered, counts } = await desk.ask(methodCatalogue, {});
  expect(offered.map(({ code }) => code)).toEqual(channels);
  expect(counts).toMatchObject({ channels: 5, mustVisitGroups: 6, mustAnswerKinds: 4, rhythms: 3 });
  const told = new Map<string, string>();
  for (const channel of channels) {
    const teller = channel === 'one_key' ? elder : desk;
    told.set(channel, await report(teller, { channel, placeId, text: `楼道灯不亮（${channel}）` }));
  }
  const queue = await everyRow(desk, { tab: 'open' });
  for (const [channel, requestId] of told) {
    expect(queue.find(({ id }) => id === requestId)?.channel, channel).toBe(channel);
    const { rows } = await desk.ask(listRequests, { tab: 'open', channels: [channel], limit: 200 });
    expect(rows.some(({ id }) => id === requestId)).toBe(true);
    expect(new Set(rows.map((row) => row.channel))).toEqual(new Set([channel]));
  }
  const sixth = await desk.refused(reportRequest, { requestId: newId(), channel: 'letter', placeId, text: '来信' });
  expect(sixth.code).toBe('request.channel_unknown');
  for (const requestId of told.values()) await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B2] told by two channels: one request, both tellings kept with their channel and time', async ({
  staff,
  resident,
}) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const text = '3号楼1单元楼道漏水，墙皮往下掉';
  const first = await report(elder, { channel: 'one_key', placeId, text });
  const second = await report(desk, {
    channel: 'hotline',
    placeId,
    text: '1单元楼道漏水掉墙皮',
    callerName: '李大姐',
    callerPhone: '19900012345',
  });
  const { similar } = await pageOf(desk, second);
  expect(similar.map(({ id }) => id)).toContain(first);
  await desk.act(mergeRequest, { requestId: second, intoId: first });
  const whole = await pageOf(desk, first);
  expect(whole.sources.map(({ channel }) => channel)).toEqual(['hotline']);
  expect(whole.sources[0]?.text).toContain('掉墙皮');
  expect(whole.request.mergedCount).toBe(1);
  expect((await everyRow(desk, { tab: 'open' })).map(({ id }) => id)).not.toContain(second);
  await desk.act(withdrawRequest, { requestId: first, reason: 'test' });
});

test('[B2][A12] a pasted group chat becomes matters to confirm; what is left out says why; the confirmed ones are tracked requests', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const text = [
    '张阿姨 2026/3/16 08:01:12',
    '盛景花园5号楼下水道堵了，味道很大',
    '小李 2026/3/16 08:02:40',
    '收到',
    '王大爷 2026/3/16 08:05:01',
    '盛景花园南门路灯坏了三天了',
    '陈姐 2026/3/16 08:06:30',
    '早上好，祝大家今天心情愉快[玫瑰]',
  ].join('\n');
  const { matters, dropped } = await desk.ask(splitChatQuery, { text });
  expect(matters.map(({ kindCode }) => kindCode)).toEqual(['pipe_blockage', 'street_light']);
  expect(dropped.length).toBeGreaterThan(0);
  expect(dropped.every(({ why }) => why !== '')).toBe(true);
  const kept = new Set([...matters, ...dropped].flatMap(({ lines: [from = 0, to = 0] }) => range(from, to)));
  expect(kept.size).toBeGreaterThanOrEqual(8);
  const filed = [];
  for (const matter of matters) {
    const requestId = await report(desk, {
      channel: 'grid_wechat_group',
      text: matter.text,
      ...(matter.placeId ? { placeId: matter.placeId } : {}),
      ...(matter.placeText ? { placeText: matter.placeText } : {}),
      ...(matter.speaker ? { callerName: matter.speaker } : {}),
    });
    filed.push(requestId);
    expect((await pageOf(desk, requestId)).request.channel).toBe('grid_wechat_group');
  }
  for (const requestId of filed) await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B4] four kinds of matter; an emergency skips the queue, rings, stands first, and is not open without a responder', async ({
  staff,
  stranger,
}) => {
  const [desk, passer] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  await silence(desk);
  const { mustAnswerKinds, kinds } = await desk.ask(methodCatalogue, {});
  expect(mustAnswerKinds.map(({ title }) => title.zh)).toEqual(['邻里纠纷', '家庭矛盾', '突发事件', '群众诉求']);
  for (const { code } of mustAnswerKinds)
    expect(kinds.some(({ mustAnswerKind }) => mustAnswerKind === code)).toBe(true);
  const { placeId } = await placeOf(desk, elderHome);
  const plain = await report(desk, { channel: 'walk_in', placeId, text: '想问问老年证怎么办' });
  const alarm = await report(passer, { channel: 'one_key', placeId, text: '3号楼着火了，冒浓烟' });
  const ringing = (await desk.ask(ringingRequests, {})).rows;
  expect(ringing[0]?.id).toBe(alarm);
  expect(ringing[0]?.isEmergency).toBe(true);
  const queue = (await desk.ask(listRequests, { tab: 'mine', limit: 200 })).rows.map(({ id }) => id);
  expect(queue.indexOf(alarm)).toBeLessThan(queue.indexOf(plain));
  const unanswered = async () => (await everyRow(desk, { isUnanswered: true })).map(({ id }) => id);
  expect(await unanswered()).toEqual(expect.arrayContaining([plain, alarm]));
  await desk.act(dispatchRequest, { requestId: alarm, kindCode: 'fire' });
  await (await staff('wang.shifu')).act(signRequest, { requestId: alarm, reply: '已到现场，火已扑灭' });
  expect(await unanswered()).not.toContain(alarm);
  expect(await unanswered()).toContain(plain);
  for (const requestId of [plain]) await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B9][R1] the register of March 2022: 108 services and 23 problems in two counters kept apart, nine told twice, every figure opens its rows', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const march = { receivedFrom: '2022-03-01', receivedTo: '2022-03-31' } as const;
  const rowsOf = (more: object) => everyRow(desk, { tab: 'all', ...march, ...more });
  const services = await rowsOf({ countsAs: 'service', isCounted: true });
  const problems = await rowsOf({ countsAs: 'problem', isCounted: true });
  expect(services).toHaveLength(108);
  expect(problems).toHaveLength(23);
  const both = new Set(services.map(({ id }) => id));
  expect(problems.some(({ id }) => both.has(id))).toBe(false);
  expect(await rowsOf({ states: ['merged'] })).toHaveLength(9);
  expect(await rowsOf({})).toHaveLength(140);
});

test('[B11][L15] a suggestion is a request like any other: it has an owner, and its reply reaches who made it', async ({
  staff,
  resident,
}) => {
  const [desk, colleague, elder] = await Promise.all([staff('desk.jiezhuang'), staff('desk2.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '建议在小区南门加一个长椅' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'advice' });
  const { request } = await pageOf(desk, requestId);
  expect(request.leadName).toBeTruthy();
  await desk.act(signRequest, { requestId });
  await desk.act(resolveRequest, { requestId, text: '已报居委会，四月安装两条长椅' });
  const told = await elder.ask(followRequest, { requestId });
  expect(told.story.some(({ text }) => text?.includes('四月安装两条长椅'))).toBe(true);
  await colleague.act(closeRequest, { requestId, note: '回访：满意' });
});

test('[B12] out of the community’s power it goes up with the reason; it stays one record, and the time it took is shown', async ({
  staff,
  resident,
}) => {
  const [desk, street, elder] = await Promise.all([staff('desk.jiezhuang'), staff('dispatch.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '门口大路塌了个坑' });
  await desk.act(answerRequest, { requestId });
  const reason = '市政道路，社区无权处置，请街道协调';
  await desk.act(escalateRequest, { requestId, supervisionId: newId(), reason });
  const above = await pageOf(street, requestId);
  expect(above.request.requestNo).toBe((await pageOf(desk, requestId)).request.requestNo);
  expect(JSON.stringify(above.story.find(({ type }) => type === 'request.escalated'))).toContain(reason);
  expect((await street.ask(listRequests, { tab: 'mine', limit: 200 })).rows.map(({ id }) => id)).toContain(requestId);
  expect((await desk.refused(dispatchRequest, { requestId, kindCode: 'other_request' })).status).toBeGreaterThan(399);
  expect((await everyRow(street, { tab: 'open' })).find(({ id }) => id === requestId)?.openDays).toBeGreaterThanOrEqual(
    0,
  );
  await street.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B13] 急难愁盼 stands before the rest of the queue', async ({ staff }) => {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const earlier = await report(desk, { channel: 'walk_in', placeId, text: '问一下物业费' });
  const urgent = await report(desk, {
    channel: 'walk_in',
    placeId,
    text: '家里老人卧床，低保停了，这个月没钱买药',
    isUrgentHardship: true,
  });
  const queue = (await desk.ask(listRequests, { tab: 'mine', limit: 200 })).rows;
  const at = (id: string) => queue.findIndex((row) => row.id === id);
  expect(at(urgent)).toBeGreaterThanOrEqual(0);
  expect(at(urgent)).toBeLessThan(at(earlier));
  expect(queue[at(urgent)]?.isUrgentHardship).toBe(true);
  for (const requestId of [earlier, urgent]) await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B8] what property has in hand and how late it is, seen by the community; the counts are the rows', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const lead = await staff('lead.anju');
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'hotline', placeId, text: '污水井堵了往外冒' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'pipe_blockage' });
  const seen = await everyRow(desk, { tab: 'open', leadUnitKind: 'property_company' });
  expect(seen.map(({ id }) => id)).toContain(requestId);
  expect(seen.every(({ leadName }) => leadName?.includes('物业'))).toBe(true);
  const counts = await desk.ask(countRequests, {});
  expect(counts.open).toBe((await everyRow(desk, { tab: 'open' })).length);
  expect(counts.overdue).toBe((await everyRow(desk, { tab: 'overdue' })).length);
  expect((await everyRow(lead, { tab: 'open' })).map(({ id }) => id)).toContain(requestId);
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
