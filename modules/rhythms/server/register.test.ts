// 一月一台账 (R1, B9): writes itself, is confirmed with one tap, frozen; what proves wrong later is a further line; unconfirmed, it shows the next day.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { sql } from '#kernel/server/sql.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openAllDoors } from '#modules/statistics/server/fixtures/doors.ts';
import { putRequest } from '#modules/statistics/server/fixtures/hand-made.ts';
import { openTestHouse, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import type { listFindings } from '../shared/queries.ts';
import { planAhead, prepareToday } from './reactions.ts';

const house = await openTestHouse();
const site = await openSite(house);
let secretary: StaffHat;
let supervisor: StaffHat;
let worker: StaffHat;

type Figure = { value: number; filter: object };
type Page = {
  occurrence: { state: string; madeUpAt: Date | null; unitId: string; periodFrom: string; periodTo: string };
  figures: Record<string, Figure> & {
    byChannel: (Figure & { code: string })[];
    cards: { yellow: Figure; red: Figure };
    rates: { response: { value: number | null } };
    sweeps: { planned: number; done: number; missed: number; findings: number };
    meetings: { planned: number; done: number; missed: number };
    decisions: { made: number; done: number; overdue: number };
  };
  lineCount: number;
  digest: string;
  confirmed: { by: string; isIntact: boolean; publishedTo: { zh: string }[] } | null;
  corrections: { lineNo: number | null; text: string; by: string }[];
  abilities: { confirm: { may: boolean; whyNot?: { zh: string } }; correct: { may: boolean } };
};
type Line = {
  lineNo: number;
  part: string;
  summary: string;
  kind: { zh: string } | null;
  isSensitive: boolean;
  state: string;
};
const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const page = (occurrenceId: string, as: StaffHat) => house.ask<Page>('register.page', { occurrenceId }, as);
async function lines(occurrenceId: string, as: StaffHat): Promise<Line[]> {
  const rows: Line[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const answer: { rows: Line[]; next: number | null } = await house.ask(
      'register.lines',
      { occurrenceId, after, limit: 50 },
      as,
    );
    rows.push(...answer.rows);
    after = answer.next;
  }
  return rows;
}
async function registerOf(unit: UnitHandle, month: string): Promise<string> {
  const row = await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from rhythm_occurrences where unit_id = ${unitIds[unit]} and period_from = ${month}::date and record = 'register'`,
    ),
  );
  assert.ok(row);
  return row.id;
}
const refused = async (name: string, input: object, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} should be refused`);
  return outcome.problem.code;
};
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;

before(async () => {
  clockTo('2026-02-26 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  secretary = await house.as('community_secretary', 'dongzha');
  supervisor = await house.as('street_supervisor', 'luohe');
  worker = await house.as('grid_worker', 'dongzhaEast');
  await planAhead.run(house.hand);
  // B9: 108 services and 23 problems in March; one more of each that does not count, two carried over, one elsewhere.
  for (let i = 0; i < 108; i++)
    await putRequest(house, {
      at: 'dongzhaEast',
      received: `${day(2 + (i % 20))} 09:00`,
      channel: 'walk_in',
      kind: 'pension_verification',
      countsAs: 'service',
      state: 'closed',
      closed: `${day(3 + (i % 20))} 09:00`,
    });
  for (let i = 0; i < 23; i++)
    await putRequest(house, {
      at: 'dongzhaWest',
      received: `${day(2 + (i % 20))} 10:00`,
      channel: 'one_key',
      kind: 'pipe_blockage',
      state: 'in_progress',
      due: '2026-04-20 09:00',
    });
  await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 09:00',
    kind: 'pipe_blockage',
    state: 'withdrawn',
  });
  await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-05 09:00',
    kind: 'pension_verification',
    countsAs: 'service',
    drill: true,
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-02-10 09:00',
    kind: 'stairwell_leak',
    state: 'suspended',
    paused: '2026-02-11 09:00',
    summary: '上月的，还挂着',
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-02-10 09:00',
    kind: 'stairwell_leak',
    state: 'closed',
    closed: '2026-03-10 09:00',
    summary: '上月的，本月结',
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-02-10 09:00',
    kind: 'stairwell_leak',
    state: 'closed',
    closed: '2026-02-20 09:00',
    summary: '上月的事',
  });
  await putRequest(house, { at: 'dabuGrid', received: '2026-03-10 09:00', kind: 'pipe_blockage' });
  // The work of the rhythms: one sweep of the ten done, with one finding.
  clockTo('2026-03-02 09:00');
  await prepareToday.run(house.hand);
  const sweep = await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from rhythm_occurrences where unit_id = ${unitIds.dongzhaEast} and due_on = '2026-03-02'`,
    ),
  );
  await house.act('sweep.check', { occurrenceId: sweep!.id, ordinal: 3, result: 'finding', note: '楼道堆物' }, worker);
  await house.act('sweep.finish', { occurrenceId: sweep!.id, restIsFine: true }, worker);
});

describe('while the month runs', () => {
  test('it writes itself, and cannot be confirmed yet', async () => {
    clockTo('2026-03-20 09:00');
    await planAhead.run(house.hand);
    const id = await registerOf('dongzha', '2026-03-01');
    const { figures, abilities } = await page(id, secretary);
    assert.ok(figures['received']!.value > 0);
    assert.deepEqual(abilities.confirm.whyNot?.zh, '2026-04-01 才开始');
    assert.equal(
      await refused('register.confirm', { occurrenceId: id, digest: 'a'.repeat(64) }, secretary),
      'rhythm.not_yet',
    );
  });
});

describe('when the month is over', () => {
  let id: string;
  let digest: string;

  test('108 services and 23 problems, kept apart, with what was carried over; every number opens', async () => {
    clockTo('2026-04-01 08:00');
    id = await registerOf('dongzha', '2026-03-01');
    const { figures, lineCount, ...rest } = await page(id, secretary);
    assert.equal(figures['services']!.value, 108);
    assert.equal(figures['problems']!.value, 23);
    assert.equal(figures['received']!.value, 131);
    assert.equal(figures['carriedOpen']!.value, 1);
    assert.equal(figures['carriedClosed']!.value, 1);
    assert.equal(figures['closed']!.value, 109);
    assert.equal(figures['openAtEnd']!.value, 24);
    assert.deepEqual(
      figures.byChannel.map(({ code, value }) => [code, value]),
      [
        ['one_key', 23],
        ['hotline', 0],
        ['grid_wechat_group', 0],
        ['home_visit', 0],
        ['walk_in', 108],
      ],
    );
    // Five Mondays, two grids.
    assert.deepEqual(figures.sweeps, { planned: 10, done: 1, missed: 9, excused: 0, leftOut: 0, findings: 1 });
    const { unitId, periodFrom: from, periodTo: to } = rest.occurrence;
    const found = await house.ask<QueryAnswer<typeof listFindings>>('sweep.findings', { unitId, from, to }, secretary);
    assert.deepEqual([found.rows.length, found.total], [1, 1]);
    assert.ok(found.rows[0]!.note !== '' || found.rows[0]!.found.length > 0);
    const before = { unitId, from: '2026-02-01', to: '2026-02-28' };
    assert.deepEqual((await house.ask<typeof found>('sweep.findings', before, secretary)).rows, []);
    assert.equal(figures.meetings.missed, 2);
    assert.equal(lineCount, 133);
    assert.ok((await openAllDoors(house, figures, secretary)) > 25);
    digest = rest.digest;
    assert.equal(rest.abilities.confirm.may, true);
  });

  test('its lines are the month’s matters, those carried over last, a sensitive one without its words', async () => {
    await putRequest(house, {
      at: 'dongzhaEast',
      received: '2026-03-09 08:00',
      kind: 'family_conflict',
      sensitive: true,
      summary: '家里打架',
      state: 'in_progress',
    });
    const rows = await lines(id, secretary);
    assert.equal(rows.length, 134);
    assert.deepEqual(
      rows.map(({ lineNo }) => lineNo),
      rows.map((_, i) => i + 1),
    );
    assert.deepEqual(
      rows
        .slice(-2)
        .map(({ part, summary }) => [part, summary])
        .sort(),
      [
        ['carried', '上月的，本月结'],
        ['carried', '上月的，还挂着'],
      ].sort(),
    );
    assert.ok(!JSON.stringify(rows).includes('家里打架'));
    const sensitive = rows.find(({ isSensitive }) => isSensitive);
    assert.deepEqual([sensitive?.summary, sensitive?.kind], ['敏感事项，凭职责查看', null]);
  });

  test('what is confirmed is what was seen: after a change it must be looked at again', async () => {
    assert.equal(
      await refused('register.confirm', { occurrenceId: id, digest }, secretary),
      'rhythm.changed_meanwhile',
    );
    digest = (await page(id, secretary)).digest;
    // The month is told as of its last day: what happens in April does not change it.
    await house.asOwner((tx) =>
      tx.all(
        sql`update requests set state = 'closed', closed_at = ${tx.at} where counts_as = 'problem' and state = 'in_progress' and sensitivity = 'normal'`,
      ),
    );
    assert.equal((await page(id, secretary)).digest, digest);
  });

  test('is confirmed by the secretary, by nobody below and nobody next door', async () => {
    assert.equal(
      await refused('register.confirm', { occurrenceId: id, digest }, await house.as('community_desk', 'dongzha')),
      'kernel.not_permitted',
    );
    assert.equal(await refused('register.confirm', { occurrenceId: id, digest }, worker), 'kernel.not_permitted');
    assert.equal(
      await refused('register.confirm', { occurrenceId: id, digest }, await house.as('community_secretary', 'xizha')),
      'rhythm.not_found',
    );
    await house.act('register.confirm', { occurrenceId: id, digest }, secretary);
    const { occurrence, confirmed, abilities } = await page(id, supervisor);
    assert.equal(occurrence.state, 'done');
    assert.equal(confirmed?.by, secretary.name);
    assert.equal(confirmed?.isIntact, true);
    assert.deepEqual(
      confirmed?.publishedTo.map(({ zh }) => zh),
      ['街道督查', '区级督查'],
    );
    assert.equal(abilities.confirm.may, false);
  });

  test('is frozen: whatever becomes of its matters, it says what it said', async () => {
    const before = await lines(id, supervisor);
    await house.asOwner((tx) =>
      tx.all(
        sql`update requests set summary = '改过了', kind_code = 'street_light', counts_as = 'problem', received_at = received_at - interval '60 days'`,
      ),
    );
    const after = await page(id, supervisor);
    assert.equal(after.figures['services']!.value, 108);
    assert.equal(after.digest, digest);
    assert.equal(after.confirmed?.isIntact, true);
    assert.deepEqual(await lines(id, supervisor), before);
    for (const table of ['registers', 'register_lines'])
      await assert.rejects(
        house.asOwner((tx) => tx.all(sql`delete from ${sql.raw(table)}`)),
        /written once/,
      );
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`update register_lines set content = '{}'`)),
      /written once/,
    );
  });

  test('shows when somebody with the database in hand has changed it after all', async () => {
    await house.asOwner(async (tx) => {
      await tx.all(sql`alter table register_lines disable trigger user`);
      await tx.all(
        sql`update register_lines set content = jsonb_set(content, '{relapseCount}', '9') where line_no = 1`,
      );
    });
    assert.equal((await page(id, supervisor)).confirmed?.isIntact, false);
    await house.asOwner(async (tx) => {
      await tx.all(
        sql`update register_lines set content = jsonb_set(content, '{relapseCount}', '0') where line_no = 1`,
      );
      await tx.all(sql`alter table register_lines enable trigger user`);
    });
  });

  test('a correction is a further line that refers to it, and changes nothing', async () => {
    const correct = (more: object) => ({
      occurrenceId: id,
      correctionId: newId(),
      text: '这件应计为办理业务',
      ...more,
    });
    assert.equal(await refused('register.correct', correct({ lineNo: 999 }), secretary), 'rhythm.line_unknown');
    assert.equal(await refused('register.correct', correct({}), worker), 'kernel.not_permitted');
    await house.act('register.correct', correct({ lineNo: 3 }), secretary);
    await house.act('register.correct', correct({ text: '另附会议记录' }), secretary);
    const seen = await page(id, supervisor);
    assert.deepEqual(
      seen.corrections.map(({ lineNo, text, by }) => [lineNo, text, by]),
      [
        [3, '这件应计为办理业务', secretary.name],
        [null, '另附会议记录', secretary.name],
      ],
    );
    assert.equal(seen.digest, digest);
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`update register_corrections set text = ''`)),
      /written once/,
    );
  });

  test('leaves as a sheet with all its lines', async () => {
    const q = encodeURIComponent(JSON.stringify({ occurrenceId: id }));
    const response = await fetch(`${site.url}/api/export/register.lines.xlsx?q=${q}`, {
      headers: house.headers(supervisor),
    });
    assert.equal(response.status, 200);
    const { sheets } = await readSheets(new Uint8Array(await response.arrayBuffer()), 'register.xlsx');
    assert.equal(sheets[0]?.rows.length, 134 + 2);
    assert.match(String(sheets[0]?.rows.at(-1)?.[0]), /东闸社区 2026-03-01 至 2026-03-31 台账/);
  });
});

describe('unconfirmed', () => {
  test('it is missed the next day, before the eyes of those above; confirmed late, it stays so', async () => {
    clockTo('2026-04-02 08:00');
    const late = await registerOf('xizha', '2026-03-01');
    const missed = await house.ask<{ rows: { id: string; state: string; unitName: string }[] }>(
      'rhythm.list',
      { record: 'register', states: ['missed'], from: '2026-04-01', to: '2026-04-30' },
      supervisor,
    );
    assert.deepEqual(
      missed.rows.map(({ id, unitName }) => [id, unitName]),
      [[late, '西闸社区']],
    );
    const own = await house.as('community_secretary', 'xizha');
    const { digest } = await page(late, own);
    await house.act('register.confirm', { occurrenceId: late, digest }, own);
    const { occurrence, confirmed } = await page(late, supervisor);
    assert.equal(occurrence.state, 'missed');
    assert.ok(occurrence.madeUpAt && confirmed);
  });
});

describe('the tally', () => {
  type Tally = Record<'planned' | 'done' | 'missed' | 'excused' | 'leftOut' | 'due', { value: number; filter: object }>;
  type Answer = { rhythms: (Tally & { code: string })[]; below: (Tally & { name: string })[] };
  const ask = (as: StaffHat, more: object = {}) =>
    house.ask<Answer>('rhythm.tally', { from: '2026-03-01', to: '2026-03-31', ...more }, as);

  test('tells each of the three for itself, opens every number, and adds up from below', async () => {
    const { rhythms, below } = await ask(supervisor);
    assert.deepEqual(
      rhythms.map((r) => [r.code, r.planned.value, r.done.value, r.missed.value]),
      [
        // Three grids, five Mondays; two communities, two halves; February's register was due on 2 March.
        ['week_sweep', 15, 1, 14],
        ['half_month_meeting', 4, 0, 4],
        ['month_register', 2, 0, 2],
      ],
    );
    for (const tally of [...rhythms, ...below]) {
      for (const figure of [tally.planned, tally.done, tally.missed, tally.excused, tally.leftOut, tally.due]) {
        const { rows } = await house.ask<{ rows: unknown[] }>(
          'rhythm.list',
          { ...figure.filter, limit: 200 },
          supervisor,
        );
        assert.equal(rows.length, figure.value, JSON.stringify(figure));
      }
    }
    const sum = (tallies: Tally[], name: keyof Tally) => tallies.reduce((total, tally) => total + tally[name].value, 0);
    assert.equal(sum(below, 'planned'), sum(rhythms, 'planned'));
    assert.equal(sum(below, 'missed'), sum(rhythms, 'missed'));
  });

  test('as of a past day tells what was so then', async () => {
    const then = await ask(supervisor, { asOf: '2026-03-02' });
    const week = then.rhythms[0]!;
    // On the evening of the first Monday: one done, and no other day is over yet.
    assert.deepEqual([week.planned.value, week.done.value, week.missed.value, week.due.value], [15, 1, 0, 14]);
  });
});
