// Waiting times in words: minutes, hours, days, one figure after the point where it says something.
import type { Lang } from '#kernel/shared/clock/time.ts';

export function formatHours(hours: number | null, lang: Lang): string {
  if (hours === null) return '—';
  const [minute, hour, day] = lang === 'zh' ? ['分钟', '小时', '天'] : ['min', 'h', 'd'];
  if (hours < 1) return `${Math.round(hours * 60)} ${minute}`;
  if (hours < 48) return `${trim(hours)} ${hour}`;
  return `${trim(hours / 24)} ${day}`;
}

/** Hours of the office stay hours: a day of them is not a day of the clock. */
export function formatWorkHours(hours: number | null, lang: Lang): string {
  if (hours === null) return '—';
  const [minute, hour] = lang === 'zh' ? ['分钟', '工作时'] : ['min', 'work h'];
  return hours < 1 ? `${Math.round(hours * 60)} ${minute}` : `${trim(hours)} ${hour}`;
}

const trim = (value: number): string => (value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value)));
