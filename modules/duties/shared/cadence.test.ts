import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Cadence, cadenceSchema } from './cadence.ts';
import { cadenceWords } from './cadence-words.ts';

const part = (code: string, from: string, to: string) => ({ code, title: { zh: '晨检', en: 'Check' }, from, to });

describe('a cadence that makes no sense is refused', () => {
  const REFUSED: Record<string, unknown>[] = [
    { every: 'hours', hours: 0 },
    { every: 'hours', hours: 25 },
    { every: 'slots', at: [] },
    { every: 'slots', at: [part('a1', '09:00', '08:00')] },
    { every: 'slots', at: [part('a1', '08:00', '10:00'), part('a2', '09:00', '11:00')] },
    { every: 'slots', at: [part('a1', '08:00', '09:00'), part('a1', '09:00', '11:00')] },
    { every: 'slots', at: [part('a1', '24:00', '24:00')] },
    { every: 'day', by: '24:01' },
    { every: 'day', from: '17:00', by: '17:00' },
    { every: 'week', weekday: 0 },
    { every: 'half_month', days: [1, 15] },
    { every: 'month', day: 29 },
    { every: 'months', count: 13 },
    { every: 'festival', festivals: ['easter'], openDaysBefore: 0, dueDaysAfter: 0 },
    { every: 'festival', festivals: ['laba', 'laba'], openDaysBefore: 0, dueDaysAfter: 0 },
    { every: 'after', days: 3, openDays: 4 },
    { every: 'fortnight' },
    { every: 'quarter', days: 1 },
  ];
  for (const refused of REFUSED) {
    test(JSON.stringify(refused), () => assert.equal(cadenceSchema.safeParse(refused).success, false));
  }
});

const SAID: [input: Record<string, unknown>, zh: string, en: string][] = [
  [{ every: 'hours', hours: 3 }, '每 3 小时（营业时间内）', 'every 3 hours while open'],
  [{ every: 'hours', hours: 1 }, '每小时（营业时间内）', 'every hour while open'],
  [
    { every: 'slots', at: [part('am', '07:00', '08:30')] },
    '每天 1 次：晨检 07:00–08:30',
    'once a day: Check 07:00–08:30',
  ],
  [
    { every: 'slots', at: [part('am', '07:00', '08:30'), part('pm', '12:00', '14:00')] },
    '每天 2 次：晨检 07:00–08:30、晨检 12:00–14:00',
    '2 times a day: Check 07:00–08:30, Check 12:00–14:00',
  ],
  [{ every: 'day' }, '每天', 'daily'],
  [{ every: 'day', by: '17:00' }, '每天 17:00 前', 'daily by 17:00'],
  [{ every: 'day', from: '08:00', by: '17:00' }, '每天 08:00–17:00', 'daily, 08:00–17:00'],
  [{ every: 'week', weekday: 1 }, '每周一', 'every Monday'],
  [{ every: 'week', weekday: 7 }, '每周日', 'every Sunday'],
  [{ every: 'half_month', days: [1, 16] }, '每月 1 日、16 日', 'on the 1st and 16th of each month'],
  [{ every: 'half_month', days: [12, 22] }, '每月 12 日、22 日', 'on the 12th and 22nd of each month'],
  [{ every: 'month' }, '每月', 'every month'],
  [{ every: 'month', day: 3 }, '每月 3 日', 'on the 3rd of each month'],
  [{ every: 'month', day: 'last' }, '每月最后一天', 'on the last day of each month'],
  [{ every: 'quarter' }, '每季度', 'every quarter'],
  [{ every: 'quarter', day: 10 }, '每季度首月 10 日', 'on the 10th of each quarter’s first month'],
  [{ every: 'half_year' }, '每半年', 'every half-year'],
  [{ every: 'months', count: 1 }, '每月', 'every month'],
  [{ every: 'months', count: 2 }, '每 2 个月', 'every 2 months'],
  [{ every: 'months', count: 12 }, '每年', 'every year'],
  [
    { every: 'festival', festivals: ['spring_festival', 'mid_autumn'], openDaysBefore: 7, dueDaysAfter: 1 },
    '逢年过节：春节、中秋节（节前 7 天起，节后 1 天止）',
    'at festivals: Spring Festival, Mid-Autumn Festival (from 7 days before until 1 day after)',
  ],
  [
    { every: 'festival', festivals: ['double_ninth'], openDaysBefore: 0, dueDaysAfter: 0 },
    '逢年过节：重阳节',
    'at festivals: Double Ninth',
  ],
  [{ every: 'after', days: 7 }, '纳入后 7 天内', 'within 7 days of entry'],
  [{ every: 'after', days: 1, count: 'work_day' }, '纳入后 1 个工作日内', 'within 1 working day of entry'],
  [{ every: 'after', days: 30, openDays: 5 }, '纳入后第 25 至 30 天', 'between 25 and 30 days after entry'],
  [{ every: 'after', days: 30, openDays: 0 }, '纳入后第 30 天当天', '30 days after entry, on that day'],
  [{ every: 'after', days: 0 }, '纳入当天', 'on the day of entry'],
];

describe('a cadence in words', () => {
  for (const [input, zh, en] of SAID) {
    test(zh, () => assert.deepEqual(cadenceWords(cadenceSchema.parse(input)), { zh, en }));
  }

  test('every kind of cadence is among them', () => {
    const kinds = cadenceSchema.options.map((option) => option.shape.every.value);
    assert.deepEqual(new Set(SAID.map(([input]) => input['every'])), new Set<Cadence['every']>(kinds));
  });
});
