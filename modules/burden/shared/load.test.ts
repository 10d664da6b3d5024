import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import type { OnDayOff } from '#modules/duties/shared/cadence.ts';
import type { DutyRhythm } from '#modules/duties/shared/rhythm.ts';
import type { VisitAction } from '#modules/duties/shared/visit.ts';
import { type Load, type LoadRhythm, loadOf, type SubjectGroup, wayOf } from './load.ts';
import { daysInView, firstMonday, type TurnsByDay, turnsByDay, turnsPerWeek } from './window.ts';

const from = '2026-03-16';
type Cadence = DutyRhythm['cadence'];

/** The same turns are laid out once: a property asks for them thousands of times. */
const laidOut = new Map<string, TurnsByDay>();
function turnsOf(cadence: Cadence, onDayOff: OnDayOff = 'same_day'): TurnsByDay {
  const key = JSON.stringify([cadence, onDayOff]);
  const turns = laidOut.get(key) ?? turnsByDay({ cadence, onDayOff }, chinaCalendar, from);
  laidOut.set(key, turns);
  return turns;
}

function rhythm(cadence: Cadence, minutes: number, more: Partial<LoadRhythm> = {}): LoadRhythm {
  const action: VisitAction = more.action ?? 'visit';
  return {
    key: JSON.stringify([cadence, minutes, more]),
    list: 0,
    register: 'one',
    action,
    role: 'grid_worker',
    minutes,
    way: wayOf(action, minutes),
    turns: turnsOf(cadence),
    ...more,
  };
}
const group = (more: Partial<SubjectGroup> = {}): SubjectGroup => ({
  cell: 'east',
  building: null,
  lists: [0],
  owners: [],
  count: 1,
  ...more,
});
const minutesOf = (loads: readonly Load[]): number =>
  loads.reduce((sum, { byWeek }) => sum + byWeek.reduce((all, minutes) => all + minutes, 0), 0);
const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);

describe('turns of the four weeks', () => {
  test('they begin on the next Monday, or on the first one in force', () => {
    assert.equal(firstMonday('2026-03-11'), '2026-03-16');
    assert.equal(firstMonday('2026-03-16'), '2026-03-23');
    assert.equal(firstMonday('2026-03-11', '2026-04-01'), '2026-04-06');
    assert.equal(firstMonday('2026-03-11', '2026-04-06'), '2026-04-06');
    assert.equal(firstMonday('2026-03-11', '9999-12-31'), '2027-03-15');
  });

  const daily: Cadence = { every: 'day', by: '24:00' };
  test('a daily turn is seven a week, a weekly one is one, a quarter’s is what four weeks are of it', () => {
    near(turnsPerWeek(rhythm(daily, 10).turns), 7);
    near(turnsPerWeek(rhythm({ every: 'week', weekday: 3 }, 10).turns), 1);
    // 16 days of the first quarter (90 days) and 12 of the second (91).
    near(turnsPerWeek(rhythm({ every: 'quarter' }, 10).turns) * 4, 16 / 90 + 12 / 91);
  });

  test('days off leave out what is not held on them: 19 working days, with Qingming', () => {
    const turns = turnsByDay({ cadence: daily, onDayOff: 'skip' }, chinaCalendar, from);
    near(turnsPerWeek(turns) * 4, 19);
  });

  test('what rolls on every three hours in twelve hours open comes four times a day', () => {
    const week = Array.from({ length: 7 }, () => [[480, 1200]] as [number, number][]);
    const turns = turnsByDay(
      {
        cadence: { every: 'hours', hours: 3 },
        onDayOff: 'same_day',
        openingHours: { week, closedOn: [], whileCalendarOff: 'same' },
      },
      chinaCalendar,
      from,
    );
    near(turnsPerWeek(turns), 28);
  });

  test('so many days after the event: one turn for each who is there, the same in a method that stands for each who came', () => {
    const cadence: Cadence = { every: 'after', days: 13, count: 'day' };
    near(turnsPerWeek(turnsByDay({ cadence, onDayOff: 'same_day' }, chinaCalendar, from)) * 4, 1);
    near(turnsPerWeek(turnsByDay({ cadence, onDayOff: 'same_day' }, chinaCalendar, from, true)) * 4, 1);
  });
});

describe('minutes', () => {
  const daily = rhythm({ every: 'day', by: '24:00' }, 20);

  test('a subject on two lists is visited once where the turns are the same, and twice for another action or another role', () => {
    const second = rhythm({ every: 'day', by: '24:00' }, 20, { key: 'second', list: 1, register: 'two' });
    const both = [group({ lists: [0, 1] })];
    near(minutesOf(loadOf(both, [daily, second])), 28 * 20);
    near(minutesOf(loadOf(both, [daily, { ...second, action: 'check' }])), 2 * 28 * 20);
    near(minutesOf(loadOf(both, [daily, { ...second, role: 'community_desk' }])), 2 * 28 * 20);
  });

  test('a long monthly visit among short daily ones takes its longer time once a month', () => {
    const monthly = rhythm({ every: 'month' }, 50);
    const months = 16 / 31 + 12 / 30;
    near(minutesOf(loadOf([group()], [daily, monthly])), 28 * 20 + months * 30);
  });

  test('bound to the day, a building is walked to once: of three visits two save the way; a call has none, and a week’s turn keeps it', () => {
    const three = [group({ building: 'house', count: 3 })];
    near(minutesOf(loadOf(three, [daily])), 28 * (3 * 20 - 2 * 5));
    near(
      minutesOf(loadOf([group({ building: 'house' }), group({ building: 'house', count: 2, lists: [0, 1] })], [daily])),
      28 * 50,
    );
    near(minutesOf(loadOf([group({ building: 'house' }), group({ building: 'other', count: 2 })], [daily])), 28 * 55);
    const call = rhythm({ every: 'day', by: '24:00' }, 20, { action: 'call' });
    near(minutesOf(loadOf(three, [call])), 28 * 60);
    near(minutesOf(loadOf(three, [rhythm({ every: 'week', weekday: 5 }, 20)])), 4 * 60);
  });

  test('whom a post is named for is asked of that post alone, for the register it is named for', () => {
    const owners = [{ postId: 'p1', register: 'one' }];
    const other = rhythm({ every: 'week', weekday: 1 }, 10, { key: 'o', list: 1, register: 'two', action: 'check' });
    const loads = loadOf([group({ lists: [0, 1], owners })], [daily, other]);
    assert.deepEqual(
      loads.map(({ asked }) => asked),
      [{ posts: ['p1'] }, { role: 'grid_worker', cell: 'east' }],
    );
  });
});

const cadences = fc.oneof(
  fc.constantFrom<Cadence>(
    { every: 'day', by: '24:00' },
    { every: 'half_month', days: [1, 16] },
    { every: 'month' },
    { every: 'month', day: 10 },
    { every: 'quarter' },
    { every: 'half_year' },
    { every: 'festival', festivals: ['qingming'], openDaysBefore: 7, dueDaysAfter: 1 },
    { every: 'after', days: 20, count: 'day' },
    {
      every: 'slots',
      at: [
        { code: 'am', title: { zh: '晨', en: 'am' }, from: '08:00', to: '10:00' },
        { code: 'pm', title: { zh: '晚', en: 'pm' }, from: '17:00', to: '19:00' },
      ],
    },
  ),
  fc.integer({ min: 1, max: 7 }).map((weekday): Cadence => ({ every: 'week', weekday })),
);
const rhythms = fc.array(
  fc
    .tuple(
      cadences,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom<VisitAction>('visit', 'check', 'call'),
      fc.integer({ min: 0, max: 2 }),
      fc.constantFrom<OnDayOff>('next_work_day', 'previous_work_day', 'same_day', 'skip'),
    )
    .map(([cadence, minutes, action, list, onDayOff]) =>
      rhythm(cadence, minutes, { action, list, turns: turnsOf(cadence, onDayOff) }),
    ),
  { minLength: 1, maxLength: 6 },
);
const groups = fc.array(
  fc
    .tuple(
      fc.constantFrom('east', 'west'),
      fc.constantFrom(null, 'house', 'tower'),
      fc.subarray([0, 1, 2], { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([cell, building, lists, count]) => group({ cell, building, lists, count })),
  { minLength: 1, maxLength: 6 },
);

test('one more rhythm, or one more subject, never lowers the hours', () => {
  fc.assert(
    fc.property(groups, rhythms, (everybody, all) => {
      const whole = minutesOf(loadOf(everybody, all));
      assert.ok(minutesOf(loadOf(everybody, all.slice(1))) <= whole + 1e-6);
      assert.ok(minutesOf(loadOf(everybody.slice(1), all)) <= whole + 1e-6);
    }),
    { numRuns: 2000 },
  );
});

test('counted once is never more than each alone, and never less than the most that any one asks', () => {
  fc.assert(
    fc.property(groups, rhythms, (everybody, all) => {
      const whole = minutesOf(loadOf(everybody, all));
      const each = all.map((one) => minutesOf(loadOf(everybody, [one])));
      const alone = all.map((one) => {
        const members = everybody
          .filter(({ lists }) => lists.includes(one.list))
          .reduce((sum, { count }) => sum + count, 0);
        return members * turnsPerWeek(one.turns) * (daysInView / 7) * one.minutes;
      });
      assert.ok(whole <= alone.reduce((sum, minutes) => sum + minutes, 0) + 1e-6);
      assert.ok(whole >= Math.max(...each) - 1e-6);
    }),
    { numRuns: 500 },
  );
});
