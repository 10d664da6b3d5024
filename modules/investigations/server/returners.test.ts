import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { addDays, DAY_MS, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { openFirms } from '#modules/campaigns/server/fixtures/firms.ts';
import { personIds, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type { FirmAnswer, ReturnerLine } from '../shared/returners/queries.ts';
import { returnerWork, turnsAtOnce } from './returners/reactions.ts';

const c = await openFirms();
const { house, hq, desk, otherDesk, worker } = c;
const secretary = await house.as('community_secretary', 'dongzha');
const iso = (ms = 0) => new Date(house.clock.now() + ms).toISOString();
const day = (n: number) => addDays(dateOf(house.clock.now()), n);

let heard = 0;
async function react(): Promise<void> {
  for (;;) {
    await house.settled();
    const rows = await house.asOwner((tx) =>
      tx.all<{ seq: number; events: { type: string }[] }>(
        sql`select seq, content->'events' as events from journal where seq > ${heard} and outcome = 'accepted' order by seq`,
      ),
    );
    if (rows.length === 0) return;
    for (const row of rows) {
      heard = row.seq;
      for (const event of row.events)
        for (const reaction of [turnsAtOnce, returnerWork])
          if (reaction.on.includes(event.type)) await reaction.react(event, row as never, house.hand);
    }
  }
}
const tellList = (more: object, as: StaffHat = hq) =>
  house.act('risk.tell_list', { listId: newId(), issuedAt: iso(), document: '通告', isWhole: true, ...more }, as);
const risk = (name: string) => ({ name, level: 'high', from: day(0) });
async function tell(more: object, as: StaffHat = desk): Promise<string> {
  const told = { returnerId: newId(), place: '青岛市莱西市水集街道', leftOn: day(-3), arrivedOn: day(-2), ...more };
  return ((await house.act('returner.tell', told, as)) as { returnerId: string }).returnerId;
}
type Listed = { rows: ReturnerLine[]; counts: Record<string, number> };
const list = (as: StaffHat = desk, view = 'open') => house.ask<Listed>('returner.list', { view }, as);
const lineOf = async (returnerId: string, as: StaffHat = desk): Promise<ReturnerLine | undefined> => {
  for (const view of ['open', 'released', 'no_risk']) {
    const found = (await list(as, view)).rows.find((row) => row.returnerId === returnerId);
    if (found) return found;
  }
  return undefined;
};
const openTurns = (subjectId: string) =>
  house.asOwner((tx) =>
    tx.all<{ code: string; action: string }>(sql`
      select y.code, y.action from duties d join duty_rhythms y on y.id = d.rhythm_id
       where d.subject_id = ${subjectId} and y.code like 'returner_%' and d.done_at is null and d.ended_at is null order by y.code`),
  );
const codeOf = async (name: string, input: object, as: StaffHat = desk) => c.codeOf(name, input, as);
const [one = '', two = '', three = ''] = await c.people(3, placeIds.dwelling102);

test('the list of today makes somebody who came back days ago stand first, asked of the grid; a whole list without it ends that', async () => {
  const returnerId = await tell({ subjectId: one });
  await react();
  assert.equal((await lineOf(returnerId))?.status, 'no_risk');
  assert.deepEqual(await openTurns(one), []);
  house.clock.advance(DAY_MS);
  await tellList({ pasted: `名称\t风险等级\t起始日期\n莱西市\t高风险\t${day(0)}\n淄博市张店区\t中风险\t` });
  await react();
  const line = await lineOf(returnerId);
  assert.deepEqual([line?.status, line?.isNewToday, line?.risk?.areaName], ['to_reach', true, '莱西市']);
  assert.deepEqual((await list()).counts['newToday'], 1);
  assert.deepEqual(await openTurns(one), [{ code: 'returner_screen', action: 'visit' }]);
  // A correction, issued an hour later: it was not Laixi at all.
  house.clock.advance(3_600_000);
  await tellList({ areas: [{ ...risk('莱西市'), level: 'low' }], isWhole: false });
  await react();
  assert.equal((await lineOf(returnerId))?.status, 'no_risk');
  assert.deepEqual(await openTurns(one), []);
  house.clock.advance(3_600_000);
  await tellList({ areas: [risk('莱西市')], isWhole: false });
  await react();
  assert.deepEqual(await openTurns(one), [{ code: 'returner_screen', action: 'visit' }], 'asked again');
});

test('the grid worker’s visit is the asking, the call of the day the watching; the desk tells the rest; released by itself', async () => {
  const returnerId = await tell({ subjectId: two, arrivedOn: day(0), leftOn: day(-1) });
  await react();
  const work = (action: string, outcome = 'done') => c.visit(two, action, worker, { outcome });
  await work('visit');
  await react();
  assert.equal((await lineOf(returnerId))?.status, 'followed');
  assert.deepEqual(await openTurns(two), [{ code: 'returner_watch', action: 'call' }]);
  await work('call', 'found');
  await react();
  assert.deepEqual([(await lineOf(returnerId))?.isUnwell, await openTurns(two)], [true, []]);
  for (const n of [1, 3, 7]) {
    house.clock.advance((n === 1 ? 1 : n === 3 ? 2 : 4) * DAY_MS);
    await house.act('returner.keep_turns', { districtId: unitIds.district }, system);
    assert.deepEqual(await openTurns(two), [
      { code: 'returner_test', action: 'test' },
      { code: 'returner_watch', action: 'call' },
    ]);
    await house.act('returner.watch', { returnerId, actId: newId(), result: 'well' }, desk);
    await house.act('returner.test', { returnerId, actId: newId(), sampledAt: iso(), result: 'negative' }, desk);
    await react();
    assert.deepEqual(await openTurns(two), [], 'the desk’s word closes the grid’s turns');
  }
  assert.equal((await lineOf(returnerId))?.status, 'tested');
  house.clock.advance(DAY_MS);
  assert.equal((await lineOf(returnerId))?.status, 'released');
});

test('told by two, it is one return; unknown to the register, it is the desk’s, its number opened on record; nothing of it reaches another community', async () => {
  await tellList({ areas: [risk('莱西市')], isWhole: false });
  const enterpriseId = await c.firm();
  const who = { name: '样本人', phone: '19900091234', enterpriseId, arrivedOn: day(-1) };
  const returnerId = await tell(who);
  assert.equal(await tell({ ...who, enterpriseId: undefined, returnerId: newId() }, otherDesk), returnerId);
  assert.equal((await lineOf(returnerId, otherDesk))?.returnerId, returnerId, 'who told it sees it');
  const third = await house.as('community_desk', 'dabu', 2);
  assert.ok(await lineOf(returnerId, third), 'of the same unit');
  const stranger = await house.as('community_desk', 'xizha');
  await tell({ subjectId: three });
  assert.equal((await list(stranger)).rows.length + (await list(stranger, 'no_risk')).rows.length, 0);
  assert.equal(
    await codeOf(
      'returner.screen',
      { returnerId, actId: newId(), place: '莱西市', leftOn: day(-2), arrivedOn: day(-1) },
      stranger,
    ),
    'trace.not_found',
  );
  const actId = newId();
  await house.act('returner.reveal', { returnerId, actId, purpose: '联系排查' }, desk);
  assert.deepEqual(await house.ask('returner.phone', { actId }, desk), { phone: '19900091234' });
  await assert.rejects(house.ask('returner.phone', { actId }, secretary));
});

test('a positive has its case and owner in the same moment; asked first, in order, and nothing ahead of time', async () => {
  const returnerId = await tell({ name: '阳性样', arrivedOn: day(-1) });
  assert.equal(
    await codeOf('returner.watch', { returnerId, actId: newId(), result: 'well' }),
    'trace.returner_not_asked',
  );
  assert.equal(
    await codeOf('returner.screen', {
      returnerId,
      actId: newId(),
      place: '莱西市',
      leftOn: day(0),
      arrivedOn: day(-1),
    }),
    'trace.left_after_arrival',
  );
  await house.act(
    'returner.screen',
    { returnerId, actId: newId(), place: '莱西市', leftOn: day(-2), arrivedOn: day(-1) },
    desk,
  );
  const sampledAt = iso();
  const told = (await house.act(
    'returner.test',
    { returnerId, actId: newId(), sampledAt, result: 'positive' },
    desk,
  )) as {
    ownerName: string;
  };
  assert.equal(told.ownerName, desk.name);
  const { cases } = await house.ask<{ cases: { name: string; source: string }[] }>('trace.cases', {}, desk);
  assert.deepEqual(
    cases.map(({ name, source }) => [name, source]),
    [['阳性样', 'returner']],
  );
  assert.equal((await lineOf(returnerId))?.status, 'positive');
});

test('every firm is asked: who has not answered stands first by name, then who said more than were told by name', async () => {
  const firms = [
    await c.firm({ department: 'housing', park: '北湖' }),
    await c.firm({ department: 'housing', park: '北湖' }),
    await c.firm({ park: '北湖' }),
  ];
  const campaignId = await c.begin('firm_returners', hq, unitIds.district);
  const roundId = await c.openRound(campaignId, hq);
  const answer = (subjectId: string, n: number) =>
    c.contact(subjectId, desk, {
      told: [
        { field: 'contactMethod', value: 'phone' },
        { field: 'returnersHere', value: n },
      ],
    });
  await answer(firms[0] ?? '', 2);
  await answer(firms[1] ?? '', 0);
  await tell({ name: '企业样', enterpriseId: firms[0], arrivedOn: day(0) });
  type Firms = { counts: Record<string, number>; firms: FirmAnswer[] };
  const shown = await house.ask<Firms>('returner.firms', { roundId }, hq);
  const of = (id?: string) => shown.firms.find(({ enterpriseId }) => enterpriseId === id);
  assert.deepEqual([of(firms[0])?.answer, of(firms[0])?.said, of(firms[0])?.told], ['some', 2, 1]);
  assert.deepEqual([of(firms[1])?.answer, of(firms[2])?.answer], ['none', 'not_yet']);
  assert.equal(shown.firms[0]?.answer, 'not_yet');
  const { all, notYet, none, some, excused } = shown.counts;
  assert.equal(all, (notYet ?? 0) + (none ?? 0) + (some ?? 0) + (excused ?? 0));
});

test('a list that cannot be read is taken in not at all, with its rows named; only those who lead the district’s lists tell one', async () => {
  const input = { listId: newId(), issuedAt: iso(), document: '通告', isWhole: true };
  assert.equal(
    await codeOf('risk.tell_list', { ...input, pasted: '名称,风险等级\n甲街道,高风险\n乙街道,不明' }, hq),
    'trace.risk_rows_unread',
  );
  assert.equal(await codeOf('risk.tell_list', { ...input, pasted: '随便写的' }, hq), 'trace.risk_no_header');
  assert.equal(await codeOf('risk.tell_list', { ...input, isWhole: false }, hq), 'trace.risk_one_way');
  assert.notEqual(await codeOf('risk.tell_list', input, desk), 'accepted');
});

test('what is long over is erased with its turns and what the journal holds of it', async () => {
  const returnerId = await tell({ subjectId: personIds.elder });
  await react();
  house.clock.advance(46 * DAY_MS);
  const left = await house.asOwner((tx) => tx.all(sql`select id from returners where id = ${returnerId}`));
  assert.equal(left.length, 1);
  await house.act('trace.forget', { districtId: unitIds.district }, system);
  const rows = await house.asOwner((tx) =>
    tx.all(sql`
    select id::text from returners union all select returner_id::text from returner_acts union all select returner_id::text from returner_turns
    union all select d.subject_id::text from duties d join duty_rhythms y on y.id = d.rhythm_id where y.code like 'returner_%'`),
  );
  assert.deepEqual(rows, []);
});
