// Reads the dates and times of a pasted chat (2022/3/5 14:12, 昨天 14:12, 下午 2:12) as instants, from the day of pasting.
import { DAY_MS, dateOf, type Instant, instantAt, isCalendarDate } from '#kernel/shared/clock/time.ts';

const DAY = String.raw`(?:(?<year>\d{4})[-/年.](?<month>\d{1,2})[-/月.](?<day>\d{1,2})日?|(?<m>\d{1,2})月(?<d>\d{1,2})日|(?<back>今天|昨天|前天)|(?:星期|周)(?<weekday>[一二三四五六日天]))`;
const CLOCK = String.raw`(?:(?<half>上午|下午|早上|晚上|中午|凌晨)\s*)?(?<hour>[01]?\d|2[0-3])[:：](?<minute>[0-5]\d)(?:[:：][0-5]\d)?`;

/** Sources of expressions, for those who put a speaker before or after them. */
export const WHEN = `(?:${DAY}\\s*)?${CLOCK}`;
export const FULL_WHEN = `(?<year>\\d{4})[-/年.](?<month>\\d{1,2})[-/月.](?<day>\\d{1,2})日?\\s+${CLOCK}`;

const DATE_LINE = /^[\s—–─=-]*(?<year>\d{4})[-/年.](?<month>\d{1,2})[-/月.](?<day>\d{1,2})日?[\s—–─=-]*$/u;
const TIME_LINE = new RegExp(`^[\\s—–─-]*${WHEN}[\\s—–─-]*$`, 'u');

export type Groups = Record<string, string | undefined>;

const pad = (figure: string): string => figure.padStart(2, '0');

function dayOf(groups: Groups, today: string): string | undefined {
  const { year, month, day, m, d, back, weekday } = groups;
  if (year && month && day) return checked(`${year}-${pad(month)}-${pad(day)}`);
  if (m && d) {
    const on = `${today.slice(0, 4)}-${pad(m)}-${pad(d)}`;
    return checked(on > today ? `${Number(today.slice(0, 4)) - 1}${on.slice(4)}` : on);
  }
  if (back) return daysBefore(today, back === '今天' ? 0 : back === '昨天' ? 1 : 2);
  if (weekday) {
    const wanted = weekday === '天' ? 6 : '一二三四五六日'.indexOf(weekday);
    const now = (new Date(instantAt(today, 12 * 60)).getUTCDay() + 6) % 7;
    return daysBefore(today, (now - wanted + 7) % 7);
  }
  return undefined;
}

const checked = (on: string): string | undefined => (isCalendarDate(on) ? on : undefined);
const daysBefore = (on: string, days: number): string => dateOf(instantAt(on) - days * DAY_MS);

function minutesOf({ half, hour, minute }: Groups): number {
  const told = Number(hour);
  const isAfternoon = (half === '下午' || half === '晚上') && told < 12;
  return (told + (isAfternoon ? 12 : 0)) * 60 + Number(minute);
}

/** Keeps the day that date lines and full dates set, so that a bare 14:12 further down has one. */
export function chatClock(pastedAt: Instant | undefined) {
  const today = pastedAt === undefined ? undefined : dateOf(pastedAt);
  let current: string | undefined;
  return {
    /** `—— 2022-03-05 ——` or a time alone on a line: true, and the day is remembered. */
    takesLine(line: string): boolean {
      const match = DATE_LINE.exec(line) ?? TIME_LINE.exec(line);
      if (!match) return false;
      current = dayOf(match.groups ?? {}, today ?? '9999-12-31') ?? current;
      return true;
    },
    /** The instant of a header; undefined when no day is known. */
    read(groups: Groups): Instant | undefined {
      if (groups.hour === undefined) return undefined;
      const isRelative = groups.year === undefined;
      if (isRelative && today === undefined && current === undefined) return undefined;
      const on = dayOf(groups, today ?? current ?? '') ?? (groups.m || groups.year ? undefined : (current ?? today));
      if (on === undefined) return undefined;
      if (!isRelative) current = on;
      return instantAt(on, minutesOf(groups));
    },
  };
}
