// Opening hours as people write them: 周一至周五 8:30-12:00 13:30-17:30；周六日 9:00-12:00. Read from tables and from the form, written back one way. Pure.
import type { Lang } from '#kernel/shared/clock/time.ts';
import type { Week } from './hours.ts';

type Interval = [number, number];
const everyDay = [0, 1, 2, 3, 4, 5, 6];
const zhDays = '一二三四五六日';
const enDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const dayOf = (word: string): number => {
  const zh = zhDays.indexOf(word.replace('天', '日'));
  return zh >= 0 ? zh : enDays.indexOf(word.slice(0, 3).toLowerCase());
};

const week = '(?:周|星期|礼拜)';
const english = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const patterns = {
  skip: /[\s,;、。:和及与]+|营业时间|服务时间|开放/y,
  every: /每天|每日|天天|全周|daily|every ?day/iy,
  workdays: /工作日|平日|weekdays/iy,
  weekend: /周末|双休日|weekends?/iy,
  days: new RegExp(
    `${week}([一二三四五六日天](?:[、,和]?(?:${week})?[一二三四五六日天])*)(?!\\s*(?:-|至|到)\\s*(?:${week})?[一二三四五六日天])`,
    'y',
  ),
  range: new RegExp(`${week}([一二三四五六日天])\\s*(?:-|至|到)\\s*(?:${week})?([一二三四五六日天])`, 'y'),
  enRange: new RegExp(`${english}\\s*(?:-|to)\\s*${english}`, 'iy'),
  enDay: new RegExp(english, 'iy'),
  round: /24\s*小时|全天|全日|24\s*h(?:ours)?|24\/7/iy,
  shut: /休息|不营业|关门|停业|closed|shut/iy,
  time: /(上午|早上|早|中午|下午|晚上|晚)?\s*(\d{1,2})(?::(\d{2})|[点时](半|\d{1,2}分?)?)?\s*(?:-|至|到)\s*(上午|中午|下午|晚上|晚|次日|第二天)?\s*(\d{1,2})(?::(\d{2})|[点时](半|\d{1,2}分?)?)?/y,
};

/** Undefined when it cannot be read. Times before any day hold for every day; what runs past midnight goes on the next day. */
export function readWeek(written: string): Week | undefined {
  const text = written
    .normalize('NFKC')
    .replaceAll(/[–—―~〜～]+/g, '-')
    .trim();
  const week: Interval[][] = everyDay.map(() => []);
  let days: number[] = [];
  let isAfterTime = true;
  let hasRead = false;
  for (let at = 0; at < text.length; ) {
    const take = (pattern: RegExp): RegExpExecArray | undefined => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) at = pattern.lastIndex;
      return found ?? undefined;
    };
    const named = takeDays(take);
    if (named) {
      days = isAfterTime ? named : [...days, ...named];
      isAfterTime = false;
      continue;
    }
    const target = days.length > 0 ? days : everyDay;
    const time = take(patterns.time);
    const stretch: Interval | undefined = time ? readTimes(time) : take(patterns.round) ? [0, 1440] : undefined;
    if (time && !stretch) return undefined;
    if (stretch) {
      for (const one of target) put(week, one, stretch);
      [isAfterTime, hasRead] = [true, true];
    } else if (take(patterns.shut)) [isAfterTime, hasRead] = [true, true];
    else if (!take(patterns.skip)) return undefined;
  }
  if (!hasRead || !isAfterTime) return undefined;
  for (const intervals of week) intervals.sort(([a], [b]) => a - b);
  const isSound = week.every(
    (list) => list.length <= 4 && list.every(([from], i) => i === 0 || (list[i - 1]?.[1] ?? 0) <= from),
  );
  return isSound ? week : undefined;
}

function takeDays(take: (pattern: RegExp) => RegExpExecArray | undefined): number[] | undefined {
  if (take(patterns.every)) return everyDay;
  if (take(patterns.workdays)) return [0, 1, 2, 3, 4];
  if (take(patterns.weekend)) return [5, 6];
  const range = take(patterns.range) ?? take(patterns.enRange);
  if (range) return between(dayOf(range[1] ?? ''), dayOf(range[2] ?? ''));
  const several = take(patterns.days);
  if (several) return [...(several[1] ?? '').replaceAll(/[^一二三四五六日天]/g, '')].map(dayOf);
  const one = take(patterns.enDay);
  return one ? [dayOf(one[1] ?? '')] : undefined;
}

/** Friday to Monday runs over the end of the week. */
function between(from: number, to: number): number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, n) => (from + n) % 7);
}

function readTimes([, part1, h1, m1, half1, part2, h2, m2, half2]: RegExpExecArray): Interval | undefined {
  const from = minutesOf(part1, h1, m1, half1);
  const to = minutesOf(
    part2 === '次日' || part2 === '第二天' ? undefined : (part2 ?? laterPart(part1, h1, h2)),
    h2,
    m2,
    half2,
  );
  if (from === undefined || to === undefined || from === to) return undefined;
  return [from, to];
}

/** 下午1:30-5:30 says "afternoon" once. */
const laterPart = (part: string | undefined, h1 = '', h2 = ''): string | undefined =>
  part !== undefined && /下午|晚/.test(part) && Number(h2) >= Number(h1) ? part : undefined;

function minutesOf(part: string | undefined, hour = '', minute = '', half = ''): number | undefined {
  const rest = half === '半' ? 30 : Number(minute || half.replace('分', '') || 0);
  let hours = Number(hour);
  if (part !== undefined && /下午|晚/.test(part) && hours < 12) hours += 12;
  const total = hours * 60 + rest;
  return rest < 60 && total <= 1440 ? total : undefined;
}

function put(week: Interval[][], day: number, [from, to]: Interval): void {
  if (from < to) week[day]?.push([from, to]);
  else {
    week[day]?.push([from, 1440]);
    if (to > 0) week[(day + 1) % 7]?.push([0, to]);
  }
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const writeDay = (list: readonly (readonly [number, number])[], shut: string): string =>
  list.length === 0 ? shut : list.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');

const words = {
  zh: {
    days: [...zhDays].map((name) => `周${name}`),
    to: '至',
    join: '；',
    shut: '休息',
    every: '每天',
    round: '24 小时',
  },
  en: {
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    to: '-',
    join: '; ',
    shut: 'shut',
    every: 'Daily',
    round: '24 hours',
  },
};

/** Days that keep the same hours together: 周一至周五 08:30-12:00 13:30-17:30；周六 09:00-12:00；周日 休息. What it writes, `readWeek` reads. */
export function writeWeek(week: Week, lang: Lang): string {
  const t = words[lang];
  const isRound = (list: Week[number]) => list.length === 1 && list[0]?.[0] === 0 && list[0][1] === 1440;
  const said = week.map((list) => (isRound(list) ? t.round : writeDay(list, t.shut)));
  const runs: { from: number; to: number; text: string }[] = [];
  for (const [day, text] of said.entries()) {
    const last = runs.at(-1);
    if (last?.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  if (runs.length === 1) return `${t.every} ${runs[0]?.text}`;
  return runs
    .map(({ from, to, text }) => `${t.days[from]}${to > from ? `${t.to}${t.days[to]}` : ''} ${text}`)
    .join(t.join);
}
