// Feeds on a real database and through the real door: who opens one, what it tells, and everything that must end it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import ICAL from 'ical.js';
import { composeHouse } from '#kernel/server/compose.ts';
import { openSecrets } from '#kernel/server/secrets.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { planAhead } from '#modules/rhythms/server/reactions.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { mostFeeds, pathOfFeed } from '../shared/feed.ts';
import { endWithAccount } from './reactions.ts';

const house = await openTestHouse();
const site = await openSite(house);
const stranger = site.browser();
const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const newKey = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
const codeOf = (outcome: Awaited<ReturnType<typeof house.run>>) =>
  'problem' in outcome ? outcome.problem.code : outcome.outcome;
const get = (key: string, headers?: Record<string, string>) => stranger.get(pathOfFeed(key), headers);

type Feed = { feedId: string; key: string };
async function open(as: StaffHat, more: object = {}): Promise<Feed> {
  const { feeds, mayOpen } = await house.ask<{ feeds: { feedId: string; isOfThisPost: boolean }[]; mayOpen: boolean }>(
    'calendar.my_feeds',
    {},
    as,
  );
  const oldest = feeds.find(({ isOfThisPost }) => isOfThisPost);
  if (!mayOpen && oldest) await house.act('calendar.close_feed', { feedId: oldest.feedId }, as);
  const feed = { feedId: newId(), key: newKey() };
  await house.act('calendar.open_feed', { ...feed, language: 'zh', ...more }, as);
  return feed;
}
type Event = { uid: string; summary: string; on: string; status: string; sequence: number; description: string };
async function eventsOf(key: string): Promise<Event[]> {
  const answer = await get(key);
  assert.equal(answer.status, 200, String(answer.body['text']));
  const calendar = new ICAL.Component(ICAL.parse(String(answer.body['text'])) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      on: event.startDate.toString(),
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
      description: event.description,
    };
  });
}
const find = async (key: string, part: string) => (await eventsOf(key)).filter(({ summary }) => summary.includes(part));

let secretary: StaffHat;
let worker: StaffHat;
let lead: StaffHat;
let security: StaffHat;
let admin: StaffHat;

before(async () => {
  // Wednesday; Labour Day 1–5 May lies ahead.
  clockTo('2026-04-22 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  await planAhead.run(house.hand);
  secretary = await house.as('community_secretary', 'dongzha');
  worker = await house.as('grid_worker', 'dongzhaEast');
  lead = await house.as('handling_lead', 'property');
  security = await house.as('security_admin', 'district');
  admin = await house.as('system_admin', 'district');
});

describe('what a feed tells', () => {
  test('the occurrences of the post’s own unit, on the days they fall, with a way into the product', async () => {
    const { key } = await open(worker);
    const sweeps = await find(key, '周一一排查');
    assert.deepEqual(
      sweeps.map(({ on }) => on),
      ['2026-04-27', '2026-05-06', '2026-05-11', '2026-05-18', '2026-05-25'],
    );
    assert.match(sweeps[0]?.description ?? '', new RegExp(`在系统里打开：${site.url}/field/sweeps/[0-9a-f-]{36}$`));
    const ofSecretary = (await eventsOf((await open(secretary)).key)).map(({ summary }) => summary);
    assert.deepEqual([...new Set(ofSecretary)].sort(), ['一月一台账', '半月一座谈'].sort());
  });

  test('headers of a private file that is asked for again by its tag', async () => {
    const { key } = await open(worker);
    const first = await get(key);
    assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.equal(first.headers.get('cache-control'), 'private, no-cache');
    assert.match(first.headers.get('x-robots-tag') ?? '', /noindex/);
    const tag = first.headers.get('etag') ?? '';
    const date = first.headers.get('last-modified') ?? '';
    assert.equal((await get(key, { 'if-none-match': tag })).status, 304);
    assert.equal((await get(key, { 'if-modified-since': date })).status, 304);
    assert.equal((await get(key, { 'if-none-match': 'W/"other"', 'if-modified-since': date })).status, 200);
    assert.equal(
      (await get(key, { 'if-modified-since': new Date(Date.parse(date) - 1000).toUTCString() })).status,
      200,
    );
    assert.equal((await get(key)).body['text'], first.body['text'], 'the same content is the same file');
  });

  test('a move keeps the uid and raises the sequence, what the calendar leaves out is cancelled', async () => {
    const { key } = await open(worker);
    const before = await find(key, '周一一排查');
    const moved = before.find(({ on }) => on === '2026-05-18');
    // As a new plan does when the calendar of days off changes (rhythms/server/store/planning.ts).
    const replan = (on: string, change: Sql) =>
      house.asOwner((tx) =>
        tx.all(sql`update rhythm_occurrences set ${change} where unit_id = ${worker.unitId} and due_on = ${on}::date`),
      );
    await replan('2026-05-18', sql`due_on = '2026-05-19'`);
    const after = (await eventsOf(key)).find(({ uid }) => uid === moved?.uid);
    assert.deepEqual([after?.on, after?.sequence, after?.status], ['2026-05-19', 1, 'CONFIRMED']);
    await replan('2026-05-25', sql`state = 'left_out'`);
    const gone = before.find(({ on }) => on === '2026-05-25');
    const told = (await eventsOf(key)).find(({ uid }) => uid === gone?.uid);
    assert.deepEqual([told?.status, told?.sequence], ['CANCELLED', 1]);
    const untouched = (await eventsOf(key)).find(({ on }) => on === '2026-04-27');
    assert.equal(untouched?.sequence, 0);
  });

  test('turns on call; one that is taken away is told as cancelled though nothing is left of it', async () => {
    const { key } = await open(lead);
    const shiftId = newId();
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during) values (${shiftId}, ${unitIds.district}, ${lead.unitId}, ${lead.postId}, 1,
          tstzrange('2026-04-27T08:30:00+08:00', '2026-05-04T08:30:00+08:00'))`),
    );
    const [turn] = await find(key, '值班');
    assert.deepEqual([turn?.on, turn?.status], ['2026-04-27T00:30:00Z', 'CONFIRMED']);
    await house.asOwner((tx) => tx.all(sql`delete from on_call_shifts where id = ${shiftId}`));
    const [gone] = await find(key, '值班');
    assert.deepEqual([gone?.uid, gone?.status, gone?.sequence], [turn?.uid, 'CANCELLED', 1]);
  });

  test('decisions are counted by day, wherever their owner sits; no word of them leaves the house', async () => {
    const { key } = await open(lead);
    const { rows } = await house.ask<{ rows: { id: string; code: string; dueOn: string }[] }>(
      'rhythm.list',
      { unitId: unitIds.dongzha, code: 'half_month_meeting', limit: 50 },
      secretary,
    );
    const meeting = rows.find(({ dueOn }) => dueOn === '2026-05-06');
    clockTo('2026-05-06 17:00');
    const decision = (text: string) => ({
      decisionId: newId(),
      text,
      ownerPostId: lead.postId,
      dueOn: '2026-05-20',
    });
    await house.act(
      'meeting.record',
      {
        occurrenceId: meeting?.id,
        heldAt: '2026-05-06T15:00:00+08:00',
        place: '社区议事厅',
        attendees: [{ name: '张桂兰', from: '居民' }],
        minutes: '张桂兰反映下水道堵。',
        topics: [{ title: '下水道' }],
        decisions: [decision('给张桂兰家疏通下水道'), decision('给李建国家换灯')],
      },
      secretary,
    );
    const [due] = await find(key, '议定事项');
    assert.deepEqual([due?.summary, due?.on], ['议定事项到期 2 件', '2026-05-20']);
    for (const hat of [lead, secretary]) {
      const file = String((await get((await open(hat)).key)).body['text']).replaceAll('\r\n ', '');
      for (const word of ['张桂兰', '李建国', '疏通', '换灯', '议事厅'])
        assert.ok(!file.includes(word), `${word} is in the feed of ${hat.role}`);
    }
  });

  test('a mediator’s sessions, of which nothing is told but when and how', async () => {
    const desk = await house.as('community_desk', 'dongzha');
    const mediator = await house.as('mediator', 'mediation');
    const [requestId, caseId, sessionId] = [newId(), newId(), newId()];
    const text = '楼上装修太吵，和邻居吵起来了，想请人调解';
    await house.act(
      'request.report',
      {
        requestId,
        channel: 'walk_in',
        placeId: placeIds.dwelling101,
        text,
        callerPhone: phones.elder,
        kindCode: 'mediation',
      },
      desk,
    );
    const parties = [
      { partyId: newId(), role: 'applicant', name: '张桂兰', sex: 2, phone: phones.elder },
      { partyId: newId(), role: 'respondent', name: '李建国', sex: 1, phone: phones.neighbour },
    ];
    const opening = {
      caseId,
      requestId,
      source: 'applied',
      disputeKind: 'neighbour',
      summary: '楼上装修噪音',
      parties,
    };
    await house.act('mediation.open', opening, desk);
    await house.act('mediation.assign', { caseId, postId: mediator.postId }, desk);
    const meetsAt = new Date(Date.parse('2026-05-08T09:30:00+08:00'));
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into mediation_sessions (id, case_id, ordinal, meets_at, mode, place_text) values (${sessionId}, ${caseId}, 1, ${meetsAt}, 'in_person', '张桂兰家')`),
    );
    const { key } = await open(mediator);
    const [session] = await find(key, '调解');
    assert.deepEqual([session?.summary, session?.on], ['调解', '2026-05-08T01:30:00Z']);
    const file = String((await get(key)).body['text']).replaceAll('\r\n ', '');
    for (const word of ['张桂兰', '李建国', '噪音', '邻里']) assert.ok(!file.includes(word), `${word} is in the feed`);
    await house.asOwner((tx) =>
      tx.all(sql`update mediation_sessions set state = 'cancelled', reason = '改期' where id = ${sessionId}`),
    );
    assert.equal((await find(key, '调解'))[0]?.status, 'CANCELLED');
  });

  test('what a feed would hold is seen before one is opened', async () => {
    const { rows, count } = await house.ask<{ rows: { title: { zh: string }; on: string }[]; count: number }>(
      'calendar.coming',
      { limit: 2 },
      worker,
    );
    assert.equal(rows.length, 2);
    assert.ok(count >= 2);
    assert.ok(rows.every(({ on }) => on >= '2026-05-06'));
  });

  test('in the language it was opened in', async () => {
    const { key } = await open(worker, { language: 'en' });
    assert.ok((await eventsOf(key)).every(({ summary }) => !summary.includes('排查')));
    assert.ok((await find(key, 'Monday')).length > 0);
  });
});

/** A link that opens nothing says exactly what a link that never was says. */
async function assertDead(key: string, why: string): Promise<void> {
  const [answer, never] = await Promise.all([get(key), get(newKey())]);
  assert.equal(answer.status, 404, why);
  assert.deepEqual(answer.body, never.body, why);
  assert.equal(answer.headers.get('etag'), null);
}

describe('what ends a feed', () => {
  test('a made-up key, a cut one, another name, another house’s key: not found, without a word more', async () => {
    const { key, feedId } = await open(worker);
    for (const file of [
      `${key.slice(0, -1)}.ics`,
      `${key}`,
      `${key}.ics.ics`,
      `${feedId}.ics`,
      '..%2f..%2fetc.ics',
      '.ics',
    ]) {
      const answer = await stranger.get(`/calendar/${file}`);
      assert.equal(answer.status, 404, file);
      assert.deepEqual(answer.body, (await get(newKey())).body, file);
    }
    const elsewhere = composeHouse({ ...house.house, secrets: openSecrets(Buffer.alloc(32, 9)) });
    const hash = elsewhere.secrets.hash('calendar', key);
    const held = await house.asOwner((tx) => tx.all(sql`select from calendar_feeds where key_hash = ${hash}`));
    assert.equal(held.length, 0, 'the key of one house is worthless in another');
  });

  test('the key lies nowhere: not in the table, not in the journal', async () => {
    const { key, feedId } = await open(worker);
    const rows = await house.asOwner((tx) =>
      tx.all(sql`select to_jsonb(f)::text as text from calendar_feeds f where id = ${feedId}
        union all select to_jsonb(j)::text from journal j where name = 'calendar.open_feed' and subject_id::text = ${feedId}`),
    );
    assert.equal(rows.length, 2);
    assert.ok(!JSON.stringify(rows).includes(key));
  });

  test('its owner, under whichever hat; nobody else, who hears that there is none', async () => {
    const { key, feedId } = await open(worker);
    const other = await house.as('grid_worker', 'dongzhaWest');
    for (const hat of [other, secretary, await house.as('community_secretary', 'otherCommunity')])
      assert.equal(codeOf(await house.run('calendar.close_feed', { feedId }, hat)), 'calendar.not_found');
    await eventsOf(key);
    const second = await house.alsoAs(worker, 'grid_chief', 'dongzhaGrid');
    const { feeds } = await house.ask<{ feeds: { feedId: string; isOfThisPost: boolean }[] }>(
      'calendar.my_feeds',
      {},
      second,
    );
    assert.equal(feeds.find((feed) => feed.feedId === feedId)?.isOfThisPost, false);
    await house.act('calendar.close_feed', { feedId }, second);
    await assertDead(key, 'ended by its owner');
    assert.equal(codeOf(await house.run('calendar.close_feed', { feedId }, worker)), 'calendar.over');
  });

  test('the end of the post, at once, also one that ends by itself', async () => {
    const leaving = await house.as('grid_worker', 'dongzhaWest', 2);
    const { key } = await open(leaving);
    await eventsOf(key);
    await house.act('post.end', { postId: leaving.postId, reason: '调离' }, secretary);
    await assertDead(key, 'the post ended');
    const until = await house.as('grid_worker', 'dongzhaWest', 3);
    const timed = await open(until);
    await house.asOwner((tx) =>
      tx.all(
        sql`update posts set valid = tstzrange(lower(valid), '2026-05-07T00:00:00+08:00') where id = ${until.postId}`,
      ),
    );
    await eventsOf(timed.key);
    clockTo('2026-05-07 00:00');
    await assertDead(timed.key, 'the post ran out');
  });

  test('a post that became another one', async () => {
    for (const change of [sql`role = 'grid_chief'`, sql`unit_id = ${unitIds.dongzhaWest}`]) {
      const hat = await house.as('grid_worker', 'dongzhaEast', newNth());
      const { key } = await open(hat);
      await eventsOf(key);
      await house.asOwner((tx) => tx.all(sql`update posts set ${change} where id = ${hat.postId}`));
      await assertDead(key, 'another role or another unit');
    }
  });

  test('a closed account, for good: reopened, the old link stays dead', async () => {
    const hat = await house.as('grid_worker', 'dongzhaEast', newNth());
    const { key } = await open(hat);
    await eventsOf(key);
    await house.act('account.close', { accountId: hat.accountId, reason: '手机丢了' }, security);
    await assertDead(key, 'the account is closed');
    await react(hat.staffId, 'account.closed');
    await house.act('account.reopen', { accountId: hat.accountId, reason: '找回' }, security);
    await assertDead(key, 'the account is open again, the link is not');
  });

  test('the end of all sessions', async () => {
    const hat = await house.as('grid_worker', 'dongzhaEast', newNth());
    const { key } = await open(hat);
    await house.act('account.end_sessions', { accountId: hat.accountId, reason: '可疑' }, security);
    await react(hat.staffId, 'account.sessions_ended');
    await assertDead(key, 'sessions ended');
  });
});

describe('opening', () => {
  test('so many a post and no more; an ended one makes room', async () => {
    const hat = await house.as('grid_worker', 'dongzhaEast', newNth());
    const feeds: Feed[] = [];
    for (let i = 0; i < mostFeeds; i++) feeds.push(await open(hat));
    for (const { key } of feeds) await eventsOf(key);
    const one = { feedId: newId(), key: newKey(), language: 'zh' };
    assert.equal(codeOf(await house.run('calendar.open_feed', one, hat)), 'calendar.too_many');
    await house.act('calendar.close_feed', { feedId: feeds[0]?.feedId }, hat);
    assert.equal(codeOf(await house.run('calendar.open_feed', one, hat)), 'accepted');
  });

  test('not with a key that could be guessed, nor with one that is in use, nor by who has no calendar', async () => {
    const { key } = await open(worker);
    const one = { feedId: newId(), language: 'zh' };
    assert.equal(codeOf(await house.run('calendar.open_feed', { ...one, key: '123' }, secretary)), 'kernel.malformed');
    assert.equal(codeOf(await house.run('calendar.open_feed', { ...one, key }, secretary)), 'calendar.key_taken');
    assert.equal(
      codeOf(await house.run('calendar.open_feed', { ...one, key: newKey() }, admin)),
      'kernel.not_permitted',
    );
  });

  test('reading a feed writes nothing but what it told, and for its own post alone', async () => {
    const { key } = await open(worker);
    const journal = () => house.asOwner((tx) => tx.first<{ n: number }>(sql`select count(*) as n from journal`));
    const before = await journal();
    await eventsOf(key);
    assert.deepEqual(await journal(), before);
    const others = await house.asOwner((tx) =>
      tx.all<{ postId: string }>(sql`
        select distinct e.post_id as "postId" from calendar_entries e where not exists (select from calendar_feeds f where f.post_id = e.post_id)`),
    );
    assert.deepEqual(others, []);
  });
});

let nth = 10;
function newNth(): number {
  nth += 1;
  return nth;
}

/** As the reactor would, once it hears of it. */
async function react(staffId: string, type: string): Promise<void> {
  assert.ok(endWithAccount.on.includes(type));
  const entry = { commandId: newId() } as Parameters<typeof endWithAccount.react>[1];
  await endWithAccount.react({ type, staffId }, entry, {
    ...house.hand,
    issue: (cause, name, input) => house.hand.issue(`${entry.commandId} ${cause}`, name, input),
  });
}
