// A cadence in words, Chinese and English, as lists, forms and the method's page show it.
import type { Words } from '#kernel/shared/problem.ts';
import { type Cadence, type CadenceOf, festivalNames } from './cadence.ts';

/** `每周一`, `每月 1 日、16 日`, `every 3 hours while open`. */
export function cadenceWords(cadence: Cadence): Words {
  switch (cadence.every) {
    case 'hours':
      return cadence.hours === 1
        ? { zh: '每小时（营业时间内）', en: 'every hour while open' }
        : { zh: `每 ${cadence.hours} 小时（营业时间内）`, en: `every ${cadence.hours} hours while open` };
    case 'slots':
      return slotsWords(cadence);
    case 'day':
      return dayWords(cadence);
    case 'week':
      return {
        zh: `每周${'一二三四五六日'[cadence.weekday - 1]}`,
        en: `every ${WEEKDAYS[cadence.weekday - 1]}`,
      };
    case 'half_month': {
      const [first, second] = cadence.days;
      return {
        zh: `每月 ${first} 日、${second} 日`,
        en: `on the ${ordinal(first)} and ${ordinal(second)} of each month`,
      };
    }
    case 'month':
      if (cadence.day === undefined) return { zh: '每月', en: 'every month' };
      if (cadence.day === 'last') return { zh: '每月最后一天', en: 'on the last day of each month' };
      return { zh: `每月 ${cadence.day} 日`, en: `on the ${ordinal(cadence.day)} of each month` };
    case 'quarter':
      if (cadence.day === undefined) return { zh: '每季度', en: 'every quarter' };
      return { zh: `每季度首月 ${cadence.day} 日`, en: `on the ${ordinal(cadence.day)} of each quarter’s first month` };
    case 'half_year':
      return { zh: '每半年', en: 'every half-year' };
    case 'months':
      return monthsWords(cadence.count);
    case 'festival':
      return festivalWords(cadence);
    case 'after':
      return afterWords(cadence);
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

function slotsWords({ at }: CadenceOf<'slots'>): Words {
  const count = { zh: at.length, en: at.length === 1 ? 'once a day' : `${at.length} times a day` };
  return {
    zh: `每天 ${count.zh} 次：${at.map(({ title, from, to }) => `${title.zh} ${from}–${to}`).join('、')}`,
    en: `${count.en}: ${at.map(({ title, from, to }) => `${title.en} ${from}–${to}`).join(', ')}`,
  };
}

function dayWords({ from, by }: CadenceOf<'day'>): Words {
  if (from !== undefined) return { zh: `每天 ${from}–${by}`, en: `daily, ${from}–${by}` };
  return by === '24:00' ? { zh: '每天', en: 'daily' } : { zh: `每天 ${by} 前`, en: `daily by ${by}` };
}

function monthsWords(count: number): Words {
  if (count === 1) return { zh: '每月', en: 'every month' };
  return count === 12 ? { zh: '每年', en: 'every year' } : { zh: `每 ${count} 个月`, en: `every ${count} months` };
}

function festivalWords({ festivals, openDaysBefore, dueDaysAfter }: CadenceOf<'festival'>): Words {
  const names = festivals.map((key) => festivalNames[key]);
  const zh = [
    openDaysBefore > 0 ? `节前 ${openDaysBefore} 天起` : '',
    dueDaysAfter > 0 ? `节后 ${dueDaysAfter} 天止` : '',
  ];
  const en = [
    openDaysBefore > 0 ? `from ${countOf(openDaysBefore, 'day')} before` : '',
    dueDaysAfter > 0 ? `until ${countOf(dueDaysAfter, 'day')} after` : '',
  ];
  const around = { zh: zh.filter(Boolean).join('，'), en: en.filter(Boolean).join(' ') };
  return {
    zh: `逢年过节：${names.map((name) => name.zh).join('、')}${around.zh ? `（${around.zh}）` : ''}`,
    en: `at festivals: ${names.map((name) => name.en).join(', ')}${around.en ? ` (${around.en})` : ''}`,
  };
}

function afterWords({ days, openDays, count }: CadenceOf<'after'>): Words {
  if (days === 0) return { zh: '纳入当天', en: 'on the day of entry' };
  const unit = count === 'day' ? { zh: '天', en: 'day' } : { zh: '个工作日', en: 'working day' };
  const [zh, en] = [`${days} ${unit.zh}`, countOf(days, unit.en)];
  if (openDays === undefined) return { zh: `纳入后 ${zh}内`, en: `within ${en} of entry` };
  if (openDays === 0) return { zh: `纳入后第 ${zh}当天`, en: `${en} after entry, on that day` };
  return {
    zh: `纳入后第 ${days - openDays} 至 ${zh}`,
    en: `between ${days - openDays} and ${en} after entry`,
  };
}

const countOf = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function ordinal(day: number): string {
  const isTeen = day >= 11 && day <= 13;
  return `${day}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}
