// What callers see of their own requests, by the phone they proved or by the key their browser kept — and what nobody but staff may see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Credentials } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import type { Followed, FollowedRequest } from '../shared/caller-queries.ts';
import { wakeRequests } from './reactions.ts';

const house = await openTestHouse();
let desk: StaffHat;
let repairman: StaffHat;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  desk = await house.as('community_desk', 'dongzha');
  repairman = await house.as('handler', 'property');
  await house.asOwner(async (tx) => {
    await tx.all(sql`update staff set name = '李敏' where id = ${desk.staffId}`);
    await tx.all(sql`update staff set name = '王德胜' where id = ${repairman.staffId}`);
  });
});

const stranger = (followKey = newId()): Credentials => ({ as: 'anonymous', followKey });
const mine = (as: Credentials) => house.ask<{ rows: FollowedRequest[]; phone: string | null }>('request.mine', {}, as);
const follow = (requestId: string, as: Credentials) => house.ask<Followed>('request.follow', { requestId }, as);

async function press(as: Credentials, more: object = {}): Promise<string> {
  const requestId = newId();
  const report = { requestId, channel: 'one_key', placeId: placeIds.dwelling101, ...more };
  return ((await house.act('request.report', report, as)) as { requestId: string }).requestId;
}

test('the caller hears who answered, who has it and until when, by surname and never by number', async () => {
  const caller = stranger();
  const requestId = await press(caller, { text: '单元下水道堵了' });
  assert.equal((await follow(requestId, caller)).request.answeredBy, null);
  await house.act('request.answer', { requestId }, desk);
  const answered = await follow(requestId, caller);
  assert.equal(answered.request.answeredBy, '李*');
  assert.ok(answered.story.some((step) => step.zh === '李* 已接听'));
  await house.act('request.dispatch', { requestId, kindCode: 'pipe_blockage', note: '这家老人一个人，内部备注' }, desk);
  const promisedAt = new Date(house.clock.now() + 3_600_000).toISOString();
  await house.act('request.sign', { requestId, promisedAt, reply: '半小时到' }, repairman);
  const { request, story } = await follow(requestId, caller);
  assert.equal(request.holder, '盛景物业 · 王师傅');
  assert.equal(request.holderPerson, '王师傅');
  assert.equal(request.promisedAt?.toISOString(), promisedAt);
  const signed = story.find((step) => step.type === 'request.signed');
  assert.match(signed?.zh ?? '', /^盛景物业 王\*胜 接单，开始处理，承诺 .+ 前办结$/);
  assert.equal(signed?.text, '半小时到');
  assert.doesNotMatch(JSON.stringify(story), /内部备注|李敏|德胜/);
});

test('a call that nobody answers tells the caller who else is rung', async () => {
  const caller = stranger();
  const requestId = await press(caller);
  await house.as('grid_worker', 'dongzhaEast');
  house.clock.advance(3 * 60_000);
  await wakeRequests.run(house.hand);
  const { story } = await follow(requestId, caller);
  assert.deepEqual(
    story.map((step) => step.zh),
    ['已收到', '还没人接，已同时叫网格员'],
  );
});

test('a number left after a silent press reaches the desk, finds its person, and is what one follows it by from then on', async () => {
  const caller = stranger();
  const requestId = await press(caller);
  assert.equal((await follow(requestId, caller)).request.hasPhone, false);
  await house.act('request.state', { requestId, noteId: newId(), callerPhone: phones.elder }, caller);
  const told = await follow(requestId, caller);
  assert.equal(told.request.hasPhone, true);
  assert.equal(told.request.summary, '一键呼叫');
  assert.equal(told.story.at(-1)?.zh, '您留了电话');
  const page = await house.ask<{ request: { callerPhone: string; callerName: string } }>(
    'request.page',
    { requestId },
    desk,
  );
  assert.equal(page.request.callerPhone, '199****0001');
  assert.equal(page.request.callerName, '张*兰');
  assert.ok((await mine(await house.resident(phones.elder))).rows.some(({ id }) => id === requestId));
  // The number is what the request is followed by: whoever holds the key cannot move it to another telephone.
  await house.act('request.state', { requestId, noteId: newId(), callerPhone: phones.neighbour }, caller);
  assert.ok(!(await mine(await house.resident(phones.neighbour))).rows.some(({ id }) => id === requestId));
});

test('a number that is none is refused with the reason, and nothing of it is kept', async () => {
  const caller = stranger();
  const requestId = await press(caller);
  const outcome = await house.run('request.state', { requestId, noteId: newId(), callerPhone: '1990000' }, caller);
  assert.equal(outcome.outcome, 'rejected');
  assert.equal((await follow(requestId, caller)).request.hasPhone, false);
});

test('the list is one’s own: by the key of the browser, by the phone that was proved, and by nothing else', async () => {
  const caller = stranger();
  const requestId = await press(caller, { callerPhone: phones.dabuResident });
  const resident = await house.resident(phones.dabuResident);
  const asResident = await mine(resident);
  assert.deepEqual(
    asResident.rows.map(({ id }) => id),
    [requestId],
  );
  assert.equal(asResident.phone, '199****0003');
  assert.deepEqual(
    (await mine(caller)).rows.map(({ id }) => id),
    [requestId],
  );
  assert.deepEqual(await mine(stranger()), { rows: [], phone: null });
  await assert.rejects(
    follow(requestId, stranger()),
    (e) => e instanceof Problem && e.body().code === 'request.not_found_by_caller',
  );
  const { requestNo } = (await follow(requestId, resident)).request;
  assert.equal(
    (await house.ask<Followed>('request.follow', { requestNo: ` ${requestNo} ` }, resident)).request.id,
    requestId,
  );
});

test('N3: violence at home is in no list on a family’s device, from the first word on; its page says only that it is being handled', async () => {
  const caller = stranger();
  const requestId = await press(caller, { channel: 'grid_wechat_group', text: '我丈夫打我，家暴，救救我' });
  assert.deepEqual((await mine(caller)).rows, []);
  await house.act('request.classify', { requestId, kindCode: 'domestic_violence' }, desk);
  await house.act('request.dispatch', { requestId }, desk);
  assert.deepEqual((await mine(caller)).rows, []);
  const told = await follow(requestId, caller);
  assert.equal(told.request.isDiscreet, true);
  assert.equal(told.request.summary, '社区正在跟进');
  assert.doesNotMatch(JSON.stringify(told), /家暴|打我|警务室|domestic/);
});

test('what was rated and closed is told in the caller’s words, and may be thanked for', async () => {
  const caller = stranger();
  const requestId = await press(caller, { text: '楼道灯不亮' });
  await house.act('request.dispatch', { requestId, kindCode: 'pipe_blockage' }, desk);
  await house.act('request.sign', { requestId }, repairman);
  await house.act('request.resolve', { requestId, text: '换了灯', fileIds: [] }, repairman);
  assert.equal((await follow(requestId, caller)).request.mayRate, true);
  await house.act('request.rate', { requestId, stars: 5, isSolved: true }, caller);
  const { request, story } = await follow(requestId, caller);
  assert.equal(request.state, 'closed');
  assert.equal(request.mayRate, false);
  assert.equal(request.mayThank, true);
  assert.equal(story.at(-1)?.zh, '您评价：很满意');
});

test('a caller whose page was open before the press hears at once that somebody answered; others hear nothing', async (t) => {
  const site = await openSite(house, { after });
  const listening = async (followKey: string) => {
    const end = new AbortController();
    t.after(() => end.abort());
    const stream = await fetch(`${site.url}/api/live`, {
      headers: { 'huying-as': 'anonymous', 'huying-follow': followKey },
      signal: end.signal,
    });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard += chunk;
    })();
    reading.catch(() => undefined);
    return () => heard;
  };
  const [key, otherKey] = [newId(), newId()];
  const [own, other] = [await listening(key), await listening(otherKey)];
  const requestId = await press(stranger(key));
  await until(() => own().includes('request.reported'));
  await house.act('request.answer', { requestId }, desk);
  await until(() => own().includes('request.answered'));
  assert.doesNotMatch(own(), /李敏/);
  assert.doesNotMatch(other(), /request\./);
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  assert.ok(isSo());
}
