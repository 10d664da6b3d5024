// 1.T rule 3: the same turns however they are asked for, and the same days as the three rhythms (B5) that were there before.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { isWorkday, type WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { addDays, dateOf, daysBetween, instantAt } from '#kernel/shared/clock/time.ts';
import { type Rhythm, rhythmSchema } from '#modules/methods/shared/method.ts';
import { roundsBetween } from '#modules/rhythms/shared/occurrence.ts';
import { type CadenceOf, type CalendarCadence, cadenceSchema, onDayOffSchema } from './cadence.ts';
import { slotAfter, slotsBetween } from './slots.ts';

const FIRST = '2022-12-01';
const date = () => fc.integer({ min: 0, max: 1400 }).map((n) => addDays(FIRST, n));

/** The nation's days off, and besides whatever an office may have entered: single days, a closed winter, make-up days where nobody expects them. */
const calendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    off: fc.array(fc.tuple(date(), fc.integer({ min: 1, max: 45 })), { maxLength: 8 }),
    makeUp: fc.array(date(), { maxLength: 8 }),
  })
  .map(({ off, makeUp }) => ({
    ...chinaCalendar,
    daysOff: [
      ...chinaCalendar.daysOff,
      ...off.flatMap(([on, n]) => Array.from({ length: n }, (_, i) => addDays(on, i))),
    ],
    makeUpDays: [...chinaCalendar.makeUpDays, ...makeUp],
  }));

const weekly = fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }) });
const halfMonthly = fc.record({
  every: fc.constant('half_month' as const),
  days: fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 28 })),
});
const dayOfMonth = fc.integer({ min: 1, max: 28 });
const monthly = fc.record({
  every: fc.constant('month' as const),
  day: fc.oneof(dayOfMonth, fc.constant('last' as const)),
});
const quarterly = fc.record({ every: fc.constant('quarter' as const), day: dayOfMonth });
const shared = fc.oneof(weekly, halfMonthly, monthly, quarterly, fc.constant({ every: 'day' as const, by: '24:00' }));
const festive = fc.record({
  every: fc.constant('festival' as const),
  festivals: fc.constantFrom(
    ...[
      ['spring_festival'],
      ['new_year_eve', 'spring_festival', 'lantern'],
      ['laba', 'mid_autumn', 'teachers_day'],
    ].map((keys) => keys as CadenceOf<'festival'>['festivals']),
  ),
  openDaysBefore: fc.integer({ min: 0, max: 20 }),
  dueDaysAfter: fc.integer({ min: 0, max: 20 }),
});
const part = (code: string, from: string, to: string) => ({ code, title: { zh: '检查', en: 'Check' }, from, to });
const partsOfDay = fc.constant<CalendarCadence>({
  every: 'slots',
  at: [part('noon', '00:00', '12:00'), part('evening', '12:00', '24:00')],
});
const cadence: fc.Arbitrary<CalendarCadence> = fc.oneof(
  shared,
  festive,
  partsOfDay,
  fc.constant({ every: 'day' as const, from: '08:00', by: '17:00' }),
  fc.constantFrom<CalendarCadence>({ every: 'month' }, { every: 'quarter' }, { every: 'half_year' }),
  fc.record({ every: fc.constant('months' as const), count: fc.integer({ min: 1, max: 12 }) }),
);
const onDayOff = fc.constantFrom(...onDayOffSchema.options);
const span = fc.tuple(date(), fc.integer({ min: 0, max: 500 })).map(([from, n]) => [from, addDays(from, n)] as const);

describe('properties', () => {
  test('[B5] a week, half month, month or quarter falls where the three rhythms have it', () => {
    const dayOffs = rhythmSchema.shape.onDayOff.options;
    fc.assert(
      fc.property(shared, fc.constantFrom(...dayOffs), calendar, span, (cadence, off, calendar, [from, to]) => {
        const { by: _, ...plain } = { by: '', ...cadence };
        const rhythm = { cadence: plain as Rhythm['cadence'], onDayOff: off, record: 'sweep' } as const;
        const rounds = roundsBetween(rhythm, calendar, from, to);
        const slots = slotsBetween(cadence, off, calendar, addDays(from, -100), to).filter(
          ({ nominalOn }) => from <= nominalOn && nominalOn <= to,
        );
        assert.deepEqual(
          slots.map(({ nominalOn, opensAt, dueAt, isLeftOut }) => ({
            nominalOn,
            dueOn: isLeftOut ? null : dateOf(dueAt),
            periodFrom: dateOf(opensAt),
          })),
          rounds.map(({ nominalOn, dueOn, periodFrom }) => ({ nominalOn, dueOn, periodFrom })),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('any parts of a span give the turns of the whole', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 4 });
    fc.assert(
      fc.property(cadence, onDayOff, calendar, span, cuts, (cadence, off, calendar, [from, to], cuts) => {
        const ends = [...new Set(cuts.map((n) => addDays(from, n)))].filter((on) => on < to).toSorted();
        const parts = [...ends, to].map((end, i) => [i === 0 ? from : addDays(ends[i - 1]!, 1), end] as const);
        const asked = parts.flatMap(([first, last]) => slotsBetween(cadence, off, calendar, first, last));
        const whole = slotsBetween(cadence, off, calendar, from, to);
        assert.deepEqual(
          asked.toSorted((a, b) => (a.slot < b.slot ? -1 : 1)),
          whole,
        );
      }),
      { numRuns: 400 },
    );
  });

  test('keys are unique and sort as the turns follow, every turn opens in the span and before it is due', () => {
    fc.assert(
      fc.property(cadence, onDayOff, calendar, span, (cadence, off, calendar, [from, to]) => {
        const slots = slotsBetween(cadence, off, calendar, from, to);
        for (const [i, { slot, opensAt, dueAt, nominalOn }] of slots.entries()) {
          assert.ok(opensAt < dueAt, slot);
          assert.ok(from <= dateOf(opensAt) && dateOf(opensAt) <= to, slot);
          const before = slots[i - 1];
          if (!before) continue;
          assert.ok(before.slot < slot && before.nominalOn <= nominalOn && before.opensAt <= opensAt, slot);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a moved turn is on a working day and never on or past the next one; only days off move or leave out', () => {
    fc.assert(
      fc.property(shared, onDayOff, calendar, span, (cadence, off, calendar, [from, to]) => {
        const asked = slotsBetween(cadence, off, calendar, from, to);
        const held = asked.filter(({ isLeftOut }) => !isLeftOut);
        if (off === 'same_day') assert.equal(held.length, asked.length);
        for (const [i, { slot, dueAt, nominalOn }] of held.entries()) {
          const dueOn = dateOf(dueAt);
          if (off !== 'same_day') assert.ok(isWorkday(calendar, dueOn), slot);
          if (isWorkday(calendar, nominalOn)) assert.equal(dueOn, nominalOn);
          if (off === 'next_work_day') assert.ok(dueOn >= nominalOn, slot);
          if (off === 'previous_work_day') assert.ok(dueOn <= nominalOn, slot);
          const before = held[i - 1];
          if (before) assert.ok(before.dueAt < dueAt && dateOf(before.dueAt) < nominalOn, slot);
        }
        for (const { isLeftOut, nominalOn } of asked) if (isLeftOut) assert.ok(!isWorkday(calendar, nominalOn));
      }),
      { numRuns: 400 },
    );
  });

  test('whole periods follow one another without gap or overlap, and are left out only when nobody works in them', () => {
    const periods = fc.oneof(
      fc.constantFrom<CalendarCadence>({ every: 'month' }, { every: 'quarter' }, { every: 'half_year' }),
      fc.record({ every: fc.constant('months' as const), count: fc.integer({ min: 1, max: 12 }) }),
    );
    fc.assert(
      fc.property(periods, onDayOff, calendar, (cadence, off, calendar) => {
        const slots = slotsBetween(cadence, off, calendar, '2023-01-01', '2026-12-31');
        assert.equal(slots[0]?.opensAt, instantAt('2023-01-01'));
        assert.equal(slots.at(-1)?.nominalOn, '2026-12-31');
        for (const [i, slot] of slots.entries()) {
          const openOn = dateOf(slot.opensAt);
          if (i > 0) assert.equal(openOn, addDays(slots[i - 1]!.nominalOn, 1));
          const period = Array.from({ length: daysBetween(openOn, slot.nominalOn) + 1 }, (_, n) => addDays(openOn, n));
          const worked = period.filter((on) => isWorkday(calendar, on));
          assert.equal(slot.isLeftOut, off !== 'same_day' && worked.length === 0, slot.slot);
          const dueOn = off === 'previous_work_day' && worked.length > 0 ? worked.at(-1) : slot.nominalOn;
          assert.equal(dateOf(slot.dueAt), dueOn, slot.slot);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a turn after an event never comes before it, and is due on a working day wherever it could be moved to one', () => {
    const after = fc
      .record({ days: fc.integer({ min: 0, max: 60 }), open: fc.option(fc.integer({ min: 0, max: 60 })) })
      .map(({ days, open }) => ({ days, openDays: open === null ? undefined : Math.min(open, days) }));
    const count = fc.constantFrom('day' as const, 'work_day' as const);
    fc.assert(
      fc.property(after, count, onDayOff, calendar, date(), (after, count, off, calendar, since) => {
        const cadence: CadenceOf<'after'> = { every: 'after', count, ...after };
        const { opensAt, dueAt, nominalOn, isLeftOut } = slotAfter(cadence, off, calendar, since);
        assert.ok(instantAt(since) <= opensAt && opensAt < dueAt);
        const passed = Array.from({ length: daysBetween(since, nominalOn) }, (_, i) => addDays(since, i + 1));
        const counted = count === 'day' ? passed : passed.filter((on) => isWorkday(calendar, on));
        assert.equal(counted.length, cadence.days);
        if (off === 'next_work_day') assert.ok(!isLeftOut && isWorkday(calendar, dateOf(dueAt)));
        if (off === 'same_day') assert.ok(!isLeftOut && dateOf(dueAt) === nominalOn);
      }),
      { numRuns: 400 },
    );
  });

  test('every cadence of a work method is a cadence of duties', () => {
    for (const every of [
      { every: 'day' },
      { every: 'week', weekday: 1 },
      { every: 'half_month', days: [1, 16] },
      { every: 'month', day: 'last' },
      { every: 'quarter', day: 10 },
    ]) {
      assert.equal(rhythmSchema.shape.cadence.safeParse(every).success, true);
      assert.equal(cadenceSchema.safeParse(every).success, true);
    }
  });
});
