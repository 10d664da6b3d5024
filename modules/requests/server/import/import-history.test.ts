// A month's register taken over on a real database: 108 services, 23 problems, 9 told twice (B9), each with its own time, and once.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { requestLogAdapter } from './adapter.ts';

const house = await openTestHouse();
let desk: StaffHat;
const failures: unknown[] = [];

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  desk = await house.as('community_desk', 'dongzha');
});

async function work(): Promise<void> {
  while (await runNextTask(house.house, house.bus, { error: (error: unknown) => failures.push(error) }));
  assert.deepEqual(failures, []);
}
type Run = {
  state: string;
  kind: string;
  counts: { standings: Record<string, number>; taken: Record<string, number> | null };
  problem: unknown;
};

/** The whole way of the guided import, as the desk goes it. */
async function bringIn(bytes: Buffer, name: string): Promise<Run> {
  const file = await house.house.files.keep(bytes, { name, by: `staff ${desk.staffId}`, districtId: desk.districtId });
  const runId = newId();
  await house.act('import.open', { runId, fileId: file.id, unitId: unitIds.dongzha }, desk);
  await work();
  const run = () => house.ask<Run & { sheets: { sheet: number; isTaken: boolean }[] }>('import.run', { runId }, desk);
  const { sheets } = await run();
  await house.act(
    'import.map',
    { runId, sheets: sheets.filter(({ isTaken }) => isTaken).map(({ sheet }) => ({ sheet })) },
    desk,
  );
  await work();
  const { counts } = await run();
  if ((counts.standings['new'] ?? 0) > 0) {
    await house.act('import.take', { runId }, desk);
    await work();
  }
  return run();
}

const sample = () => readFile(new URL('../../../../samples/2022年3月诉求登记.csv', import.meta.url));
type Row = {
  id: string;
  state: string;
  countsAs: string;
  channel: string;
  kind: string | null;
  no: string;
  intoNo: string | null;
  requestNo: string;
  at: Date;
  closedAt: Date | null;
  rating: number | null;
};
const rows = () =>
  house.asOwner((tx) =>
    tx.all<Row>(sql`
      select r.id, r.state, r.counts_as as "countsAs", r.channel, r.kind_code as kind, r.classification->'imported'->>'no' as no, t.classification->'imported'->>'no' as "intoNo",
             r.request_no as "requestNo", r.received_at as at, r.closed_at as "closedAt", r.rating
        from requests r left join requests t on t.id = r.merged_into_id where r.classification ? 'imported' order by r.received_at, r.id`),
  );

describe('[B2][B9] a month’s register', () => {
  test('becomes 108 services and 23 problems, and 9 told twice that keep both tellings', async () => {
    const run = await bringIn(await sample(), '2022年3月诉求登记.csv');
    assert.equal(run.kind, 'request_log');
    assert.equal(run.counts.standings['new'], 140);
    assert.deepEqual(run.counts.taken, { rows: 140, services: 108, problems: 23, merged: 9 });
    const all = await rows();
    const closed = all.filter(({ state }) => state === 'closed');
    assert.equal(closed.filter(({ countsAs }) => countsAs === 'service').length, 108);
    assert.equal(closed.filter(({ countsAs }) => countsAs === 'problem').length, 23);
    assert.equal(all.filter(({ state }) => state === 'merged').length, 9);
    assert.equal(all.find(({ no }) => no === '132')?.intoNo, '131');
    assert.ok(all.filter(({ state }) => state === 'merged').every(({ intoNo }) => intoNo !== null));
  });

  test('counts the same on the desk’s own list of that month', async () => {
    const count = async (filter: object) => {
      const { rows } = await house.ask<{ rows: unknown[] }>(
        'request.list',
        { receivedFrom: '2022-03-01', receivedTo: '2022-03-31', isCounted: true, limit: 200, ...filter },
        desk,
      );
      return rows.length;
    };
    assert.equal(await count({ countsAs: 'service' }), 108);
    assert.equal(await count({ countsAs: 'problem' }), 23);
    assert.equal(await count({ countsAs: 'problem', unitId: unitIds.luohe }), 23);
  });

  test('each with its own time, channel and kind, numbered in its month, with no result that nobody gave', async () => {
    const all = await rows();
    const lamp = all.find(({ no }) => no === '122');
    assert.deepEqual(
      [lamp?.channel, lamp?.kind, lamp?.at.toISOString()],
      ['grid_wechat_group', 'street_light', '2022-03-03T11:44:00.000Z'],
    );
    assert.equal(new Set(all.map(({ channel }) => channel)).size, 5);
    assert.ok(
      all.every(({ kind }) => kind !== null),
      'every category of the sample is a title of the method',
    );
    assert.ok(all.every(({ requestNo }) => /-202203\d{2}-\d{4,}$/.test(requestNo)));
    assert.ok(all.every(({ closedAt, rating }) => closedAt === null && rating === null));
    const left = await house.asOwner((tx) =>
      tx.first<{ ratings: number; cards: number; rings: number; closures: number; by: string; note: string }>(sql`
      select (select count(*) from request_ratings) as ratings, (select count(*) from request_cards) as cards, (select count(*) from request_rings) as rings,
             count(*) as closures, min(closed_by) as by, min(note) as note from request_closures`),
    );
    assert.deepEqual(left, { ratings: 0, cards: 0, rings: 0, closures: 131, by: 'rule', note: '历史导入' });
  });

  test('lies at the home it names where that is on the map, else in the community with its words', async () => {
    const at = await house.asOwner((tx) =>
      tx.all<{ no: string; placeText: string; territoryId: string }>(sql`
      select classification->'imported'->>'no' as no, place_text as "placeText", territory_id as "territoryId" from requests where classification ? 'imported'`),
    );
    const row = at.find(({ no }) => no === '132');
    assert.deepEqual([row?.placeText, row?.territoryId], ['盛景花园 2号楼 2单元 201', unitIds.dongzha]);
  });

  test('brought in again, from the same file or another with the columns moved about, changes nothing', async () => {
    const before = await rows();
    assert.deepEqual((await bringIn(await sample(), '2022年3月诉求登记.csv')).counts.standings, {
      new: 0,
      changed: 0,
      same: 140,
      conflict: 0,
    });
    const lines = new TextDecoder('gb18030')
      .decode(await sample())
      .trim()
      .split(/\r?\n/);
    const moved = lines.map((line) => {
      const [no, at, channel, ...rest] = line.split(',');
      return [channel, ...rest, at, no].join(',');
    });
    const other = await bringIn(Buffer.from(moved.join('\n')), '三月台账.csv');
    assert.equal(other.counts.standings['same'], 140);
    assert.deepEqual(await rows(), before);
  });

  test('is found by its words and tells where it comes from', async () => {
    const { rows } = await house.ask<{ rows: { id: string }[] }>(
      'request.list',
      { search: '建筑垃圾', limit: 20 },
      desk,
    );
    assert.ok(rows.length > 0);
    const { story } = await house.ask<{ story: { type: string; text: string | null }[] }>(
      'request.page',
      { requestId: rows[0]!.id },
      desk,
    );
    assert.ok(story.some(({ text }) => text?.startsWith('历史导入：原登记第')));
    assert.equal(story[0]?.type, 'request.reported');
  });

  test('the journal knows the batch, and no name, number or word of it in clear', async () => {
    const batch = await house.asOwner((tx) =>
      tx.all<{ content: string }>(
        sql`select content::text as content from journal where name in ('import.take_batch', 'request.import_history')`,
      ),
    );
    assert.ok(batch.length >= 1);
    const whole = batch.map(({ content }) => content).join('\n');
    assert.match(whole, /request.history_imported/);
    assert.doesNotMatch(whole, /程红梅|19900096648|建筑垃圾/);
  });
});

describe('by command', () => {
  const line = (more: object = {}) => ({
    no: '1',
    receivedAt: '2022-02-03T09:10:00+08:00',
    channel: 'hotline',
    callerPhone: phones.elder,
    placeText: '盛景花园1号楼1单元101',
    text: '楼道灯坏了',
    category: '路灯不亮',
    countsAs: 'problem',
    ...more,
  });
  const bring = (rows: object[], as: StaffHat, communityId: string = unitIds.dongzha) =>
    house.run('request.import_history', { communityId, rows }, as);
  const codeOf = (outcome: Awaited<ReturnType<typeof bring>>) =>
    'problem' in outcome ? outcome.problem.code : outcome.outcome;

  test('a batch is one command; a line told twice in it, or held before, is one request', async () => {
    const one = line();
    const first = await bring(
      [one, { ...one }, line({ no: '2', text: '又说了一遍', callerPhone: phones.neighbour, mergedIntoNo: '1' })],
      desk,
    );
    assert.deepEqual('result' in first ? first.result : first, { services: 0, problems: 1, merged: 1, same: 1 });
    const again = await bring([one, line({ text: '另一件事' })], desk);
    assert.deepEqual('result' in again ? again.result : again, { services: 0, problems: 1, merged: 0, same: 1 });
    const [held] = await house.asOwner((tx) =>
      tx.all<{ placeId: string; personName: string; territoryId: string }>(sql`
      select place_id as "placeId", caller_name as "personName", territory_id as "territoryId" from requests where text = '楼道灯坏了'`),
    );
    assert.deepEqual(held, { placeId: placeIds.dwelling101, personName: '张桂兰', territoryId: unitIds.dongzhaEast });
  });

  test('a line finds the one it repeats, whether that comes later in its batch or in a later batch of the same register', async () => {
    const intoOf = async (text: string) =>
      (
        await house.asOwner((tx) =>
          tx.first<{ into: string }>(
            sql`select t.text as into from requests m join requests t on t.id = m.merged_into_id where m.text = ${text}`,
          ),
        )
      )?.into;
    await bring([line({ no: 'B', text: '先记的', mergedIntoNo: 'A' }), line({ no: 'A', text: '后记的' })], desk);
    assert.equal(await intoOf('先记的'), '后记的');

    const take = (runId: string, no: string, content: string, mergedInto: string | null) =>
      house.asOwner((tx) =>
        requestLogAdapter.take(
          [
            {
              sheet: 0,
              rowNo: 2,
              rest: {},
              row: {
                no,
                at: '2022-04-05 10:00',
                channel: 'walk_in',
                caller: null,
                phones: [],
                dwelling: {},
                content,
                category: null,
                matter: 'problem',
                mergedInto,
                remark: null,
              },
            },
          ],
          {
            tx,
            area: { unitId: unitIds.dongzha, districtId: unitIds.district, kind: 'community', name: '东闸社区' },
            options: {},
            secrets: house.house.secrets,
            runId,
            now: house.clock.now(),
          },
        ),
      );
    const runId = newId();
    await take(runId, '7', '同一件事再说', '8');
    assert.equal(await intoOf('同一件事再说'), undefined);
    await take(newId(), '8', '别的登记里的第八条', null);
    assert.equal(await intoOf('同一件事再说'), undefined, 'numbers of another register say nothing');
    await take(runId, '8', '同一件事', null);
    assert.equal(await intoOf('同一件事再说'), '同一件事');
  });

  test('what the house was told itself is not taken over a second time', async () => {
    house.clock.set(Date.parse('2022-05-06T08:30:00+08:00'));
    await house.act(
      'request.report',
      {
        requestId: newId(),
        channel: 'hotline',
        placeId: placeIds.dwelling101,
        text: '井盖 丢了',
        callerPhone: phones.elder,
      },
      desk,
    );
    house.clock.reset();
    await house.asOwner((tx) =>
      tx.all(sql`update requests set received_at = date_trunc('minute', received_at) where text = '井盖 丢了'`),
    );
    const told = line({ receivedAt: '2022-05-06T08:30:00+08:00', text: '井盖丢了' });
    const outcome = await bring([told, { ...told, callerPhone: phones.neighbour }], desk);
    assert.deepEqual('result' in outcome ? outcome.result : outcome, { services: 0, problems: 1, merged: 0, same: 1 });
  });

  test('only into one’s own community; the administrator may take it over and still sees none of it', async () => {
    assert.equal(codeOf(await bring([line({ text: '外区' })], desk, unitIds.dabu)), 'request.outside_scope');
    assert.equal(codeOf(await bring([line({ text: '外区' })], desk, unitIds.otherCommunity)), 'request.unit_unknown');
    assert.equal(
      codeOf(
        await bring([line({ text: '街道不是社区' })], await house.as('street_dispatcher', 'luohe'), unitIds.luohe),
      ),
      'request.unit_unknown',
    );
    assert.equal(
      codeOf(await bring([line({ text: '网格员' })], await house.as('grid_worker', 'dongzhaEast'))),
      'kernel.not_permitted',
    );
    const admin = await house.as('system_admin', 'district');
    assert.equal(codeOf(await bring([line({ text: '管理员代导' })], admin)), 'accepted');
    await assert.rejects(house.ask('request.list', { search: '管理员代导' }, admin), /not_permitted/);
    const { rows } = await house.ask<{ rows: unknown[] }>('request.list', { search: '管理员代导' }, desk);
    assert.equal(rows.length, 1);
  });

  test('what a family must not see is hidden from the start', async () => {
    await bring(
      [
        line({
          no: '9',
          text: '两口子又吵',
          category: '家庭矛盾',
          countsAs: 'service',
          callerPhone: phones.neighbour,
          callerName: '王小丽',
        }),
      ],
      desk,
    );
    const { rows } = await house.ask<{ rows: unknown[] }>('request.mine', {}, await house.resident(phones.neighbour));
    assert.ok(!JSON.stringify(rows).includes('两口子'));
    const [row] = await house.asOwner((tx) =>
      tx.all<{ hidden: boolean; sensitivity: string }>(
        sql`select is_hidden_from_family as hidden, sensitivity from requests where text = '两口子又吵'`,
      ),
    );
    assert.deepEqual(row, { hidden: true, sensitivity: 'sensitive' });
  });
});
