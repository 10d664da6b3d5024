// A year as twelve months of weeks, Monday first, for the calendar of days off. Pure.
import { addDays, weekdayOf } from '#kernel/shared/clock/time.ts';

export type Month = { month: number; weeks: (string | undefined)[][] };

const pad = (n: number) => String(n).padStart(2, '0');

export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    const first = `${year}-${pad(month)}-01`;
    const days: (string | undefined)[] = Array.from({ length: weekdayOf(first) }, () => undefined);
    for (let on = first; on.startsWith(`${year}-${pad(month)}`); on = addDays(on, 1)) days.push(on);
    while (days.length % 7 !== 0) days.push(undefined);
    const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
    return { month, weeks };
  });
}
