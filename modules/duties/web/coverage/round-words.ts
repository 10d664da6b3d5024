// A round by its days: `11月1日—11月30日`, `3月16日 07:00—08:30`. Pure.
import { formatMonthDay, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf, type Lang } from '#kernel/shared/clock/time.ts';

type Round = { opensAt: string | number | Date; dueAt: string | number | Date };

export function roundWords({ opensAt, dueAt }: Round, lang: Lang, year: string): string {
  const [from, to] = [instantOf(opensAt), instantOf(dueAt)];
  const [first, last] = [dateOf(from), dateOf(to)];
  const day = (on: string) =>
    (on.startsWith(year) ? '' : `${on.slice(0, 4)}${lang === 'zh' ? '年' : '-'}`) + formatMonthDay(on, lang);
  if (first !== last) return `${day(first)}—${day(last)}`;
  const [opens, due] = [formatTime(from), formatTime(to)];
  return opens === '00:00' && due === '23:59' ? day(first) : `${day(first)} ${opens}—${due}`;
}
