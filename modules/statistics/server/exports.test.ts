// A list leaves as a sheet: the same rows as on the screen, masked and defused, with who took it at its foot, and never off the record.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, type StaffHat, unitIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { putRequest } from './fixtures/hand-made.ts';

const house = await openTestHouse();
const site = await openSite(house);
let secretary: StaffHat;
const many = 230;

before(async () => {
  house.clock.set(Date.parse('2026-03-16T10:00:00+08:00'));
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  secretary = await house.as('community_secretary', 'dongzha');
  for (let i = 0; i < many; i++)
    await putRequest(house, {
      at: 'dongzhaEast',
      received: `2026-03-${String(2 + (i % 9)).padStart(2, '0')} 09:${String(i % 60).padStart(2, '0')}`,
    });
  await putRequest(house, { at: 'dabuGrid', received: '2026-03-05 09:00', summary: '别的社区的' });
  await house.act(
    'request.report',
    {
      requestId: newId(),
      channel: 'hotline',
      text: '=HYPERLINK("http://evil")',
      summary: '=1+1',
      placeId: placeIds.dwelling101,
      callerName: '张桂兰',
      callerPhone: '19900000001',
    },
    await house.as('community_desk', 'dongzha'),
  );
});

type Taken = { status: number; headers: Headers; rows: Cell[][] };

async function take(path: string, headers: Record<string, string>): Promise<Taken> {
  const response = await fetch(site.url + path, { headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const rows = response.status === 200 ? ((await readSheets(bytes, 'taken.xlsx')).sheets[0]?.rows ?? []) : [];
  return { status: response.status, headers: response.headers, rows };
}

const address = (filter: object, query = 'request.list') =>
  `/api/export/${query}.xlsx?q=${encodeURIComponent(JSON.stringify(filter))}`;

type Logged = {
  name: string;
  actorId: string;
  subjectId: string;
  events: { rows?: number; isWhole?: boolean; words?: string; filter?: unknown }[];
};
async function log(): Promise<Logged[]> {
  return house.asOwner((tx) =>
    tx.all<Logged>(sql`
      select name, actor_id as "actorId", subject_id as "subjectId", content->'events' as events from journal where name like 'export.%' order by seq`),
  );
}

/** The last line of the log is written when the receiver is gone; wait for it. */
async function logOf(count: number): Promise<Logged[]> {
  for (let i = 0; i < 100; i++) {
    const lines = await log();
    if (lines.length >= count) return lines;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return log();
}

describe('a list taken out as a sheet', () => {
  test('holds exactly the rows of the filter over all pages, with who, when and under which filter at its foot, and is on record', async () => {
    const filter = { unitId: unitIds.dongzha, receivedFrom: '2026-03-02', receivedTo: '2026-03-10' };
    const { status, headers, rows } = await take(address(filter), house.headers(secretary));
    assert.equal(status, 200);
    assert.match(headers.get('content-disposition') ?? '', /attachment; filename\*=UTF-8''.+\.xlsx/);
    assert.equal(rows[0]?.[0], '编号');
    const body = rows.slice(1, -1);
    assert.equal(body.length, many);
    assert.equal(new Set(body.map((row) => row[0])).size, many);
    assert.ok(!body.some((row) => row.includes('别的社区的')));
    const foot = String(rows.at(-1)?.[0]);
    assert.match(foot, /东闸社区community_secretary1（东闸社区 社区书记）/);
    assert.match(foot, /2026-03-16 10:0/);
    assert.match(foot, /东闸社区，2026-03-02 起收到，2026-03-10 止收到/);
    const [begun, finished] = await logOf(2);
    assert.equal(begun?.name, 'export.record');
    assert.equal(begun?.actorId, secretary.staffId);
    assert.deepEqual(begun?.events[0]?.filter, filter);
    assert.equal(finished?.name, 'export.finish');
    assert.equal(finished?.subjectId, begun?.subjectId);
    assert.equal(finished?.events[0]?.rows, many);
    assert.equal(finished?.events[0]?.isWhole, true);
  });

  test('masks names and lets no text leave as a formula', async () => {
    const { rows } = await take(address({ receivedFrom: '2026-03-16' }), house.headers(secretary));
    assert.equal(rows.length, 3);
    const [, row] = rows;
    assert.ok(row?.includes('张*兰'));
    assert.ok(!JSON.stringify(rows).includes('张桂兰') && !JSON.stringify(rows).includes('19900000001'));
    assert.equal(String(row?.[2]).replace(/^'/, ''), '=1+1');
    assert.notEqual(row?.[2], 2);
  });

  test('holds no row that its taker could not list', async () => {
    const elsewhere = await house.as('community_secretary', 'dabu');
    const { rows } = await take(address({}), house.headers(elsewhere));
    assert.deepEqual(
      rows.slice(1, -1).map((row) => row[2]),
      ['别的社区的'],
    );
  });

  test('keeps what was searched for out of the open part of the record', async () => {
    await take(address({ search: '张桂兰' }), house.headers(secretary));
    const text = await house.asOwner((tx) =>
      tx.first<{ text: string }>(
        sql`select string_agg(content::text, '') as text from journal where name like 'export.%'`,
      ),
    );
    assert.ok(!text!.text.includes('张桂兰'));
  });

  test('is opened by a plain link that names the hat', async () => {
    const { cookie } = house.headers(secretary);
    const { status } = await take(`${address({ receivedFrom: '2026-03-16' })}&as=staff&post=${secretary.postId}`, {
      cookie: cookie!,
    });
    assert.equal(status, 200);
  });

  test('works for every list that is registered', async () => {
    for (const name of house.house.exports.keys()) assert.ok(house.house.queries.has(name), name);
    const { rows } = await take(
      address({ from: '2026-03-01', to: '2026-03-31' }, 'board.exclusions'),
      house.headers(secretary),
    );
    assert.equal(rows[0]?.[4], '理由');
  });
});

describe('what is refused', () => {
  test('strangers, posts without the right, filters that are none, lists that may not leave; and none of it is a file', async () => {
    // The end of a sheet taken before may come onto record only now.
    const begun = async () => (await log()).filter(({ name }) => name === 'export.record').length;
    const before = await begun();
    const headers = house.headers(secretary);
    const admin = house.headers(await house.as('system_admin', 'district'));
    for (const [status, path, as] of [
      [401, address({}), {}],
      [401, address({}), { 'huying-as': 'staff' }],
      [403, address({}), admin],
      [400, address({ states: ['flying'] }), headers],
      [400, '/api/export/request.list.xlsx?q={', headers],
      [404, address({}, 'request.page'), headers],
      [404, '/api/export/request.list', headers],
    ] as const) {
      const answer = await fetch(site.url + path, { headers: as as Record<string, string> });
      assert.equal(answer.status, status, `${path} ${await answer.clone().text()}`);
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
    }
    assert.equal(await begun(), before);
  });

  test('a receiver who goes away in the middle is on record as such', async () => {
    const before = (await log()).length;
    const stop = new AbortController();
    const response = await fetch(site.url + address({}), { headers: house.headers(secretary), signal: stop.signal });
    await response.body?.getReader().read();
    stop.abort();
    const lines = await logOf(before + 2);
    assert.equal(lines.length, before + 2);
    assert.equal(lines.at(-1)?.name, 'export.finish');
  });
});
