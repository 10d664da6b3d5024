// The chain over the journal: it grows with every seal and shows any row that was changed, added or taken away afterwards.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds } from '#testing/house.ts';
import { feedEnd, readFeed } from './feed.ts';
import { sealJournal, verifyJournal } from './seal.ts';
import { sql } from './sql.ts';

const house = await openTestHouse();
const report = (text: string) =>
  house.act(
    'request.report',
    { requestId: newId(), channel: 'hotline', placeId: placeIds.dwelling101, text },
    { as: 'anonymous', followKey: newId() },
  );

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  for (const text of ['路灯不亮', '下水道堵了', '楼道漏水']) await report(text);
});

/** Does what only somebody with the owner's rights and ill will could: past the trigger that forbids it. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await house.asOwner(async (tx) => {
    await tx.all(sql`alter table journal disable trigger journal_append_only`);
    await tx.all(statement);
    await tx.all(sql`alter table journal enable trigger journal_append_only`);
  });
}

/** What may be handed on waits for every open transaction of the server, other tests' in other databases among them. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail('waited for it in vain');
}
async function sealed(rows: number): Promise<void> {
  let found = 0;
  await until(async () => {
    found += await sealJournal(house.database);
    return found >= rows;
  });
  assert.equal(found, rows);
}

describe('the sealed journal', () => {
  test('is intact after sealing, and the next seal takes in what came since', async () => {
    await sealed(4);
    assert.equal(await sealJournal(house.database), 0);
    await report('积水');
    assert.deepEqual((await verifyJournal(house.database)).unsealed, 1);
    await sealed(1);
    const verdict = await verifyJournal(house.database);
    assert.deepEqual([verdict.isIntact, verdict.rows, verdict.unsealed], [true, 5, 0]);
    assert.ok(verdict.seals >= 2);
  });

  test('refuses change, deletion and emptying, to the owner too', async () => {
    for (const statement of [sql`update journal set name = 'x'`, sql`delete from journal`, sql`truncate journal`]) {
      await assert.rejects(
        house.asOwner((tx) => tx.all(statement)),
        /append-only/,
      );
    }
  });

  test('shows words changed behind its back, and at which row', async () => {
    const row = await house.asOwner((tx) =>
      tx.first<{ seq: number; content: object }>(
        sql`select seq, content from journal where name = 'request.report' order by seq limit 1`,
      ),
    );
    await tamper(
      sql`update journal set content = jsonb_set(content, '{events,0,channel}', '"walk_in"') where seq = ${row!.seq}`,
    );
    const verdict = await verifyJournal(house.database);
    assert.equal(verdict.isIntact, false);
    assert.equal(verdict.brokenAt?.seq, row!.seq);
    await tamper(sql`update journal set content = ${JSON.stringify(row!.content)}::jsonb where seq = ${row!.seq}`);
    assert.equal((await verifyJournal(house.database)).isIntact, true);
  });

  test('shows a changed actor, a row taken out and a row slipped in', async () => {
    const seal = (verdict: Awaited<ReturnType<typeof verifyJournal>>) => verdict.brokenAt?.reason;
    const row = await house.asOwner((tx) =>
      tx.first<{ seq: number }>(sql`select seq from journal where name = 'request.report' order by seq limit 1`),
    );
    await tamper(sql`update journal set actor_kind = 'staff' where seq = ${row!.seq}`);
    assert.equal(seal(await verifyJournal(house.database)), 'a row was changed');
    await tamper(sql`update journal set actor_kind = 'anonymous' where seq = ${row!.seq}`);
    assert.equal((await verifyJournal(house.database)).isIntact, true);
    await tamper(sql`
      insert into journal (xid, command_id, name, outcome, actor_kind, input_digest, content, content_digest)
      select xid, ${newId()}, name, outcome, actor_kind, input_digest, content, content_digest from journal where seq = ${row!.seq}`);
    assert.match(seal(await verifyJournal(house.database)) ?? '', /rows were sealed, \d+ are there/);
  });
});

describe('the feed', () => {
  test('hands nothing on from behind a transaction that is still open, and everything once it ended', async () => {
    const place = await house.asOwner(feedEnd);
    const client = await house.database.pool.connect();
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    await report('停水');
    const waiting = await house.asOwner((tx) => readFeed(tx, place));
    assert.deepEqual(waiting.entries, []);
    await client.query('commit');
    client.release();
    let after = waiting;
    await until(async () => {
      after = await house.asOwner((tx) => readFeed(tx, waiting.next));
      return after.entries.length > 0;
    });
    assert.deepEqual(
      after.entries.map((entry) => entry.name),
      ['request.report'],
    );
    assert.deepEqual((await house.asOwner((tx) => readFeed(tx, after.next))).entries, []);
  });
});

describe('what the journal keeps of people', () => {
  test('names, numbers and words are sealed; the rest of the input is legible', async () => {
    const desk = await house.as('community_desk', 'dongzha');
    const requestId = newId();
    await house.act(
      'request.report',
      {
        requestId,
        channel: 'hotline',
        placeId: placeIds.dwelling101,
        text: '张家漏水',
        callerName: '张桂兰',
        callerPhone: '19900000001',
      },
      desk,
    );
    const row = await house.asOwner((tx) =>
      tx.first<{ text: string }>(sql`select content::text as text from journal where subject_id = ${requestId}`),
    );
    for (const personal of ['张桂兰', '19900000001', '张家漏水']) assert.ok(!row!.text.includes(personal), personal);
    assert.ok(row!.text.includes('hotline'));
  });
});
