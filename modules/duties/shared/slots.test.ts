// 1.T rule 3: the same turns however they are asked for, and the same days as the three rhythms (B5) that were there before.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { isWorkday, type WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { addDays, dateOf, daysBetween, instantOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import { type Rhythm, rhythmSchema } from '#modules/methods/shared/method.ts';
import { roundsBetween } from '#modules/rhythms/shared/occurrence.ts';
import { type CadenceOf, type CalendarCadence, cadenceSchema, onDayOffSchema, type Slot } from './cadence.ts';
import { slotAfter, slotsBetween } from './slots.ts';

const FIRST = '2022-12-01';
const date = (from = FIRST, days = 1400) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));

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
const threeChecks: CadenceOf<'slots'> = {
  every: 'slots',
  at: [
    { code: 'morning', title: { zh: '晨检', en: 'Morning check' }, from: '07:00', to: '08:30' },
    { code: 'noon', title: { zh: '午检', en: 'Noon check' }, from: '12:00', to: '14:00' },
    { code: 'evening', title: { zh: '晚检', en: 'Evening check' }, from: '20:00', to: '24:00' },
  ],
};
const cadence: fc.Arbitrary<CalendarCadence> = fc.oneof(
  shared,
  festive,
  fc.constant(threeChecks),
  fc.constant({ every: 'day' as const, from: '08:00', by: '17:00' }),
  fc.constantFrom<CalendarCadence>({ every: 'month' }, { every: 'quarter' }, { every: 'half_year' }),
  fc.record({ every: fc.constant('months' as const), count: fc.integer({ min: 1, max: 12 }) }),
);
const onDayOff = fc.constantFrom(...onDayOffSchema.options);
const span = fc.tuple(date(), fc.integer({ min: 0, max: 500 })).map(([from, n]) => [from, addDays(from, n)] as const);

const at = (text: string) => instantOf(`${text}+08:00`);
const china = (cadence: CalendarCadence, from: string, to: string, off: Rhythm['onDayOff'] | 'previous_work_day') =>
  slotsBetween(cadence, off, chinaCalendar, from, to);
const days = (slots: Slot[]) => slots.map(({ slot, dueAt, isLeftOut }) => [slot, isLeftOut ? null : dateOf(dueAt)]);

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
        assert.equal(slots[0]?.opensAt, at('2023-01-01T00:00'));
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

describe('weeks', () => {
  const monday = { every: 'week', weekday: 1 } as const;

  test('a Monday off moves within its week, to the make-up Saturday if need be, or is told as left out', () => {
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'next_work_day')), [['2023-W18', '2023-05-04']]);
    assert.deepEqual(days(china(monday, '2023-10-02', '2023-10-08', 'next_work_day')), [['2023-W40', '2023-10-07']]);
    assert.deepEqual(china(monday, '2022-01-31', '2022-02-06', 'next_work_day'), [
      {
        slot: '2022-W05',
        opensAt: at('2022-01-31T00:00'),
        dueAt: at('2022-01-31T23:59:59.999'),
        nominalOn: '2022-01-31',
        isLeftOut: true,
      },
    ]);
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'previous_work_day')), [['2023-W18', null]]);
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'same_day')), [['2023-W18', '2023-05-01']]);
  });

  test('a Friday off with the day before asked for is held on Thursday', () => {
    // 2026-05-01 is a Friday off; the turn still opens on its Monday.
    assert.deepEqual(china({ every: 'week', weekday: 5 }, '2026-04-27', '2026-05-03', 'previous_work_day'), [
      {
        slot: '2026-W18',
        opensAt: at('2026-04-27T00:00'),
        dueAt: at('2026-04-30T23:59:59.999'),
        nominalOn: '2026-05-01',
        isLeftOut: false,
      },
    ]);
  });

  test('week 53 comes in 2020 and 2026, and New Year belongs to the year of its Thursday', () => {
    const keys = (from: string, to: string) => china(monday, from, to, 'same_day').map(({ slot }) => slot);
    assert.deepEqual(keys('2020-12-21', '2021-01-10'), ['2020-W52', '2020-W53', '2021-W01']);
    assert.deepEqual(keys('2024-12-23', '2025-01-12'), ['2024-W52', '2025-W01', '2025-W02']);
    assert.deepEqual(keys('2026-12-21', '2027-01-10'), ['2026-W52', '2026-W53', '2027-W01']);
    assert.deepEqual(keys('2027-01-01', '2027-01-03'), []);
  });

  test('a month with five Mondays has five turns', () => {
    const march = china(monday, '2026-03-01', '2026-03-31', 'same_day');
    assert.equal(march.length, 5);
    assert.ok(march.every(({ nominalOn }) => weekdayOf(nominalOn) === 0));
  });
});

describe('days and parts of a day', () => {
  test('[E8] a daily report opens at midnight and is due at five o’clock', () => {
    assert.deepEqual(china({ every: 'day', by: '17:00' }, '2026-11-20', '2026-11-20', 'skip'), [
      {
        slot: '2026-11-20',
        opensAt: at('2026-11-20T00:00'),
        dueAt: at('2026-11-20T17:00'),
        nominalOn: '2026-11-20',
        isLeftOut: false,
      },
    ]);
  });

  test('[E9] a weekend is told as left out, unless the day itself is asked for; a make-up Sunday is asked', () => {
    const day = { every: 'day', by: '17:00' } as const;
    for (const off of ['skip', 'next_work_day', 'previous_work_day'] as const) {
      const left = china(day, '2026-02-14', '2026-02-15', off).map(({ isLeftOut }) => isLeftOut);
      assert.deepEqual(
        left,
        ['2026-02-14', '2026-02-15'].map((on) => !isWorkday(chinaCalendar, on)),
        off,
      );
      assert.deepEqual(days(china(day, '2026-11-21', '2026-11-22', off)), [
        ['2026-11-21', null],
        ['2026-11-22', null],
      ]);
    }
    assert.equal(days(china(day, '2026-11-21', '2026-11-22', 'same_day'))[1]?.[1], '2026-11-22');
    assert.equal(days(china(day, '2024-02-18', '2024-02-18', 'skip'))[0]?.[1], '2024-02-18');
  });

  test('[E11] three checks are three turns of the day, the last to midnight', () => {
    const checks = china(threeChecks, '2024-02-29', '2024-02-29', 'same_day');
    assert.deepEqual(
      checks.map(({ slot, opensAt, dueAt }) => [slot, opensAt, dueAt]),
      [
        ['2024-02-29#1', at('2024-02-29T07:00'), at('2024-02-29T08:30')],
        ['2024-02-29#2', at('2024-02-29T12:00'), at('2024-02-29T14:00')],
        ['2024-02-29#3', at('2024-02-29T20:00'), at('2024-02-29T23:59:59.999')],
      ],
    );
  });
});

describe('months and longer', () => {
  test('the 1st and 16th move to the next working day, or to the last one before', () => {
    const half: CalendarCadence = { every: 'half_month', days: [1, 16] };
    assert.deepEqual(days(china(half, '2026-08-01', '2026-08-31', 'next_work_day')), [
      ['2026-08#1', '2026-08-03'],
      ['2026-08#2', '2026-08-17'],
    ]);
    // Moved back it opens on the day it is moved to: 31 July and 14 August, both Fridays.
    const back = china(half, '2026-07-31', '2026-08-14', 'previous_work_day');
    assert.deepEqual(days(back), [
      ['2026-08#1', '2026-07-31'],
      ['2026-08#2', '2026-08-14'],
    ]);
    assert.deepEqual(
      back.map(({ opensAt }) => opensAt),
      [at('2026-07-31T00:00'), at('2026-08-14T00:00')],
    );
  });

  test('a month is due at its end, of 28 to 31 days', () => {
    const ends = (from: string, to: string) =>
      china({ every: 'month' }, from, to, 'same_day').map(({ dueAt }) => dateOf(dueAt).slice(5));
    assert.deepEqual(ends('2026-01-01', '2026-04-30'), ['01-31', '02-28', '03-31', '04-30']);
    assert.deepEqual(ends('2024-02-01', '2024-02-29'), ['02-29']);
  });

  test('quarters, halves and rounds of months are counted from January', () => {
    const all = (cadence: CalendarCadence) => days(china(cadence, '2026-01-01', '2026-12-31', 'same_day'));
    assert.deepEqual(all({ every: 'quarter' }), [
      ['2026-Q1', '2026-03-31'],
      ['2026-Q2', '2026-06-30'],
      ['2026-Q3', '2026-09-30'],
      ['2026-Q4', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'half_year' }), [
      ['2026-H1', '2026-06-30'],
      ['2026-H2', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'months', count: 5 }), [
      ['2026-01/05', '2026-05-31'],
      ['2026-06/10', '2026-10-31'],
      ['2026-11/12', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'months', count: 12 }), [['2026-01/12', '2026-12-31']]);
  });

  test('a quarter that ends on a Sunday is not lost: it ends there, or on the Friday before', () => {
    // 2024-06-30 is a Sunday, 06-28 a Friday.
    const second = (off: 'next_work_day' | 'previous_work_day' | 'skip') =>
      days(china({ every: 'quarter' }, '2024-04-01', '2024-06-30', off))[0];
    assert.deepEqual(second('next_work_day'), ['2024-Q2', '2024-06-30']);
    assert.deepEqual(second('skip'), ['2024-Q2', '2024-06-30']);
    assert.deepEqual(second('previous_work_day'), ['2024-Q2', '2024-06-28']);
  });
});

describe('after an event', () => {
  const after = (days: number, rest: Partial<CadenceOf<'after'>> = {}): CadenceOf<'after'> => ({
    every: 'after',
    days,
    count: 'day',
    ...rest,
  });

  test('days are counted from the day after, to the end of the last', () => {
    assert.deepEqual(slotAfter(after(7), 'same_day', chinaCalendar, '2026-11-16'), {
      slot: '2026-11-16',
      opensAt: at('2026-11-16T00:00'),
      dueAt: at('2026-11-23T23:59:59.999'),
      nominalOn: '2026-11-23',
      isLeftOut: false,
    });
    assert.equal(slotAfter(after(0), 'same_day', chinaCalendar, '2026-11-16').dueAt, at('2026-11-16T23:59:59.999'));
    assert.equal(slotAfter(after(1), 'same_day', chinaCalendar, '2024-02-28').nominalOn, '2024-02-29');
  });

  test('working days leave out the Spring Festival, and it opens so many of them before', () => {
    // Off from 15 to 23 February 2026, Saturday the 14th is worked.
    const slot = slotAfter(after(3, { count: 'work_day', openDays: 1 }), 'same_day', chinaCalendar, '2026-02-13');
    assert.deepEqual([slot.nominalOn, dateOf(slot.opensAt)], ['2026-02-25', '2026-02-24']);
  });

  test('a last day off is moved, never before the event, and left out only where no day of it is worked', () => {
    // 2026-11-21 and 22 are a weekend.
    const due = (cadence: CadenceOf<'after'>, off: 'next_work_day' | 'previous_work_day' | 'skip', since: string) =>
      days([slotAfter(cadence, off, chinaCalendar, since)])[0]?.[1];
    assert.equal(due(after(3), 'next_work_day', '2026-11-18'), '2026-11-23');
    assert.equal(due(after(3), 'previous_work_day', '2026-11-18'), '2026-11-20');
    assert.equal(due(after(3), 'skip', '2026-11-18'), '2026-11-21');
    assert.equal(due(after(3, { openDays: 0 }), 'skip', '2026-11-18'), null);
    assert.equal(due(after(1), 'previous_work_day', '2026-11-21'), null);
  });
});
