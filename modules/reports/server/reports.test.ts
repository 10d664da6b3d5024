import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import dailyReports from '#methods/daily-reports/method.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { checkReach } from '#modules/methods/shared/check-reach.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type { Figure } from '../shared/report.ts';
import { watchDeadlines } from './reactions.ts';

const house = await openTestHouse();
/** A Wednesday, so that no test hangs on the day or the hour at which it runs. */
const at = (time: string, day = '11') => Date.parse(`2026-03-${day}T${time}:00+08:00`);
house.clock.set(at('09:00'));

let desk: StaffHat;
let xizha: StaffHat;
let street: StaffHat;

async function plan() {
  await keepRegisters.run(house.hand);
  await planDuties.run(house.hand);
}

type Figures = { code: string; counted: number | null; told: number | null }[];
type TurnKey = { rhythmId: string; unitId: string; slot: string };
type Mine = {
  turns: (TurnKey & { state: string; live: { digest: string; figures: Figures; silent: { unitId: string }[] } })[];
};
type Page = {
  turn: { state: string; dutyState: string };
  live: { digest: string; figures: Figures };
  sent: {
    ordinal: number;
    figures: Figure[];
    isLate: boolean;
    reportedAt: Date;
    isIntact: boolean;
    reason: string;
    silent: { name: string }[];
  }[];
};
type Board = {
  counts: Record<string, number>;
  rows: { unitId: string; state: string; isLate: boolean; corrections: number }[];
  sums: { code: string; told: number }[];
  chosen: { isLeftOut: boolean } | null;
};

const mine = (as: StaffHat) => house.ask<Mine>('report.mine', {}, as);
const turnOf = async (as: StaffHat, slot: string) => {
  const turn = (await mine(as)).turns.find((one) => one.slot === slot);
  assert.ok(turn, `${as.role} owes a report of ${slot}`);
  return turn;
};
const keyOf = ({ rhythmId, unitId, slot }: TurnKey): TurnKey => ({ rhythmId, unitId, slot });
const page = (turn: TurnKey, as: StaffHat) => house.ask<Page>('report.page', keyOf(turn), as);
const confirm = (turn: Mine['turns'][number], as: StaffHat) =>
  house.run('report.confirm', { ...keyOf(turn), reportId: newId(), visitId: newId(), digest: turn.live.digest }, as);
const codeOf = (outcome: Awaited<ReturnType<typeof house.run>>) =>
  'problem' in outcome ? outcome.problem.code : 'accepted';
const told = (figures: Figures | Figure[]) => Object.fromEntries(figures.map((figure) => [figure.code, figure.told]));
const visit = (outcome: string, as = desk) =>
  house.act('visit.record', { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome }, as);

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  await house.act('method.publish', { methodId: newId(), body: dailyReports, approvedBy: '测试' }, system);
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.act('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
  desk = await house.as('community_desk', 'dongzha');
  xizha = await house.as('community_desk', 'xizha');
  street = await house.as('street_dispatcher', 'luohe');
});

test('it writes itself out of the day’s records, each number opens its rows, and one tap reports what was shown', async () => {
  await visit('done');
  await visit('found');
  await visit('not_home');
  await house.act(
    'request.report',
    {
      requestId: newId(),
      channel: 'walk_in',
      placeId: placeIds.dwelling101,
      text: '楼道灯坏了',
      kindCode: 'pipe_blockage',
    },
    desk,
  );
  const turn = await turnOf(desk, '2026-03-11');
  assert.deepEqual(told(turn.live.figures), { visits: 3, calls: 0, found: 1, received: 1, closed: 0 });
  await visit('done');
  assert.equal(codeOf(await confirm(turn, desk)), 'report.changed_meanwhile', 'what is confirmed is what was seen');
  const latest = await turnOf(desk, '2026-03-11');
  assert.equal(codeOf(await confirm(latest, desk)), 'accepted');
  assert.equal(codeOf(await confirm(latest, desk)), 'report.reported_already');
  await visit('found');
  const { turn: after, sent, live } = await page(latest, desk);
  assert.deepEqual(
    [after.state, after.dutyState, sent[0]?.isIntact, sent[0]?.isLate],
    ['reported', 'done', true, false],
  );
  assert.deepEqual(
    [told(sent[0]!.figures)['visits'], told(live.figures)['visits']],
    [4, 5],
    'what came after the tap changes no report',
  );
  for (const figure of sent[0]!.figures) {
    const rows = await house.ask<{ rows: unknown[]; total: number; counted: number }>(
      'report.rows',
      { ...keyOf(latest), item: figure.code },
      desk,
    );
    assert.deepEqual(
      [rows.total, rows.rows.length, rows.counted],
      [figure.counted, figure.counted, figure.counted],
      `${figure.code} ties to its rows`,
    );
  }
});

test('all zero is a report of its own, told with one tap; no report is silence at the deadline, never zero, and the street is told', async () => {
  const turn = await turnOf(xizha, '2026-03-11');
  assert.deepEqual(Object.values(told(turn.live.figures)), [0, 0, 0, 0, 0]);
  const before = await house.ask<Board>('report.board', { rhythmId: turn.rhythmId, slot: '2026-03-11' }, street);
  assert.equal(before.rows.find(({ unitId }) => unitId === unitIds.xizha)?.state, 'open');
  assert.deepEqual(
    await house.act(
      'report.confirm',
      { ...keyOf(turn), reportId: newId(), visitId: newId(), digest: turn.live.digest },
      xizha,
    ),
    { isLate: false, isZero: true },
  );
  house.clock.set(at('17:01'));
  await watchDeadlines.run(house.hand);
  await watchDeadlines.run(house.hand);
  const board = await house.ask<Board>(
    'report.board',
    { rhythmId: turn.rhythmId, slot: '2026-03-11' },
    await house.as('district_supervisor', 'district'),
  );
  const stateOf = (unitId: string) => board.rows.find((row) => row.unitId === unitId)?.state;
  assert.deepEqual(
    [stateOf(unitIds.dongzha), stateOf(unitIds.xizha), stateOf(unitIds.dabu)],
    ['reported', 'zero', 'silent'],
  );
  assert.equal(board.rows[0]?.state, 'silent', 'silent ones first');
  assert.equal(board.sums.find(({ code }) => code === 'visits')?.told, 4);
  const told_ = await house.asOwner((tx) =>
    tx.all<{ events: { type: string; parentId: string; units: { unitId: string }[] }[] }>(
      sql`select content->'events' as events from journal where name = 'report.look_at_deadline'`,
    ),
  );
  const silent = told_.flatMap(({ events }) => events).filter(({ type }) => type === 'report.silent');
  const named = silent.flatMap(({ units }) => units.map(({ unitId }) => unitId));
  assert.equal(named.filter((id) => id === unitIds.dabu).length, 1, 'told once, to the level above');
  assert.ok(!named.includes(unitIds.xizha), 'who reported zero was not silent');
});

test('the street’s report is the sum of those that reported, with the silent named and not added as zero', async () => {
  const above = await house.as('street_dispatcher', 'luohe');
  const turn = await turnOf(above, '2026-03-11');
  const board = await house.ask<Board>('report.board', {}, above);
  const [reported, silent] = [
    board.rows.filter(({ state }) => state === 'reported' || state === 'zero'),
    board.rows.filter(({ state }) => state === 'silent'),
  ];
  assert.deepEqual(
    turn.live.silent.map(({ unitId }) => unitId).toSorted(),
    silent.map(({ unitId }) => unitId).toSorted(),
  );
  assert.deepEqual(
    told(turn.live.figures),
    reported.length > 0 ? Object.fromEntries(board.sums.map((sum) => [sum.code, sum.told])) : {},
  );
  const result = await house.act(
    'report.confirm',
    { ...keyOf(turn), reportId: newId(), visitId: newId(), digest: turn.live.digest },
    above,
  );
  assert.deepEqual(result, { isLate: false, isZero: false });
});

test('late and corrected keep both values and both times, and the miss of the deadline stays told as of then', async () => {
  const dabu = await house.as('community_desk', 'dabu');
  house.clock.set(at('19:00'));
  const turn = await turnOf(dabu, '2026-03-11');
  assert.equal(turn.state, 'silent');
  assert.deepEqual(
    await house.act(
      'report.confirm',
      { ...keyOf(turn), reportId: newId(), visitId: newId(), digest: turn.live.digest },
      dabu,
    ),
    { isLate: true, isZero: true },
  );
  house.clock.set(at('19:30'));
  await house.act(
    'report.correct',
    { ...keyOf(turn), reportId: newId(), values: [{ code: 'visits', value: 2 }], reason: '漏了两户' },
    dabu,
  );
  const { sent, turn: after } = await page(turn, dabu);
  assert.deepEqual(
    sent.map(({ ordinal, figures }) => [ordinal, told(figures)['visits'], figures[0]?.counted]),
    [
      [1, 0, 0],
      [2, 2, 0],
    ],
  );
  assert.ok(sent[0]!.reportedAt.getTime() < sent[1]!.reportedAt.getTime());
  assert.deepEqual([after.state, after.dutyState], ['reported', 'made_up']);
  await assert.rejects(
    house.asOwner((tx) => tx.all(sql`update unit_reports set figures = '[]'`)),
    'what was told is never rewritten',
  );
  const names = async (asOf: string) =>
    (
      await house.ask<{ total: Record<string, number> }>(
        'duty.coverage',
        { rhythmId: turn.rhythmId, slot: turn.slot, asOf },
        dabu,
      )
    ).total;
  assert.equal((await names(new Date(at('18:00')).toISOString()))['missed'], 1);
});

test('what comes in after the deadline is in the next report, and in no two', async () => {
  await visit('found');
  house.clock.set(at('10:00', '12'));
  await plan();
  const turn = await turnOf(desk, '2026-03-12');
  assert.equal(
    told(turn.live.figures)['found'],
    1,
    'the one told at half past seven in the evening, not those of the day before',
  );
});

test('only who reports for the unit confirms it; another community neither sees nor confirms it', async () => {
  const turn = await turnOf(desk, '2026-03-12');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  assert.notEqual(codeOf(await confirm(turn, worker)), 'accepted');
  assert.equal(codeOf(await confirm(turn, xizha)), 'report.not_found');
  await assert.rejects(house.ask('report.page', keyOf(turn), xizha), /report.not_found/);
  assert.equal(
    codeOf(
      await house.run(
        'visit.record',
        { visitId: newId(), subjectId: unitIds.dongzha, action: 'report', outcome: 'done' },
        desk,
      ),
    ),
    'duty.report_by_figures',
  );
  assert.equal(
    codeOf(await confirm(turn, await house.as('community_secretary', 'dongzha'))),
    'accepted',
    'whoever leads the unit may, where the post is vacant',
  );
});

test('a method whose report nothing stands for is refused by the name of what is wrong', () => {
  const codes = (change: object) => {
    const checked = checkReach({ ...dailyReports, ...change });
    return checked.isValid ? [] : checked.problems.map(({ code }) => code);
  };
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ reports: [] }), ['report_without_items', 'report_without_items']);
  const [daily, sum] = dailyReports.reports!;
  assert.deepEqual(codes({ reports: [{ ...daily, rhythm: 'nothing' }, sum] }).toSorted(), [
    'report_without_items',
    'report_without_rhythm',
    'sum_of_other_cadence',
  ]);
  const asks = { ...daily, items: [{ code: 'on_duty', title: { zh: '数', en: 'n' }, asks: 'nothingAsked' }] };
  assert.deepEqual(codes({ reports: [asks, sum] }), ['unknown_field']);
});
