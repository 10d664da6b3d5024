// What a phone did off line comes in: in its order, once, under its maker's name while it is theirs, and to the community where it no longer is.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, personIds, placeIds, type StaffHat } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { type Act, leasePhone } from './fixtures/phone.ts';

const house = await openTestHouse();
const now = Date.parse('2026-03-11T14:00:00+08:00');
house.clock.set(now);
const { url } = await openSite(house);
let worker: StaffHat;
let desk: StaffHat;

before(async () => {
  worker = await house.as('grid_worker', 'dongzhaEast');
  desk = await house.as('community_desk', 'dongzha');
});

const visit = (more: Partial<Act> = {}, subjectId: string = personIds.elder): Act & { visitId: string } => {
  const visitId = newId();
  return {
    visitId,
    name: 'visit.record',
    input: { visitId, subjectId, action: 'visit', outcome: 'done', told: [] },
    ...more,
  };
};
const visitOf = (visitId: string) =>
  house.asOwner((tx) =>
    tx.first<{ happenedAt: Date; byName: string }>(
      sql`select happened_at as "happenedAt", by_name as "byName" from visits where id = ${visitId}`,
    ),
  );
const phoneRow = async (leaseId: string, as = worker) =>
  (
    await house.ask<{ phones: { leaseId: string; state: string; waiting: number; clockAhead: number }[] }>(
      'phone.list',
      {},
      as,
    )
  ).phones.find((row) => row.leaseId === leaseId);
type Stranded = {
  acts: {
    actId: string;
    subject: { kind: string; name: string } | null;
    staffName: string;
    why: { zh: string };
  }[];
  open: number;
};
const stranded = (as = desk, isSettled = false) => house.ask<Stranded>('phone.stranded', { isSettled }, as);

test('acts are done in their order, when they were done, in the name of whoever did them; brought again they do nothing twice', async () => {
  const phone = await leasePhone(house, url, worker);
  const [one, two] = [visit({ at: now - 3 * HOUR_MS }), visit({ at: now - 2 * HOUR_MS })];
  house.clock.set(now);
  const sealed = [await phone.seal(one), await phone.seal(two)];
  // The lease was granted before the day's work.
  await house.asOwner((tx) =>
    tx.all(sql`update device_leases set granted_at = ${new Date(now - 8 * HOUR_MS)} where id = ${phone.leaseId}`),
  );
  const first = await phone.bring(sealed);
  assert.deepEqual(
    first.outcomes.map(({ seq, outcome }) => [seq, outcome]),
    [
      [1, 'accepted'],
      [2, 'accepted'],
    ],
  );
  assert.deepEqual(await visitOf(one.visitId), { happenedAt: new Date(now - 3 * HOUR_MS), byName: worker.name });
  const again = await phone.bring(sealed);
  assert.deepEqual(
    again.outcomes.map(({ outcome, result }) => [outcome, result]),
    first.outcomes.map(({ outcome, result }) => [outcome, result]),
  );
  assert.deepEqual(
    await house.asOwner((tx) =>
      tx.first(sql`select count(*) as n from visits where id = any (${[one.visitId, two.visitId]}::uuid[])`),
    ),
    { n: 2 },
  );
});

test('what was refused does not stop what comes after it, and keeps its reason', async () => {
  const phone = await leasePhone(house, url, worker);
  const bad = visit();
  const { outcomes } = await phone.send(
    { ...bad, input: { ...(bad.input as object), outcome: 'no_answer' } },
    visit(),
    { name: 'visit.record', input: { visitId: 'x' } },
    visit(),
  );
  assert.deepEqual(
    outcomes.map(({ outcome, problem }) => [outcome, (problem as { code: string } | undefined)?.code]),
    [
      ['rejected', 'duty.outcome_not_of_action'],
      ['accepted', undefined],
      ['rejected', 'kernel.malformed'],
      ['accepted', undefined],
    ],
  );
});

test('a lease opens what is made to be done off line, and nothing else', async () => {
  const phone = await leasePhone(house, url, worker);
  const { outcomes } = await phone.send({
    name: 'person.reveal',
    input: { personId: personIds.elder, field: 'phone', purpose: '查' },
  });
  assert.deepEqual(
    outcomes.map(({ outcome, problem }) => [outcome, (problem as { code: string }).code]),
    [['rejected', 'phone.not_off_line']],
  );
});

test('a clock that is wrong or was turned back does not make the day wrong: by the distance known then, never before the act before it, never later than now', async () => {
  const phone = await leasePhone(house, url, worker);
  await house.asOwner((tx) =>
    tx.all(sql`update device_leases set granted_at = ${new Date(now - 8 * HOUR_MS)} where id = ${phone.leaseId}`),
  );
  const acts = [
    // An hour fast, and known to be.
    visit({ at: now - 2 * HOUR_MS + HOUR_MS, off: -HOUR_MS }),
    // Turned back by a day.
    visit({ at: now - 24 * HOUR_MS, off: 0 }),
    // Turned into next year.
    visit({ at: now + 300 * 24 * HOUR_MS, off: 0 }),
  ];
  const sealed: string[] = [];
  for (const act of acts) sealed.push(await phone.seal(act));
  const { clockAhead } = await phone.bring(sealed, now + 5 * MINUTE_MS);
  // The house's own clock went on by the time of the test.
  const isFiveMinutes = (ms: number | undefined) => ms !== undefined && Math.abs(ms - 5 * MINUTE_MS) < MINUTE_MS;
  assert.ok(isFiveMinutes(clockAhead));
  const times: (number | undefined)[] = [];
  for (const { visitId } of acts) times.push((await visitOf(visitId))?.happenedAt.getTime());
  assert.deepEqual(
    times.map((at) => at && Math.floor(at / MINUTE_MS) * MINUTE_MS),
    [now - 2 * HOUR_MS, now - 2 * HOUR_MS, now],
  );
  assert.ok(isFiveMinutes((await phoneRow(phone.leaseId))?.clockAhead));
});

test('a phone that was lost is cut off by the security administrator: what it brings is done in nobody’s name, and lies before the community', async () => {
  const phone = await leasePhone(house, url, worker);
  const security = await house.as('security_admin', 'district');
  await house.act('phone.end', { leaseId: phone.leaseId, reason: '手机丢了' }, security);
  const act = visit();
  const { state, outcomes } = await phone.send(act);
  assert.equal(state, 'ended');
  assert.deepEqual(
    outcomes.map(({ outcome, toUnit }) => [outcome, toUnit !== undefined]),
    [['handed_on', true]],
  );
  assert.equal(await visitOf(act.visitId), undefined);
  const { acts } = await stranded();
  const mine = acts.find(({ actId }) => actId === outcomes[0]?.commandId);
  assert.equal(mine?.subject?.kind, 'person');
  assert.doesNotMatch(mine.why.zh, /您/);
  assert.equal(mine.staffName, worker.name);
  assert.equal(
    (await stranded(await house.as('community_desk', 'otherCommunity'))).open,
    0,
    'no other community sees it',
  );
  // Taken up: the same command in one's own name.
  const whole = await house.ask<{ command: string; input: { visitId: string } }>(
    'phone.stranded_act',
    { actId: mine.actId },
    desk,
  );
  const takenAs = newId();
  await house.bus.execute({ id: takenAs, name: whole.command, input: whole.input }, desk);
  await house.act('phone.settle', { actId: mine.actId, how: { kind: 'taken', takenAs } }, desk);
  assert.equal((await visitOf(act.visitId))?.byName, desk.name);
  const twice = await house.run('phone.settle', { actId: mine.actId, how: { kind: 'let_be', reason: '不用了' } }, desk);
  assert.equal('problem' in twice ? twice.problem.code : 'accepted', 'phone.act_settled');
});

test('a post that has ended: what was done while it ran is its holder’s, what came after goes to the community', async () => {
  const leaver = await house.as('grid_worker', 'dongzhaWest', 2);
  const phone = await leasePhone(house, url, leaver);
  await house.asOwner(async (tx) => {
    await tx.all(sql`update device_leases set granted_at = ${new Date(now - 8 * HOUR_MS)} where id = ${phone.leaseId}`);
    await tx.all(
      sql`update posts set valid = tstzrange(lower(valid), ${new Date(now - HOUR_MS)}) where id = ${leaver.postId}`,
    );
  });
  const [during, after] = [
    visit({ at: now - 2 * HOUR_MS }, personIds.neighbour),
    visit({ at: now - MINUTE_MS }, personIds.neighbour),
  ];
  const sealed = [await phone.seal(during), await phone.seal(after)];
  const { outcomes } = await phone.bring(sealed);
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['accepted', 'handed_on'],
  );
  assert.equal((await visitOf(during.visitId))?.byName, leaver.name);
  assert.equal(await visitOf(after.visitId), undefined);
});

test('the place has passed to another grid meanwhile: the act is the community’s to take up', async () => {
  const phone = await leasePhone(house, url, await house.as('grid_worker', 'dongzhaWest'));
  const { outcomes } = await phone.send(visit({}, personIds.elder));
  assert.deepEqual(
    outcomes.map(({ outcome, problem }) => [outcome, (problem as { code: string }).code]),
    [['handed_on', 'duty.subject_not_found']],
  );
});

test('a box that was not sealed by this phone is not opened; nobody else’s phone is listed; the owner may cut off his own', async () => {
  const mine = await leasePhone(house, url, worker);
  const other = await leasePhone(house, url, desk);
  const { status, problem } = await mine.bring([await other.seal(visit())]);
  assert.deepEqual([status, problem?.code], [404, 'phone.no_lease']);
  assert.equal(await phoneRow(other.leaseId), undefined);
  const refused = await house.run('phone.end', { leaseId: other.leaseId, reason: '不是我的' }, worker);
  assert.equal('problem' in refused ? refused.problem.code : 'accepted', 'phone.no_lease');
  await house.act('phone.end', { leaseId: mine.leaseId, reason: '换手机' }, worker);
  assert.equal((await phoneRow(mine.leaseId))?.state, 'ended');
});

test('a lease ends by itself two weeks after the phone was heard of last, and goes on while it is', async () => {
  const phone = await leasePhone(house, url, worker);
  house.clock.set(now + 10 * 24 * HOUR_MS);
  assert.equal((await phone.send()).state, 'runs');
  house.clock.set(now + 20 * 24 * HOUR_MS);
  assert.equal((await phone.send()).state, 'runs');
  house.clock.set(now + 40 * 24 * HOUR_MS);
  const late = await phone.send(visit({ at: now + 39 * 24 * HOUR_MS }), visit());
  assert.equal(late.state, 'over');
  assert.deepEqual(
    late.outcomes.map(({ outcome }) => outcome),
    ['handed_on', 'handed_on'],
  );
  house.clock.set(now);
});

test('nothing was done before what was done before it, also when the phone’s clock was turned between two batches; what is brought late keeps its own time', async () => {
  const phone = await leasePhone(house, url, worker);
  await house.asOwner((tx) =>
    tx.all(sql`update device_leases set granted_at = ${new Date(now - 8 * HOUR_MS)} where id = ${phone.leaseId}`),
  );
  const [early, first, turned] = [
    visit({ at: now - 3 * HOUR_MS }),
    visit({ at: now - HOUR_MS }),
    visit({ at: now - 6 * HOUR_MS }),
  ];
  const sealed = [await phone.seal(early), await phone.seal(first), await phone.seal(turned)];
  await phone.bring(sealed.slice(1, 2));
  await phone.bring(sealed.slice(2));
  await phone.bring(sealed.slice(0, 1));
  const times = await Promise.all(
    [early, first, turned].map(async ({ visitId }) => (await visitOf(visitId))?.happenedAt),
  );
  assert.deepEqual(times, [new Date(now - 3 * HOUR_MS), new Date(now - HOUR_MS), new Date(now - HOUR_MS)]);
});

test('one damaged entry keeps no other from being done, and its place is told', async () => {
  const phone = await leasePhone(house, url, worker);
  const [one, two] = [visit(), visit()];
  const sealed = [await phone.seal(one), 'AAAA'.repeat(20), await phone.seal(two)];
  const answer = await phone.bring(sealed);
  assert.deepEqual(
    [answer.judged, answer.torn, answer.outcomes.map(({ outcome }) => outcome)],
    [3, [1], ['accepted', 'accepted']],
  );
});

test('a phone newer than the house waits with what the house does not know yet, and with all that comes after it', async () => {
  const phone = await leasePhone(house, url, worker);
  const sealed = [
    await phone.seal(visit()),
    await phone.seal({ name: 'visit.by_robot', input: {} }),
    await phone.seal(visit()),
  ];
  const newer = await phone.bring(sealed, now, '999.0.0');
  assert.deepEqual([newer.judged, newer.outcomes.map(({ outcome }) => outcome)], [1, ['accepted']]);
  const same = await phone.bring(sealed, now);
  assert.deepEqual(
    [same.judged, same.outcomes.map(({ outcome }) => outcome)],
    [3, ['accepted', 'rejected', 'accepted']],
  );
});

test('the community that is to decide hears of it at once, though the house itself handed it on; another community does not', async () => {
  const phone = await leasePhone(house, url, worker);
  await house.act('phone.end', { leaseId: phone.leaseId, reason: '丢了' }, worker);
  await phone.send(visit());
  const heard = async (hat: StaffHat) => {
    const stream = await fetch(`${url}/api/live`, { headers: house.headers(hat), signal: AbortSignal.timeout(1_000) });
    let text = '';
    try {
      for await (const part of stream.body!) text += Buffer.from(part).toString();
    } catch {
      // It was ended here.
    }
    return text.includes('phone.stranded');
  };
  assert.deepEqual(await Promise.all([heard(desk), heard(await house.as('community_desk', 'xizha'))]), [true, false]);
});

test('a batch of different acts is one transaction, its journal in their order', async () => {
  const phone = await leasePhone(house, url, worker);
  const added = () => ({
    name: 'person.add',
    input: { personId: newId(), name: '新来甲', stay: { stayId: newId(), placeId: placeIds.dwelling102 } },
  });
  const acts = [visit(), added(), visit(), visit()].map((act) => ({ ...act, id: newId() }));
  const { outcomes } = await phone.send(...acts);
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['accepted', 'accepted', 'accepted', 'accepted'],
  );
  const rows = await house.asOwner((tx) =>
    tx.all<{ id: string; xid: string }>(
      sql`select command_id as id, xid::text as xid from journal where command_id = any (${acts.map(({ id }) => id)}::uuid[]) order by seq`,
    ),
  );
  assert.deepEqual(
    rows.map(({ id }) => id),
    acts.map(({ id }) => id),
  );
  assert.equal(new Set(rows.map(({ xid }) => xid)).size, 1);
});

test('administrators do not work off line', async () => {
  const security = await house.as('security_admin', 'district');
  await assert.rejects(leasePhone(house, url, security), /phone.not_for_this_post|管理员/);
});

test('the phone opens a session by itself, as its owner; with another phone’s challenge, or cut off, it does not', async () => {
  const phone = await leasePhone(house, url, worker);
  const other = await leasePhone(house, url, desk);
  const { status, cookie } = await phone.enter();
  assert.equal(status, 200);
  const session = await fetch(`${url}/api/session`, { headers: { cookie, 'huying-as': 'staff' } });
  assert.equal(((await session.json()) as { staff: { id: string } }).staff.id, worker.staffId);
  assert.equal((await phone.enter(other.leaseId)).status, 404);
  await house.act('phone.end', { leaseId: phone.leaseId, reason: '换手机' }, worker);
  assert.equal((await phone.enter()).status, 404);
});
