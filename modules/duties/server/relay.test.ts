// A calendar that changes under rounds that stand (1.T 3): whatever it becomes, what is asked from then on is what a house that opened at that moment would ask, and
// nothing that was done, excused or missed is touched.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, system, unitIds } from '#testing/house.ts';
import type { Slot } from '../shared/cadence.ts';
import { slotAfter, slotsBetween } from '../shared/slots.ts';
import { daysAhead, planRhythm } from './plan.ts';
import { listRhythms, type StandingRhythm } from './store/plan.ts';

type RhythmInput = NonNullable<ReachMethodInput['rhythms']>[number];

const house = await openTestHouse();
/** A Wednesday in a month without a holiday. */
const wednesday = '2026-03-11';
house.clock.set(Date.parse(`${wednesday}T09:00:00+08:00`));

const rhythm = (code: string, cadence: RhythmInput['cadence'], onDayOff: RhythmInput['onDayOff']): RhythmInput => ({
  code,
  title: { zh: code, en: code },
  register: 'relay',
  action: 'visit',
  cadence,
  onDayOff,
  role: 'grid_worker',
  rank: 3,
  minutes: 5,
});
const office: [number, number][] = [[510, 1050]];
const rhythms: RhythmInput[] = [
  rhythm('day_skip', { every: 'day', by: '18:00' }, 'skip'),
  rhythm('day_same', { every: 'day', by: '18:00' }, 'same_day'),
  rhythm(
    'parts_skip',
    { every: 'slots', at: [{ code: 'noon', title: { zh: '午', en: 'Noon' }, from: '11:00', to: '14:00' }] },
    'skip',
  ),
  rhythm('monday_next', { every: 'week', weekday: 1 }, 'next_work_day'),
  rhythm('friday_previous', { every: 'week', weekday: 5 }, 'previous_work_day'),
  rhythm('half_next', { every: 'half_month', days: [1, 16] }, 'next_work_day'),
  rhythm('half_previous', { every: 'half_month', days: [1, 16] }, 'previous_work_day'),
  rhythm('month_last', { every: 'month', day: 'last' }, 'previous_work_day'),
  rhythm('month_any', { every: 'month' }, 'next_work_day'),
  rhythm(
    'festival',
    { every: 'festival', festivals: ['qingming', 'womens_day'], openDaysBefore: 5, dueDaysAfter: 1 },
    'next_work_day',
  ),
  rhythm('after_work', { every: 'after', days: 3, openDays: 1, count: 'work_day' }, 'next_work_day'),
  rhythm('after_skip', { every: 'after', days: 5 }, 'skip'),
  rhythm('after_previous', { every: 'after', days: 7 }, 'previous_work_day'),
  {
    ...rhythm('hours', { every: 'hours', hours: 3 }, 'skip'),
    // Never done here, so that what it was done last is the same for a house that looks at it for the first time.
    action: 'disinfect',
    openingHours: { week: [office, office, office, office, office, [], []], whileCalendarOff: 'closed' },
  },
];
const method: ReachMethodInput = {
  kind: 'reach',
  name: 'relay-test',
  version: '1.0.0',
  title: { zh: '改日历', en: 'Relay' },
  summary: { zh: '改日历', en: 'Relay' },
  effectiveFrom: '2022-01-01',
  registers: [
    {
      code: 'relay',
      title: { zh: '改日历', en: 'Relay' },
      purpose: { zh: '试', en: 'Test' },
      subject: 'person',
      membership: { kept: true },
      sensitivity: 'normal',
    },
  ],
  rhythms,
};

const calendarWith = (off: readonly string[], makeUp: readonly string[] = []): WorkCalendar => ({
  ...chinaCalendar,
  daysOff: [...chinaCalendar.daysOff, ...off],
  makeUpDays: [...chinaCalendar.makeUpDays, ...makeUp],
});

const rhythmsOf = async (tx: Tx) =>
  (await listRhythms(tx)).filter(
    ({ definition, districtId }) => definition.register === 'relay' && districtId === unitIds.district,
  );
const plan = (calendar: WorkCalendar) =>
  house.asOwner(async (tx) => {
    for (const one of await rhythmsOf(tx)) await planRhythm(tx, one, calendar);
  });
const named = async (code: string): Promise<StandingRhythm> => {
  const found = (await house.asOwner(rhythmsOf)).find(({ definition }) => definition.code === code);
  assert.ok(found);
  return found;
};
const enter = async (personId: string) => {
  const desk = await house.as('community_desk', 'dongzha');
  const flagId = newId();
  await house.act(
    'register.enter',
    { entryId: flagId, registerId: await registerId(), subjectId: personId, reason: '试' },
    desk,
  );
  await keepRegisters.run(house.hand);
};
const registerId = async () =>
  (
    await house.asOwner((tx) =>
      tx.first<{ id: string }>(
        sql`select id from subject_registers where code = 'relay' and district_id = ${unitIds.district}`,
      ),
    )
  )?.id;

type Turn = {
  subjectId: string;
  slot: string;
  opensAt: number;
  dueAt: number;
  doneAt: number | null;
  excusedAt: number | null;
  endedAt: number | null;
};
const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
const turnsOf = (tx: Tx, rhythmId: string) =>
  tx.all<Turn>(sql`
    select subject_id as "subjectId", slot, ${ms('opens_at')} as "opensAt", ${ms('due_at')} as "dueAt", ${ms('done_at')} as "doneAt", ${ms('excused_at')} as "excusedAt",
           ${ms('ended_at')} as "endedAt" from duties where rhythm_id = ${rhythmId} order by slot, subject_id`);
const roundsOf = (tx: Tx, rhythmId: string) =>
  tx.all<Omit<Slot, 'nominalOn'>>(sql`
    select slot, ${ms('opens_at')} as "opensAt", ${ms('due_at')} as "dueAt", is_left_out as "isLeftOut" from duty_rounds where rhythm_id = ${rhythmId} order by slot`);
const waits = ({ doneAt, excusedAt, endedAt }: Turn) => doneAt === null && excusedAt === null && endedAt === null;

/** What a house that opened now would lay out: the same rhythm looked at for the first time, and nothing of it kept. */
async function laidAfresh(one: StandingRhythm, calendar: WorkCalendar) {
  const undone = new Error('undone');
  const twin = { ...one, rhythmId: newId(), lookedAt: null };
  let laid: { rounds: Awaited<ReturnType<typeof roundsOf>>; turns: Turn[] } | undefined;
  await house
    .asOwner(async (tx) => {
      await tx.all(sql`
        insert into duty_rhythms (id, district_id, register_id, code, action, role, rank, is_sensitive, title, definition, from_on)
        select ${twin.rhythmId}, district_id, register_id, code || '_twin', action, role, rank, is_sensitive, title, definition, from_on from duty_rhythms where id = ${one.rhythmId}`);
      await planRhythm(tx, twin, calendar);
      laid = { rounds: await roundsOf(tx, twin.rhythmId), turns: await turnsOf(tx, twin.rhythmId) };
      throw undone;
    })
    .catch((problem: unknown) => {
      if (problem !== undone) throw problem;
    });
  assert.ok(laid);
  return laid;
}

const pick = ({ subjectId, slot, opensAt, dueAt }: Turn) => ({ subjectId, slot, opensAt, dueAt });

/** Two stated exceptions: a round that is over is over, and one that the rule would now put on a day gone by stays where it stands. */
async function assertAsAfresh(one: StandingRhythm, calendar: WorkCalendar): Promise<number> {
  const now = house.clock.now();
  const { cadence, onDayOff } = one.definition;
  const last = addDays(dateOf(now), daysAhead);
  const standing = await house.asOwner(async (tx) => ({
    rounds: await roundsOf(tx, one.rhythmId),
    turns: await turnsOf(tx, one.rhythmId),
  }));
  const afresh = await laidAfresh(one, calendar);
  const wantedOf = (slot: string) => {
    if (cadence.every === 'hours') return undefined;
    if (cadence.every === 'after') return slotAfter(cadence, onDayOff, calendar, slot);
    return slotsBetween(cadence, onDayOff, calendar, addDays(last, -400), addDays(last, 40)).find(
      (wanted) => wanted.slot === slot,
    );
  };
  const isKept = (slot: string, dueAt: number, isLeftOut: boolean) => {
    const wanted = wantedOf(slot);
    return (dueAt < now && !isLeftOut) || (wanted !== undefined && !wanted.isLeftOut && wanted.dueAt < now);
  };
  const kept = new Set(
    standing.rounds.filter((round) => isKept(round.slot, round.dueAt, round.isLeftOut)).map(({ slot }) => slot),
  );
  const counts = ({ slot, opensAt, dueAt }: { slot: string; opensAt: number; dueAt: number }) =>
    dueAt >= now && dateOf(opensAt) <= last && !kept.has(slot);
  assert.deepEqual(standing.rounds.filter(counts), afresh.rounds.filter(counts), `rounds of ${one.definition.code}`);
  const isOver = new Set(
    standing.turns
      .filter((turn) => !waits(turn) && turn.endedAt === null)
      .map(({ subjectId, slot }) => subjectId + slot),
  );
  const asked = standing.turns.filter((turn) => waits(turn) && counts(turn)).map(pick);
  assert.deepEqual(
    asked,
    afresh.turns.filter((turn) => counts(turn) && !isOver.has(turn.subjectId + turn.slot)).map(pick),
    `turns of ${one.definition.code}`,
  );
  return asked.length;
}

before(async () => {
  await house.as('grid_worker', 'dongzhaEast');
  await house.act('method.publish', { methodId: newId(), body: method }, system);
  await layOutMethods.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await keepRegisters.run(house.hand);
  await enter(personIds.elder);
  await plan(chinaCalendar);
});

test('a day declared off leaves out the round that was laid out for it, whoever is asked already is asked no more; withdrawn, it is asked again, and later ones too', async () => {
  const { rhythmId } = await named('day_skip');
  const tomorrow = addDays(wednesday, 1);
  const asked = () =>
    house.asOwner(async (tx) => (await turnsOf(tx, rhythmId)).filter(({ slot }) => slot === tomorrow).map(waits));
  const leftOut = () =>
    house.asOwner(async (tx) => (await roundsOf(tx, rhythmId)).find(({ slot }) => slot === tomorrow)?.isLeftOut);
  assert.deepEqual([await asked(), await leftOut()], [[true], false]);
  await plan(calendarWith([tomorrow]));
  assert.deepEqual([await asked(), await leftOut()], [[false], true]);
  await enter(personIds.neighbour);
  await plan(calendarWith([tomorrow]));
  assert.deepEqual(await asked(), [false], 'who comes meanwhile is not asked either');
  house.clock.advance(60_000);
  await plan(chinaCalendar);
  assert.deepEqual([await asked(), await leftOut()], [[true, true], false]);
  const aside = await house.asOwner(async (tx) =>
    (await turnsOf(tx, rhythmId)).filter(({ slot }) => slot.startsWith(`${tomorrow}~`)),
  );
  assert.equal(aside.length, 1, 'that it was called off stays on record');
});

test('work done before its round is moved counts in the round, of the grid as of the community', async () => {
  const { rhythmId } = await named('friday_previous');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const visit = { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome: 'done' };
  await house.act('visit.record', visit, worker);
  const friday = addDays(wednesday, 2);
  await plan(calendarWith([friday]));
  const slot = '2026-W11';
  const [round, turns] = await house.asOwner(async (tx) => [
    (await roundsOf(tx, rhythmId)).find((one) => one.slot === slot),
    (await turnsOf(tx, rhythmId)).filter((one) => one.slot === slot),
  ]);
  assert.equal(dateOf(round?.dueAt ?? 0), addDays(wednesday, 1));
  assert.deepEqual(turns.map(({ dueAt, doneAt }) => [dateOf(dueAt), doneAt !== null]).toSorted(), [
    [addDays(wednesday, 1), false],
    [friday, true],
  ]);
  type Coverage = { total: { done: number } };
  const covered = async (role: 'grid_worker' | 'community_desk', unit: 'dongzhaEast' | 'dongzha') =>
    (await house.ask<Coverage>('duty.coverage', { rhythmId, slot }, await house.as(role, unit))).total.done;
  assert.deepEqual([await covered('grid_worker', 'dongzhaEast'), await covered('community_desk', 'dongzha')], [1, 1]);
  await plan(chinaCalendar);
});

test('what rolls on by opening hours goes to the next day open, and comes back when the day off is withdrawn', async () => {
  const { rhythmId } = await named('hours');
  const due = async () =>
    (await house.asOwner((tx) => turnsOf(tx, rhythmId)))
      .filter((turn) => waits(turn) && turn.subjectId === personIds.elder)
      .map(({ slot }) => slot);
  assert.deepEqual(await due(), [`${wednesday}#1130`]);
  await plan(calendarWith([wednesday]));
  assert.deepEqual(await due(), [`${addDays(wednesday, 1)}#1130`]);
  house.clock.advance(60_000);
  await plan(chinaCalendar);
  assert.deepEqual(await due(), [`${wednesday}#1130`]);
});

test('after any calendar change what is asked is what a fresh house would lay out, and nothing done, excused or missed has changed', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const near = fc.uniqueArray(fc.integer({ min: -6, max: 12 }), { maxLength: 7 });
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 40 }),
    off: near,
    makeUp: fc.uniqueArray(fc.integer({ min: -6, max: 12 }), { maxLength: 3 }),
    work: fc.constantFrom('none' as const, 'visit' as const, 'excuse' as const),
  });
  let compared = 0;
  let frozen = 0;
  const facts = () =>
    house.asOwner(async (tx) => {
      const all = await Promise.all((await rhythmsOf(tx)).map(({ rhythmId }) => turnsOf(tx, rhythmId)));
      return all
        .flat()
        .filter(
          (turn) => turn.doneAt !== null || turn.excusedAt !== null || (waits(turn) && turn.dueAt < house.clock.now()),
        );
    });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
      for (const { hours, off, makeUp, work } of steps) {
        house.clock.advance(hours * 3_600_000 + 1_000);
        await keepRegisters.run(house.hand);
        const today = dateOf(house.clock.now());
        if (work === 'visit')
          await house.act(
            'visit.record',
            { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome: 'done' },
            worker,
          );
        if (work === 'excuse') {
          const { rhythmId } = await named('month_any');
          const open = (await house.asOwner((tx) => turnsOf(tx, rhythmId))).find(waits);
          if (open)
            await house.run(
              'duty.excuse',
              { rhythmId, subjectId: open.subjectId, slot: open.slot, reasonCode: 'hospital' },
              worker,
            );
        }
        const calendar = calendarWith(
          off.map((n) => addDays(today, n)),
          makeUp.map((n) => addDays(today, n)),
        );
        const before = await facts();
        await plan(calendar);
        const after = new Set((await facts()).map((turn) => JSON.stringify(turn)));
        for (const turn of before) assert.ok(after.has(JSON.stringify(turn)), `changed: ${JSON.stringify(turn)}`);
        frozen += before.length;
        for (const one of await house.asOwner(rhythmsOf)) compared += await assertAsAfresh(one, calendar);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  assert.ok(compared > 100, `${compared} turns were compared`);
  assert.ok(frozen > 100, `${frozen} turns were over`);
});
