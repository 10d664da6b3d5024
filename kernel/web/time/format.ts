// How times are written on screens (experience.md): 3月16日 周三 14:05, 剩 2 小时, 超 1 天. Always Shanghai time, whatever the device thinks.
import {
  type CalendarDate,
  DAY_MS,
  dateOf,
  HOUR_MS,
  type Instant,
  type Lang,
  MINUTE_MS,
  SHANGHAI_OFFSET_MS,
  weekdayOf,
} from '#kernel/shared/clock/time.ts';

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `09:05` */
export function formatTime(at: Instant): string {
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** `3月16日 周三`; the year is written when it is not the year of `now`. */
export function formatDate(on: CalendarDate, lang: Lang, now: Instant): string {
  const year = on.slice(0, 4);
  const month = Number(on.slice(5, 7));
  const day = Number(on.slice(8));
  const weekday = weekdays[lang][weekdayOf(on)] ?? '';
  const isThisYear = dateOf(now).startsWith(year);
  if (lang === 'zh') return `${isThisYear ? '' : `${year}年`}${month}月${day}日 ${weekday}`;
  return `${weekday} ${day} ${months[month - 1] ?? ''}${isThisYear ? '' : ` ${year}`}`;
}

/** `3月16日 周三 14:05` */
export function formatMoment(at: Instant, lang: Lang, now: Instant): string {
  return `${formatDate(dateOf(at), lang, now)} ${formatTime(at)}`;
}

/** A length of time in its largest whole unit: `2 小时`, `1 天`; under a minute counts as one. */
export function formatSpan(ms: number, lang: Lang): string {
  if (ms >= DAY_MS) return unit(Math.floor(ms / DAY_MS), '天', 'day', lang);
  if (ms >= HOUR_MS) return unit(Math.floor(ms / HOUR_MS), '小时', 'h', lang);
  return unit(Math.max(1, Math.floor(ms / MINUTE_MS)), '分钟', 'min', lang);
}

/** A length of time to the minute, for a clock one works against: `5 小时 02 分`, `2 天 3 小时`. */
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

/** `剩 2 小时` before the limit, `超 1 天` after it. The limit itself is not late yet. */
export function formatRemaining(dueAt: Instant, now: Instant, lang: Lang): string {
  const span = formatSpan(Math.abs(dueAt - now), lang);
  if (lang === 'zh') return now > dueAt ? `超 ${span}` : `剩 ${span}`;
  return now > dueAt ? `${span} late` : `${span} left`;
}

function unit(count: number, zh: string, en: string, lang: Lang): string {
  if (lang === 'zh') return `${count} ${zh}`;
  return `${count} ${en}${en === 'day' && count !== 1 ? 's' : ''}`;
}
