// How a shift and those on it are said, on every door.
import { formatMonthDay, formatTime, formatWeekday } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { LineState, ShiftWords } from '../shared/roster.ts';

export const stateTones: Record<LineState, Tone> = {
  asked: 'amber',
  accepted: 'plain',
  came: 'teal',
  left: 'green',
  declined: 'plain',
  replaced: 'plain',
  missed: 'red',
};

/** 3月16日 周三 */
export const dayOf = (on: string, lang: 'zh' | 'en'): string =>
  `${formatMonthDay(on, lang)} ${formatWeekday(on, lang)}`;
/** 08:00 */
export const clockOf = (at: Date | string): string => formatTime(instantOf(at));
/** 08:00–14:00, and to the next day where it runs over midnight. */
export function spanOf(from: Date | string, until: Date | string, lang: 'zh' | 'en'): string {
  const isNext = dateOf(instantOf(until) - 1) > dateOf(instantOf(from));
  return `${clockOf(from)}–${isNext ? (lang === 'zh' ? '次日 ' : 'next day ') : ''}${clockOf(until)}`;
}
export function titleOfRole(words: ShiftWords, role: string): Words {
  return words.roles.find(({ code }) => code === role)?.title ?? { zh: role, en: role };
}
export const hoursOf = (minutes: number): string => (Math.round(minutes / 6) / 10).toLocaleString('en');

/** Of a field of time, 08:30; undefined while it is not whole. */
export const minutesOf = (text: string): number | undefined => {
  const [h, m] = text.split(':').map(Number);
  return h === undefined || m === undefined || Number.isNaN(h + m) ? undefined : h * 60 + m;
};
