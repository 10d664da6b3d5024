// Times as only screens write them; everything else is in kernel/shared/clock/format.ts.
import { formatDate, formatMonthDay, formatWeekday } from '#kernel/shared/clock/format.ts';
import {
  type CalendarDate,
  DAY_MS,
  dateOf,
  HOUR_MS,
  type Instant,
  type Lang,
  MINUTE_MS,
} from '#kernel/shared/clock/time.ts';

/** `3月16日 周三`; with the year where it is not that of `now`. */
export function formatDay(on: CalendarDate, lang: Lang, now: Instant): string {
  const date = dateOf(now).slice(0, 4) === on.slice(0, 4) ? formatMonthDay(on, lang) : formatDate(on, lang);
  const weekday = formatWeekday(on, lang);
  return lang === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** A length of time to the minute, for a clock one works against: `5 小时 02 分`, `2 天 3 小时`; rounded down, never below a minute. */
export function formatExactSpan(ms: number, lang: Lang): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const two = String(minutes).padStart(2, '0');
  if (lang === 'zh') {
    if (days > 0) return `${days} 天 ${hours} 小时`;
    return hours > 0 ? `${hours} 小时 ${two} 分` : `${Math.max(1, minutes)} 分钟`;
  }
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${two} min` : `${Math.max(1, minutes)} min`;
}
