import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, instantAt } from '#kernel/shared/clock/time.ts';
import { type Hours, hoursSchema, standingAt, type Week } from './hours.ts';
import { readWeek, writeWeek } from './hours-words.ts';

const none = { daysOff: [], makeUpDays: [] };
/** A Monday. */
const monday = '2026-03-16';
const hours = (text: string, daysOff: Hours['daysOff'] = 'as_usual'): Hours => ({ week: readWeek(text)!, daysOff });
const at = (on: string, time: string) => instantAt(on, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

describe('[M3] open now', () => {
  const office = hours('周一至周五 8:30-12:00 13:30-17:30；周六 9:00-12:00');

  test('until the lunch break, shut over it until it ends, and on the first minute of it already', () => {
    assert.deepEqual(standingAt(office, at(monday, '11:59'), none), { isOpen: true, until: at(monday, '12:00') });
    assert.deepEqual(standingAt(office, at(monday, '12:00'), none), { isOpen: false, opensAt: at(monday, '13:30') });
    assert.deepEqual(standingAt(office, at(monday, '13:30'), none), { isOpen: true, until: at(monday, '17:30') });
  });

  test('shut on Saturday afternoon until Monday', () => {
    const saturday = addDays(monday, 5);
    assert.deepEqual(standingAt(office, at(saturday, '12:00'), none), {
      isOpen: false,
      opensAt: at(addDays(monday, 7), '08:30'),
    });
  });

  test('round the clock has no end; over midnight is one stretch', () => {
    assert.deepEqual(standingAt(hours('24小时'), at(monday, '03:00'), none), { isOpen: true, until: null });
    const night = hours('每天 18:00-次日2:00');
    assert.deepEqual(standingAt(night, at(monday, '23:00'), none), {
      isOpen: true,
      until: at(addDays(monday, 1), '02:00'),
    });
    assert.deepEqual(standingAt(night, at(monday, '01:00'), none), { isOpen: true, until: at(monday, '02:00') });
  });

  test('what keeps public holidays is shut on them, and open on the Sunday worked instead; what does not is open as ever', () => {
    const holidays = { daysOff: [monday], makeUpDays: [addDays(monday, -1)] };
    const keeps = { ...office, daysOff: 'shut' as const };
    assert.equal(standingAt(keeps, at(monday, '09:00'), holidays).isOpen, false);
    assert.equal(standingAt(keeps, at(addDays(monday, -1), '09:00'), holidays).isOpen, true);
    assert.equal(standingAt(office, at(monday, '09:00'), holidays).isOpen, true);
    assert.equal(standingAt(office, at(addDays(monday, -1), '09:00'), holidays).isOpen, false);
  });

  test('a place that never opens says so instead of naming a day', () => {
    assert.deepEqual(standingAt(hours('每天 休息'), at(monday, '09:00'), none), { isOpen: false, opensAt: null });
  });
});

describe('opening hours as people write them', () => {
  const weekday: [number, number][] = [
    [510, 720],
    [810, 1050],
  ];
  const cases: [string, Week][] = [
    ['8:30-12:00 13:30-17:30', Array.from({ length: 7 }, () => weekday)],
    ['周一至周五 8:30-12:00，13:30-17:30', [weekday, weekday, weekday, weekday, weekday, [], []]],
    ['工作日8:30～12:00、13:30～17:30；周末休息', [weekday, weekday, weekday, weekday, weekday, [], []]],
    ['星期一到星期五 上午8点半-12点 下午1:30-5:30', [weekday, weekday, weekday, weekday, weekday, [], []]],
    ['周一、三、五 8：30—12：00', [[[510, 720]], [], [[510, 720]], [], [[510, 720]], [], []]],
    ['周六日 9:00至17:00', [[], [], [], [], [], [[540, 1020]], [[540, 1020]]]],
    ['Mon-Fri 8:30-12:00 13:30-17:30; Sat, Sun closed', [weekday, weekday, weekday, weekday, weekday, [], []]],
    ['全天', Array.from({ length: 7 }, () => [[0, 1440]])],
  ];
  for (const [text, week] of cases) test(text, () => assert.deepEqual(readWeek(text), week));

  test('what cannot be read is not guessed', () => {
    for (const text of [
      '',
      '看情况',
      '周一至周五',
      '8:30',
      '25:00-26:00',
      '9:00-9:00',
      '8:00-12:00 11:00-13:00',
      '请来电',
    ])
      assert.equal(readWeek(text), undefined, text);
  });

  const list = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 8 })
    .map((marks) => marks.toSorted((a, b) => a - b))
    .map((marks) => {
      const pairs: [number, number][] = [];
      for (let i = 0; i + 1 < marks.length; i += 2) pairs.push([marks[i] ?? 0, marks[i + 1] ?? 0]);
      return pairs;
    });
  const week = fc.array(list, { minLength: 7, maxLength: 7 });

  test('what is written is read back the same, in both languages', () => {
    fc.assert(
      fc.property(week, fc.constantFrom('zh' as const, 'en' as const), (one, lang) => {
        assert.deepEqual(readWeek(writeWeek(one, lang)), one, writeWeek(one, lang));
      }),
    );
  });

  test('whatever is typed is read as sound hours or not at all', () => {
    const piece = fc.constantFrom(
      '周一',
      '至',
      '五',
      '8:30',
      '-',
      '12:00',
      '下午',
      '休息',
      ' ',
      '；',
      '24小时',
      'Mon',
      '次日',
      '2',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const read = readWeek(pieces.join(''));
        assert.ok(read === undefined || hoursSchema.safeParse({ week: read }).success, pieces.join(''));
      }),
    );
  });
});
