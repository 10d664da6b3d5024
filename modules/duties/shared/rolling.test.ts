// L9 三小时一消毒: from the last time done, inside opening hours. The judge of the property steps from minute to minute and counts.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import {
  addDays,
  dateOf,
  HOUR_MS,
  type Instant,
  instantAt,
  instantOf,
  MINUTE_MS,
  weekdayOf,
} from '#kernel/shared/clock/time.ts';
import type { CadenceOf } from './cadence.ts';
import { type OpeningHours, openingHoursSchema } from './opening-hours.ts';
import { nextRolling, rollingSlotsOfDay } from './rolling.ts';

const every = (hours: number): CadenceOf<'hours'> => ({ every: 'hours', hours });
const at = (text: string) => instantOf(`${text}+08:00`);

type Day = [number, number][];
const alike = (day: Day, rest: Partial<OpeningHours> = {}): OpeningHours =>
  openingHoursSchema.parse({ week: Array.from({ length: 7 }, () => day), whileCalendarOff: 'same', ...rest });
const EIGHT_TO_TEN: Day = [[480, 1320]];
const shop = alike(EIGHT_TO_TEN);
const night = alike([[1080, 1560]]);
const alwaysOpen = alike([[0, 1440]]);

const next = (hours: number, opening: OpeningHours, lastDone: string | null, now: string) => {
  const slot = nextRolling(every(hours), opening, chinaCalendar, lastDone === null ? null : at(lastDone), at(now));
  return slot && `${slot.slot} ${dateOf(slot.opensAt).slice(5)} ${formatTime(slot.opensAt)}–${formatTime(slot.dueAt)}`;
};
const turns = (hours: number, opening: OpeningHours, on: string) =>
  rollingSlotsOfDay(every(hours), opening, chinaCalendar, on).map(({ slot }) => slot.slice(11));

describe('[L9] a shop open from eight to ten at night, every three hours', () => {
  test('the first is due three hours after opening, whether asked the night before or in the morning', () => {
    assert.equal(next(3, shop, null, '2026-11-16T08:00'), '2026-11-16#1100 11-16 08:00–11:00');
    assert.equal(next(3, shop, null, '2026-11-16T07:00'), '2026-11-16#1100 11-16 08:00–11:00');
    assert.equal(next(3, shop, '2026-11-15T21:00', '2026-11-15T22:30'), '2026-11-16#1100 11-16 08:00–11:00');
    assert.equal(
      next(3, shop, '2026-11-16T07:30', '2026-11-16T07:40'),
      '2026-11-16#1100 11-16 08:00–11:00',
      'done before opening',
    );
  });

  test('the next is due three hours after the last was done, early or late', () => {
    assert.equal(next(3, shop, '2026-11-16T10:30', '2026-11-16T10:31'), '2026-11-16#1330 11-16 10:30–13:30');
    assert.equal(next(3, shop, '2026-11-16T15:00', '2026-11-16T15:00'), '2026-11-16#1800 11-16 15:00–18:00');
    assert.equal(
      next(3, shop, '2026-11-16T15:00:20', '2026-11-16T15:00:10'),
      '2026-11-16#1800 11-16 15:00–18:00',
      'a phone ahead',
    );
  });

  test('what is overdue stays asked until the shop shuts, one turn and not several', () => {
    for (const now of ['2026-11-16T11:01', '2026-11-16T15:00', '2026-11-16T22:00']) {
      assert.equal(next(3, shop, null, now), '2026-11-16#1100 11-16 08:00–11:00');
    }
    assert.equal(next(3, shop, null, '2026-11-16T22:01'), '2026-11-17#1100 11-17 08:00–11:00');
  });

  test('a turn at closing is asked, one after it is not', () => {
    assert.equal(next(3, shop, '2026-11-16T19:00', '2026-11-16T20:00'), '2026-11-16#2200 11-16 19:00–22:00');
    assert.equal(next(3, shop, '2026-11-16T19:01', '2026-11-16T20:00'), '2026-11-17#1100 11-17 08:00–11:00');
  });

  test('a day holds four turns, and a single one of twelve hours', () => {
    assert.deepEqual(turns(3, shop, '2026-11-16'), ['1100', '1400', '1700', '2000']);
    assert.deepEqual(turns(12, shop, '2026-11-16'), ['2000']);
    assert.deepEqual(turns(15, shop, '2026-11-16'), []);
  });
});

describe('closed days', () => {
  const week = [...Array.from({ length: 6 }, () => EIGHT_TO_TEN), []];

  test('the weekly closing day, a closed date and the nation’s days off ask nothing', () => {
    const closed = openingHoursSchema.parse({ week, closedOn: ['2026-11-23'], whileCalendarOff: 'closed' });
    // Saturday night: Sunday is the closing day, Monday is entered as closed.
    assert.equal(next(3, closed, '2026-11-21T21:00', '2026-11-21T23:00'), '2026-11-24#1100 11-24 08:00–11:00');
    assert.deepEqual(turns(3, closed, '2026-11-22'), []);
    assert.deepEqual(turns(3, closed, '2026-11-23'), []);
    assert.deepEqual(turns(3, closed, '2026-10-01'), []);
    assert.equal(turns(3, closed, '2026-11-21').length, 4, 'an ordinary Saturday is no day off to a shop');
  });

  test('open on the nation’s days off asks on them, and a make-up Sunday does not open a shop shut on Sundays', () => {
    const open = openingHoursSchema.parse({ week, whileCalendarOff: 'same' });
    assert.equal(turns(3, open, '2026-10-01').length, 4);
    assert.ok(chinaCalendar.makeUpDays.includes('2024-02-18'));
    assert.deepEqual(turns(3, open, '2024-02-18'), []);
  });

  test('a place that keeps the nation’s days off is open on a make-up day 调休 with the hours of Monday; its own closing date stands', () => {
    const office = [...Array.from({ length: 5 }, (): Day => [[510, 1050]]), [], []];
    const room = openingHoursSchema.parse({ week: office, whileCalendarOff: 'closed' });
    assert.ok(chinaCalendar.makeUpDays.includes('2026-10-10'));
    assert.deepEqual(turns(3, room, '2026-10-10'), ['1130', '1430', '1730']);
    assert.deepEqual(turns(3, room, '2026-10-17'), [], 'an ordinary Saturday');
    assert.deepEqual(turns(3, { ...room, closedOn: ['2026-10-10'] }, '2026-10-10'), []);
    const withSaturday = { ...room, week: room.week.with(5, [[540, 720]]) };
    assert.deepEqual(turns(3, withSaturday, '2026-10-10'), ['1200'], 'its own hours, where it has any');
    const nights = openingHoursSchema.parse({
      week: [...office.slice(0, 4), [[1080, 1980]], [], []],
      whileCalendarOff: 'closed',
    });
    assert.deepEqual(turns(3, nights, '2026-10-10'), ['1200', '1500'], 'from when the night of Friday is over');
  });

  test('a date entered both as off and as made up is worked, as the calendar has it', () => {
    const closed = alike(EIGHT_TO_TEN, { whileCalendarOff: 'closed' });
    const both = { ...chinaCalendar, makeUpDays: [...chinaCalendar.makeUpDays, '2026-10-01'] };
    assert.equal(rollingSlotsOfDay(every(3), closed, both, '2026-10-01').length, 4);
    assert.equal(rollingSlotsOfDay(every(3), closed, chinaCalendar, '2026-10-01').length, 0);
  });

  test('a place that is never open, or never long enough, is asked nothing', () => {
    assert.equal(next(3, alike([]), null, '2026-11-16T08:00'), null);
    assert.equal(next(3, alike([[480, 600]]), null, '2026-11-16T08:00'), null);
  });
});

describe('breaks, nights and places that never shut', () => {
  test('the clock stands still in a midday break', () => {
    const canteen = alike([
      [480, 720],
      [840, 1200],
    ]);
    assert.equal(next(3, canteen, '2026-11-16T10:30', '2026-11-16T13:00'), '2026-11-16#1530 11-16 10:30–15:30');
    assert.equal(
      next(3, canteen, '2026-11-16T12:30', '2026-11-16T12:30'),
      '2026-11-16#1700 11-16 12:30–17:00',
      'done in the break',
    );
    assert.deepEqual(turns(3, canteen, '2026-11-16'), ['1100', '1600', '1900']);
  });

  test('a night that passes midnight belongs to the day on which it began', () => {
    assert.deepEqual(turns(3, night, '2026-11-16'), ['2100', '2400']);
    assert.deepEqual(turns(2, night, '2026-11-16'), ['2000', '2200', '2400', '2600']);
    assert.equal(next(2, night, '2026-11-16T23:30', '2026-11-17T01:00'), '2026-11-16#2530 11-16 23:30–01:30');
    assert.equal(next(2, night, '2026-11-17T00:30', '2026-11-17T01:00'), '2026-11-17#2000 11-17 18:00–20:00');
    const shut = { ...night, closedOn: ['2026-11-17'] };
    assert.equal(
      next(2, shut, null, '2026-11-17T01:00'),
      '2026-11-16#2000 11-16 18:00–20:00',
      'the night before still runs',
    );
    assert.equal(next(2, shut, null, '2026-11-17T19:00'), '2026-11-18#2000 11-18 18:00–20:00');
  });

  test('where it never shuts, midnight is no opening; what was missed yesterday is yesterday’s', () => {
    assert.equal(next(3, alwaysOpen, '2026-11-16T22:00', '2026-11-16T23:00'), '2026-11-17#0100 11-16 22:00–01:00');
    assert.equal(next(3, alwaysOpen, '2026-11-16T20:00', '2026-11-16T23:30'), '2026-11-16#2300 11-16 20:00–23:00');
    assert.equal(next(3, alwaysOpen, '2026-11-16T20:00', '2026-11-17T00:30'), '2026-11-17#0300 11-17 00:00–03:00');
    assert.equal(next(3, alwaysOpen, null, '2026-11-16T15:00'), '2026-11-16#0300 11-16 00:00–03:00');
    assert.deepEqual(turns(24, alwaysOpen, '2026-11-16'), ['2400']);
  });

  test('two weekdays that meet at midnight are one opening', () => {
    const meeting = openingHoursSchema.parse({
      week: [[[1080, 1440]], [[0, 240]], [], [], [], [], []],
      whileCalendarOff: 'same',
    });
    // Monday 18:00 to Tuesday 04:00: eight hours after opening is 02:00 on Tuesday.
    assert.equal(next(8, meeting, null, '2026-11-16T19:00'), '2026-11-17#0200 11-16 18:00–02:00');
  });

  test('three weekdays that meet are one opening too', () => {
    const hours: Day[] = [
      [[1080, 1440]],
      [
        [0, 300],
        [1200, 1440],
      ],
      [[0, 600]],
      [],
      [],
      [],
      [],
    ];
    const three = openingHoursSchema.parse({ week: hours, whileCalendarOff: 'same' });
    // Six hours of Monday, nine of Tuesday, five of Wednesday.
    assert.equal(next(20, three, null, '2026-11-18T01:00'), '2026-11-18#0500 11-16 18:00–05:00');
  });
});

describe('properties', () => {
  /** Quarter-hours, so that the judge may step by the minute and still meet every edge. */
  const quarter = (min: number, max: number) => fc.integer({ min: min / 15, max: max / 15 }).map((n) => n * 15);
  const oneDay: fc.Arbitrary<Day> = fc.oneof(
    fc.constant<Day>([]),
    fc.constant<Day>([[0, 1440]]),
    fc.tuple(quarter(0, 600), quarter(615, 1440)).map((span): Day => [span]),
    fc.tuple(quarter(300, 600), quarter(615, 720), quarter(735, 900), quarter(915, 1740)).map(
      ([a, b, c, d]): Day => [
        [a, b],
        [c, d],
      ],
    ),
  );
  const opening = fc
    .record({
      week: fc.array(oneDay, { minLength: 7, maxLength: 7 }),
      closedOn: fc.array(
        fc.integer({ min: 0, max: 20 }).map((n) => addDays('2026-09-25', n)),
        { maxLength: 3 },
      ),
      whileCalendarOff: fc.constantFrom('closed' as const, 'same' as const),
    })
    .filter((hours) => openingHoursSchema.safeParse(hours).success);
  const moment = fc.integer({ min: 0, max: 20 * 96 }).map((n) => instantAt('2026-09-25') + n * 15 * MINUTE_MS);

  /** From the settings, minute by minute: the day whose opening this minute belongs to, or null while it is shut. */
  const dayOpenAt = (hours: OpeningHours, minute: Instant): string | null => {
    for (const on of [addDays(dateOf(minute), -1), dateOf(minute)]) {
      const isShut =
        hours.closedOn.includes(on) ||
        (hours.whileCalendarOff === 'closed' && '2026-10-01' <= on && on <= '2026-10-07') ||
        (hours.whileCalendarOff === 'closed' && '2026-09-25' <= on && on <= '2026-09-27');
      const into = (minute - instantAt(on)) / MINUTE_MS;
      const own = hours.week[weekdayOf(on)]!;
      // The Saturday worked for the National Day: hours of Monday, on that date alone, where Saturday has none and the place keeps the calendar.
      const isMadeUp = hours.whileCalendarOff === 'closed' && on === '2026-10-10' && own.length === 0;
      const spans = isMadeUp ? (into < 1440 ? hours.week[0]! : []) : own;
      if (!isShut && spans.some(([from, to]) => from <= into && into < to)) return on;
    }
    return null;
  };

  test('a turn is due so many open minutes after it opens, in an opening, and is the same whenever it is asked for', () => {
    let seen = 0;
    fc.assert(
      fc.property(opening, fc.integer({ min: 1, max: 24 }), fc.option(moment), moment, (hours, n, lastDoneAt, now) => {
        const slot = nextRolling(every(n), hours, chinaCalendar, lastDoneAt, now);
        if (!slot) return;
        seen++;
        const { opensAt, dueAt, nominalOn } = slot;
        let open = 0;
        for (let minute = opensAt; minute < dueAt; minute += MINUTE_MS) if (dayOpenAt(hours, minute) !== null) open++;
        assert.equal(open, n * 60);
        assert.equal(dayOpenAt(hours, dueAt - MINUTE_MS), nominalOn);
        if (lastDoneAt !== null) assert.ok(dueAt >= lastDoneAt + n * HOUR_MS, 'never sooner than asked');
        const again = nextRolling(every(n), hours, chinaCalendar, lastDoneAt, Math.max(now, dueAt - MINUTE_MS));
        if (now < dueAt) assert.deepEqual(again, slot);
      }),
      { numRuns: 500 },
    );
    assert.ok(seen > 250);
  });

  test('done at the very moment each is due, the turns are those that the day holds, with keys that sort', () => {
    fc.assert(
      fc.property(opening, fc.integer({ min: 1, max: 24 }), moment, (hours, n, start) => {
        const on = dateOf(start);
        const planned = rollingSlotsOfDay(every(n), hours, chinaCalendar, on);
        let lastDoneAt: Instant | null = null;
        for (const slot of planned) {
          assert.deepEqual(nextRolling(every(n), hours, chinaCalendar, lastDoneAt, slot.dueAt - MINUTE_MS), slot);
          lastDoneAt = slot.dueAt;
        }
        const keys = planned.map(({ slot }) => slot);
        assert.deepEqual(keys, [...new Set(keys)].toSorted());
        const after = lastDoneAt === null ? null : nextRolling(every(n), hours, chinaCalendar, lastDoneAt, lastDoneAt);
        if (after) assert.ok(after.nominalOn > on && after.slot > keys.at(-1)!);
      }),
      { numRuns: 400 },
    );
  });
});

describe('opening hours that make no sense are refused', () => {
  const week = (monday: Day, tuesday: Day = [], sunday: Day = []) =>
    openingHoursSchema.safeParse({ week: [monday, tuesday, [], [], [], [], sunday], whileCalendarOff: 'same' }).success;
  test('reversed, overlapping, longer than a day, or running into the next opening', () => {
    assert.equal(week([[600, 480]]), false);
    assert.equal(
      week([
        [480, 720],
        [700, 900],
      ]),
      false,
    );
    assert.equal(
      week([
        [900, 1000],
        [480, 720],
      ]),
      false,
    );
    assert.equal(week([[60, 1560]]), false);
    assert.equal(week([[1080, 1560]], [[60, 600]]), false);
    assert.equal(week([[60, 600]], [], [[1080, 1560]]), false, 'Sunday night into Monday');
    assert.equal(week([[1080, 1560]], [[120, 600]]), true, 'touching is one opening');
  });
});
