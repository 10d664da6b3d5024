// B1, B5, R1, and rules 3 and 4 of 1.T: Monday sweep, half-monthly meeting, monthly register — on working days, with what was missed on record and
// nothing found reported as zero.

import { newId } from '#kernel/shared/id.ts';
import { confirmRegister, finishSweep, recordMeeting } from '#modules/rhythms/shared/commands.ts';
import {
  listOccurrences,
  meetingPage,
  myRhythms,
  registerLines,
  registerPage,
  sweepPage,
  tallyRhythms,
} from '#modules/rhythms/shared/queries.ts';
import { soon } from '../support/duties.ts';
import { everyRow } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

// From February to April 2026, one story after the other.
test.use({ era: 'rhythms' });

async function roundsOf(as: Caller, code: string, from: string, to: string, unitId = as.hats[0]?.unitId) {
  const { rows } = await as.ask(listOccurrences, { code, from, to, limit: 200 });
  return rows.filter((row) => row.unitId === unitId).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

test('[B5][B1] every Monday, on a working day: after a holiday it moves to Tuesday, and a Monday whose whole week is off is left out and shown', async ({
  staff,
  clock,
}) => {
  const worker = await staff('grid.jiezhuang');
  await clock.set('2026-02-09 08:40');
  const february = () => roundsOf(worker, 'week_sweep', '2026-02-01', '2026-03-08');
  // The Spring Festival of 2026 is off from Sunday 15 to Monday 23 February.
  await expect
    .poll(
      async () =>
        (await february()).map(({ nominalOn, dueOn, state }) => `${nominalOn} ${state === 'left_out' ? '-' : dueOn}`),
      soon,
    )
    .toEqual(expect.arrayContaining(['2026-02-09 2026-02-09', '2026-02-16 -', '2026-02-23 2026-02-24']));
});

test('[B5] half a month is the 1st and the 16th: the talk is held, with who came, what was asked and who does what by when', async ({
  staff,
  clock,
}) => {
  const secretary = await staff('secretary.jiezhuang');
  await clock.set('2026-03-16 09:00');
  const talks = () => roundsOf(secretary, 'half_month_meeting', '2026-03-01', '2026-03-31');
  await expect.poll(async () => (await talks()).map(({ nominalOn }) => nominalOn), soon).toContain('2026-03-16');
  const occurrenceId = (await talks()).find(({ nominalOn }) => nominalOn === '2026-03-16')?.id ?? '';
  const ownerPostId = secretary.hats[0]?.postId ?? '';
  const decision = { decisionId: newId(), text: '南门加一盏路灯', ownerPostId, dueOn: '2026-03-31' };
  const held = { occurrenceId, heldAt: '2026-03-16T09:00:00+08:00', place: '社区会议室' };
  const nobody = await secretary.refused(recordMeeting, { ...held, attendees: [], topics: [{ title: '停车' }] });
  expect(nobody.status).toBe(400);
  await secretary.act(recordMeeting, {
    ...held,
    attendees: [{ name: '王大爷', from: '盛景花园' }],
    topics: [{ title: '南门晚上黑', answer: '加灯' }],
    decisions: [decision],
  });
  const page = await secretary.ask(meetingPage, { occurrenceId });
  expect(page.occurrence.state).toBe('done');
  expect(page.decisions.map(({ text, dueOn }) => `${text} ${dueOn}`)).toEqual(['南门加一盏路灯 2026-03-31']);
});

test('[B5][B1] a sweep with nothing found is a zero report; the one that was not made is missed the next day, on the list of whoever owes it and of whoever supervises', async ({
  staff,
  clock,
}) => {
  const [worker, street] = await Promise.all([staff('grid.jiezhuang'), staff('supervisor.jiezhuang')]);
  await clock.set('2026-03-16 08:40');
  const mine = async () =>
    (await worker.ask(myRhythms, {})).rows.find(({ code, dueOn }) => code === 'week_sweep' && dueOn === '2026-03-16');
  await expect.poll(async () => (await mine())?.isToday, soon).toBe(true);
  const occurrenceId = (await mine())?.id ?? '';
  await expect.poll(async () => (await worker.ask(sweepPage, { occurrenceId })).items.length, soon).toBeGreaterThan(0);
  await worker.act(finishSweep, { occurrenceId, restIsFine: true });
  const done = await worker.ask(sweepPage, { occurrenceId });
  expect(done.occurrence).toMatchObject({ state: 'done', findings: 0, doneBy: '张桂兰' });
  expect(done.items.every(({ result }) => result === 'fine')).toBe(true);

  await clock.set('2026-03-23 20:00');
  const next = async (as: Caller) =>
    (await roundsOf(as, 'week_sweep', '2026-03-23', '2026-03-23', worker.hats[0]?.unitId)).map(({ state }) => state);
  await expect.poll(() => next(worker), soon).toEqual(['due']);
  await clock.set('2026-03-24 00:10');
  await expect.poll(() => next(worker), soon).toEqual(['missed']);
  expect(await next(street)).toEqual(['missed']);
  const { rhythms } = await street.ask(tallyRhythms, { from: '2026-03-16', to: '2026-03-23' });
  const sweeps = rhythms.find(({ code }) => code === 'week_sweep');
  expect(rhythms.map(({ record }) => record).toSorted()).toEqual(['meeting', 'register', 'sweep']);
  expect(sweeps?.done.value).toBeGreaterThanOrEqual(1);
  const { rows } = await street.ask(listOccurrences, { ...sweeps?.missed.filter, limit: 200 });
  expect(rows.length).toBe(Math.min(200, sweeps?.missed.value ?? 0));
});

test('[B5][R1][B9] the register of a month writes itself from the work done, is confirmed as it was seen, and every figure in it opens its rows', async ({
  staff,
  clock,
}) => {
  const [secretary, street] = await Promise.all([staff('secretary.jiezhuang'), staff('supervisor.jiezhuang')]);
  await clock.set('2022-04-01 09:00');
  const registers = () => roundsOf(secretary, 'month_register', '2022-04-01', '2022-04-30');
  await expect
    .poll(async () => (await registers()).map(({ periodFrom, periodTo }) => `${periodFrom} ${periodTo}`), soon)
    .toContain('2022-03-01 2022-03-31');
  const occurrenceId = (await registers())[0]?.id ?? '';
  const page = await secretary.ask(registerPage, { occurrenceId });
  expect(page.figures.services.value).toBe(108);
  expect(page.figures.problems.value).toBe(23);
  expect((await everyRow(secretary, page.figures.services.filter)).length).toBe(108);
  expect((await everyRow(secretary, page.figures.problems.filter)).length).toBe(23);
  const { rows } = await secretary.ask(registerLines, { occurrenceId, limit: 500 });
  expect(rows.filter(({ part }) => part === 'received').length).toBeGreaterThanOrEqual(131);
  const stale = await secretary.refused(confirmRegister, { occurrenceId, digest: '0'.repeat(64) });
  expect(stale.status).toBeGreaterThanOrEqual(400);
  await secretary.act(confirmRegister, { occurrenceId, digest: page.digest });
  const confirmed = await street.ask(registerPage, { occurrenceId });
  expect(confirmed.confirmed).toMatchObject({ by: '周建民', isIntact: true });
});
