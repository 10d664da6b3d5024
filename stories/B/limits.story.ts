// Numbers and their edges: the climb of a ring (2, 5, 10, 20 minutes), cards (yellow one working day before, red at the first overdue moment), office
// hours and 调休, the two working days of a return, the ten of an extension, the pause of a suspension (B4–B6, B12, M12).

import { newId } from '#kernel/shared/id.ts';
import {
  answerRequest,
  askApproval,
  decideApproval,
  dispatchRequest,
  resumeRequest,
  returnRequest,
  signRequest,
  withdrawRequest,
} from '#modules/requests/shared/commands.ts';
import { listRequests, ringingRequests } from '#modules/requests/shared/queries.ts';
import { soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { elderHome, pageOf, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

const rings = async (as: Caller, requestId: string) =>
  (await as.ask(ringingRequests, {})).rows.some(({ id }) => id === requestId);
const china = (at: string | null | undefined) =>
  at && new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

test('[B6] nobody answers: after 2 minutes it rings the grid worker, after 5 the secretary, after 10 the street, after 20 the district', async ({
  staff,
  stranger,
  clock,
}) => {
  const [desk, worker, secretary, street, district, caller] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('grid.jiezhuang'),
    staff('secretary.jiezhuang'),
    staff('dispatch.jiezhuang'),
    staff('dispatch.gaoxin'),
    stranger(),
  ]);
  await clock.set('2026-03-18 10:00');
  const { places } = await homesOf(worker);
  const requestId = await report(caller, { channel: 'one_key', placeId: places[0]?.placeId, text: '来人帮帮忙' });
  const climb = [
    { who: worker, minute: 2 },
    { who: secretary, minute: 5 },
    { who: street, minute: 10 },
    { who: district, minute: 20 },
  ];
  expect(await rings(desk, requestId)).toBe(true);
  for (const { who, minute } of climb) {
    await clock.set(`2026-03-18 10:${String(minute - 1).padStart(2, '0')}`);
    expect(await rings(who, requestId), `not before minute ${minute}`).toBe(false);
    await clock.set(`2026-03-18 10:${String(minute).padStart(2, '0')}`);
    await clock.advance({ minutes: 0.1 });
    await expect.poll(() => rings(who, requestId), { ...soon, message: `minute ${minute}` }).toBe(true);
  }
  await district.act(answerRequest, { requestId });
  for (const who of [desk, worker, secretary, street, district]) expect(await rings(who, requestId)).toBe(false);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

async function handedOut(desk: Caller, kindCode: string, text: string): Promise<string> {
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'hotline', placeId, text });
  await desk.act(dispatchRequest, { requestId, kindCode });
  return requestId;
}

test('[B12] yellow one working day before it is due, red in the first overdue moment, each once and on the record', async ({
  staff,
  clock,
}) => {
  const desk = await staff('desk.jiezhuang');
  await clock.set('2026-03-16 09:00');
  const requestId = await handedOut(desk, 'stairwell_leak', '楼道漏水掉墙皮');
  const card = async () => (await pageOf(desk, requestId)).request.timeCard;
  const { request } = await pageOf(desk, requestId);
  // Ten working days from Monday 16 March end with the office on Monday 30 March; one working day before is Friday 27 March.
  expect(china(request.resolveDueAt)).toBe('2026-03-30 17:30');
  expect(china(request.yellowAt)).toBe('2026-03-27 00:00');
  await clock.set('2026-03-26 23:59');
  expect(await card()).toBe('none');
  await clock.set('2026-03-27 00:01');
  await expect.poll(card, soon).toBe('yellow');
  await clock.set('2026-03-30 17:29');
  expect(await card()).toBe('yellow');
  await clock.set('2026-03-30 17:31');
  await expect.poll(card, soon).toBe('red');
  const overdue = await desk.ask(listRequests, { tab: 'overdue', limit: 200 });
  expect(overdue.rows.map(({ id }) => id)).toContain(requestId);
  const cards = (await pageOf(desk, requestId)).story.filter(({ type }) => type === 'request.carded');
  expect(cards.map(({ facts }) => facts['card'])).toEqual(['yellow', 'red']);
});

test('[B12] working days know 调休: Saturday 14 and 28 February 2026 count, the Spring Festival does not; so on 10 October', async ({
  staff,
  clock,
}) => {
  const desk = await staff('desk.jiezhuang');
  const due = async (at: string) => {
    await clock.set(at);
    const requestId = await handedOut(desk, 'home_repair', '水龙头漏水，请师傅上门修');
    return china((await pageOf(desk, requestId)).request.resolveDueAt);
  };
  // Two working days. From Friday 13 February: Saturday 14 (worked), then the festival of 15 to 23, then Tuesday 24.
  expect(await due('2026-02-13 09:00')).toBe('2026-02-24 17:30');
  // From Thursday 26 February: Friday 27 and Saturday 28, which is worked.
  expect(await due('2026-02-26 09:00')).toBe('2026-02-28 17:30');
  // From Thursday 8 October: Friday 9 and Saturday 10, which is worked.
  expect(await due('2026-10-08 09:00')).toBe('2026-10-10 17:30');
  // A week later there is nothing of the kind: Friday 16 and Monday 19.
  expect(await due('2026-10-15 09:00')).toBe('2026-10-19 17:30');
});

test('[B12] what is not theirs comes back within two working days; a minute later it still comes back, and is marked late', async ({
  staff,
  clock,
}) => {
  const [desk, lead] = await Promise.all([staff('desk.jiezhuang'), staff('lead.anju')]);
  for (const { at, inTime } of [
    { at: '2026-03-18 17:29', inTime: true },
    { at: '2026-03-18 17:31', inTime: false },
  ]) {
    await clock.set('2026-03-16 09:00');
    const requestId = await handedOut(desk, 'stairwell_leak', '外墙渗水');
    await clock.set(at);
    await lead.act(returnRequest, { requestId, reason: '在保修期，归开发商' });
    const step = (await pageOf(desk, requestId)).story.find(({ type }) => type === 'request.returned');
    expect(step?.facts['isInTime'], at).toBe(inTime);
  }
});

test('[B12] an extension: ten working days at most in all, asked by one, granted by another; the due date moves by working days', async ({
  staff,
  clock,
}) => {
  const [desk, repairman, secretary] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('wang.shifu'),
    staff('secretary.jiezhuang'),
  ]);
  await clock.set('2026-03-16 09:00');
  const requestId = await handedOut(desk, 'stairwell_leak', '楼顶漏水');
  await repairman.act(signRequest, { requestId });
  const ask = (amount: number) => ({
    requestId,
    approvalId: newId(),
    kind: 'extension' as const,
    reason: '等材料',
    amount,
  });
  expect((await repairman.refused(askApproval, ask(11))).code).toBe('request.extension_too_long');
  const ten = ask(10);
  await repairman.act(askApproval, ten);
  const before = (await pageOf(desk, requestId)).request.resolveDueAt;
  expect(china(before)).toBe('2026-03-30 17:30');
  expect((await pageOf(secretary, requestId)).approvals.map(({ state }) => state)).toEqual(['asked']);
  await secretary.act(decideApproval, { requestId, approvalId: ten.approvalId, isApproved: true, note: '同意' });
  // Ten working days past Monday 30 March, with the Qingming holiday of 4 to 6 April between.
  expect(china((await pageOf(repairman, requestId)).request.resolveDueAt)).toBe('2026-04-14 17:30');
  expect((await repairman.refused(askApproval, ask(1))).code).toBe('request.extension_too_long');
});

test('[M12] a chronic problem is suspended for a reason of the method, stays in sight as long-running, cannot be closed, and goes on with the time it had left', async ({
  staff,
  clock,
}) => {
  const [desk, repairman, secretary, street] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('wang.shifu'),
    staff('secretary.jiezhuang'),
    staff('supervisor.jiezhuang'),
  ]);
  await clock.set('2026-03-16 09:00');
  const requestId = await handedOut(desk, 'stairwell_leak', '楼道漏水掉墙皮，好几年了');
  await repairman.act(signRequest, { requestId });
  expect(china((await pageOf(desk, requestId)).request.resolveDueAt)).toBe('2026-03-30 17:30');
  await clock.set('2026-03-18 09:00');
  const approvalId = newId();
  const suspension = {
    requestId,
    approvalId,
    kind: 'suspension' as const,
    reason: '等业主表决',
    reviewOn: '2026-04-16',
  };
  expect((await repairman.refused(askApproval, { ...suspension, reasonCode: 'too_hard' })).code).toBe(
    'request.reason_unknown',
  );
  await repairman.act(askApproval, { ...suspension, reasonCode: 'awaiting_fund' });
  await secretary.act(decideApproval, { requestId, approvalId, isApproved: true });
  const longRunning = async (as: Caller) =>
    (await as.ask(listRequests, { tab: 'long_running', limit: 200 })).rows.map(({ id }) => id);
  expect(await longRunning(desk)).toContain(requestId);
  expect(await longRunning(street)).toContain(requestId);
  expect((await pageOf(desk, requestId)).abilities.find(({ act }) => act === 'close')?.may).toBe(false);
  // Stopped on a Wednesday at nine, it goes on the next Wednesday at nine: five working days later, and due five working days later.
  await clock.set('2026-03-25 09:00');
  await desk.act(resumeRequest, { requestId, reason: '表决通过' });
  const due = Date.parse((await pageOf(desk, requestId)).request.resolveDueAt ?? '');
  // To the minute: the two presses are some milliseconds into their minute.
  expect(Math.abs(due - Date.parse('2026-04-07T17:30:00+08:00'))).toBeLessThan(60_000);
  expect((await longRunning(street)).includes(requestId)).toBe(false);
});
