import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateOfDay, dayNumber } from '#kernel/shared/clock/time.ts';
import { readDay, readMoment } from './dates.ts';

test('A day is read in the writings that registers use', () => {
  for (const cell of [
    44820,
    '44820',
    '2022-09-16',
    '2022.9.16',
    '2022/9/16',
    '2022年9月16日',
    '20220916',
    20220916,
    '２０２２年９月１６日',
    ' 2022-9-16 ',
    "'2022-09-16",
  ]) {
    assert.equal(readDay(cell), '2022-09-16', String(cell));
  }
});

test('What is no day, or not for certain one, is not guessed', () => {
  for (const cell of [
    '2022-02-30',
    '9月16日',
    '22.9.16',
    '16/9/2022',
    '不详',
    278,
    19900091140,
    '2022',
    true,
    null,
    '2022-09-16 下周',
  ]) {
    assert.equal(readDay(cell), null, String(cell));
  }
});

test('A moment keeps its minutes, in every writing', () => {
  for (const cell of [
    '2022-03-05 14:19',
    '2022/3/5 14:19:00',
    '2022年3月5日 14时19分',
    '2022年3月5日下午2:19',
    '2022-03-05T14:19',
    '2022-03-05 14:19:33.120',
    '2022年3月5日（星期六）14:19',
    '2022年3月5日 周六 下午2点19分',
    '20220305 1419',
    202203051419,
    '2022-3-5 2:19 PM',
  ]) {
    assert.equal(readMoment(cell), '2022-03-05 14:19', String(cell));
  }
  assert.equal(readMoment('2022.3.5晚上8点半'), '2022-03-05 20:30');
  assert.equal(readMoment('2022-03-05 24:00'), '2022-03-06 00:00');
  assert.equal(readMoment('2022-03-05 晚上12点'), null, 'either end of the day');
  assert.equal(readMoment(44625.5), '2022-03-05 12:00');
  assert.equal(readMoment('2022-03-05 25:00'), null);
});

test('Every day from 1930 to 2100 comes back from its serial number and from its text', () => {
  const days = fc.integer({ min: dayNumber('1930-01-01'), max: dayNumber('2100-12-31') });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const on = dateOfDay(day);
      const serial = day - dayNumber('1899-12-30');
      assert.equal(readDay(serial), on);
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      assert.equal(readMoment(serial + minute / 1440), `${on} ${time}`);
      const [year, month, date] = on.split('-').map(Number);
      assert.equal(readDay(`${year}年${month}月${date}日`), on);
      assert.equal(readDay(`${year}.${month}.${date}`), on);
    }),
  );
});
