/**
 * Instants, dates and spans of time in words, Chinese and English. Written out by hand rather than by `Intl`, so that
 * server, phone and paper say the same whatever their locale tables are.
 */
import type { LimitUnit } from './limit.ts';
import {
  type CalendarDate,
  dateOf,
  dayNumber,
  dayOfInstant,
  type Instant,
  type Lang,
  MINUTE_MS,
  SHANGHAI_OFFSET_MS,
  weekdayOf,
} from './time.ts';

const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `周三`, `Wed`. */
export function formatWeekday(on: CalendarDate, lang: Lang): string {
  return WEEKDAYS[lang][weekdayOf(on)] ?? '';
}

/** `2022年3月16日`, `16 Mar 2022`. */
export function formatDate(on: CalendarDate, lang: Lang): string {
  dayNumber(on);
  const { year, month, day } = partsOf(on);
  return lang === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `3月16日`, `16 Mar`. */
export function formatMonthDay(on: CalendarDate, lang: Lang): string {
  const { month, day } = partsOf(on);
  return lang === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
}

/** `14:05`. */
export function formatTime(at: Instant): string {
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** `3月16日 周三 14:05`, `Wed 16 Mar 14:05`; with the year where it is not that of `asOf`. */
export function formatMoment(at: Instant, lang: Lang, asOf: Instant = at): string {
  const on = dateOf(at);
  const date = on.slice(0, 4) === dateOf(asOf).slice(0, 4) ? formatMonthDay(on, lang) : formatDate(on, lang);
  const weekday = formatWeekday(on, lang);
  return lang === 'zh' ? `${date} ${weekday} ${formatTime(at)}` : `${weekday} ${date} ${formatTime(at)}`;
}

/** `今天 14:05`, `昨天 14:05`, `明天 14:05`, else as {@link formatMoment}. */
export function formatNearMoment(at: Instant, now: Instant, lang: Lang): string {
  const days = dayOfInstant(at) - dayOfInstant(now);
  const word = NEAR[lang][days + 1];
  return Math.abs(days) <= 1 && word ? `${word} ${formatTime(at)}` : formatMoment(at, lang, now);
}

const NEAR = { zh: ['昨天', '今天', '明天'], en: ['Yesterday', 'Today', 'Tomorrow'] } as const;

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/**
 * What the wall clock leaves until a limit, in its largest whole unit: `剩 2 小时`, `超 1 天`, `2 h left`, `1 d over`. What
 * is left is rounded down and never promises more than there is; under a minute it says so.
 */
export function formatRemaining(dueAt: Instant, now: Instant, lang: Lang): string {
  const isOver = now > dueAt;
  const minutes = Math.floor(Math.abs(dueAt - now) / MINUTE_MS);
  const span = formatSpan(minutes, lang);
  if (lang === 'zh') return `${isOver ? '超' : '剩'} ${span}`;
  return `${span} ${isOver ? 'over' : 'left'}`;
}

function formatSpan(minutes: number, lang: Lang): string {
  const units = SPAN_UNITS[lang];
  if (minutes < 1) return units.none;
  if (minutes < HOUR_MINUTES) return `${minutes} ${units.minute}`;
  if (minutes < DAY_MINUTES) return `${Math.floor(minutes / HOUR_MINUTES)} ${units.hour}`;
  return `${Math.floor(minutes / DAY_MINUTES)} ${units.day}`;
}

const SPAN_UNITS = {
  zh: { none: '不到 1 分钟', minute: '分钟', hour: '小时', day: '天' },
  en: { none: 'under 1 min', minute: 'min', hour: 'h', day: 'd' },
} as const;

const UNIT_WORDS: Record<Lang, Record<LimitUnit, readonly [one: string, many: string]>> = {
  zh: { work_day: ['个工作日', '个工作日'], work_hour: ['个工作时', '个工作时'], clock_hour: ['小时', '小时'] },
  en: {
    work_day: ['working day', 'working days'],
    work_hour: ['working hour', 'working hours'],
    clock_hour: ['hour', 'hours'],
  },
};

/** A limit in words: `5 个工作日`, `4 working hours`. Takes a `TimeLimit`. */
export function formatLimit(limit: { amount: number; unit: LimitUnit }, lang: Lang): string {
  const [one, many] = UNIT_WORDS[lang][limit.unit];
  const amount = Math.round(limit.amount * 10) / 10;
  return `${amount} ${amount === 1 ? one : many}`;
}

/**
 * What is left of a limit in its own unit, as `remaining` counts it: `剩 1.5 个工作日`, `超 2 个工作日`, `2 working days over`.
 * To a tenth; what is left rounds down, what is over rounds up.
 */
export function formatRemainingLimit(left: number, unit: LimitUnit, lang: Lang): string {
  const isOver = left < 0;
  const tenths = isOver ? Math.ceil(-left * 10 - 1e-6) : Math.floor(left * 10 + 1e-6);
  const words = formatLimit({ amount: tenths / 10, unit }, lang);
  if (lang === 'zh') return `${isOver ? '超' : '剩'} ${words}`;
  return `${words} ${isOver ? 'over' : 'left'}`;
}

function partsOf(on: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), day: Number(on.slice(8, 10)) };
}
