// What the board shows, as it stands in the address: which unit, which days, as of when. A link to a board is a link to these figures.

import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, addMonths, dateOf, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import type { BoardInput } from '../shared/queries.ts';

export type BoardSearch = {
  unitId: string | undefined;
  leadUnitId: string | undefined;
  from: string | undefined;
  to: string | undefined;
  asOf: string | undefined;
};

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isCalendarDate(value) ? value : undefined;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const readBoardSearch = (raw: Record<string, unknown>): BoardSearch => ({
  unitId: text(raw['unitId']),
  leadUnitId: text(raw['leadUnitId']),
  from: day(raw['from']),
  to: day(raw['to']),
  asOf: day(raw['asOf']),
});

export const spans = ['today', 'week', 'month', 'last_month', 'year'] as const;
export type Span = (typeof spans)[number];

/** The days of a span, seen from a day; what has not come yet is no part of it. */
export function daysOf(span: Span, today: string): { from: string; to: string } {
  const month = `${today.slice(0, 8)}01`;
  switch (span) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: mondayOf(today), to: today };
    case 'month':
      return { from: month, to: today };
    case 'last_month':
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

export function useBoardSearch() {
  const [search, set] = useFilters(readBoardSearch);
  const today = dateOf(useNow());
  // Seen from the evening that is asked about, this month is that month.
  const seenFrom = search.asOf !== undefined && search.asOf < today ? search.asOf : today;
  const usual = daysOf('month', seenFrom);
  const from = search.from ?? usual.from;
  const to = search.to ?? (usual.to < from ? from : usual.to);
  const input: BoardInput = {
    from,
    to,
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(search.leadUnitId ? { leadUnitId: search.leadUnitId } : {}),
    ...(search.asOf ? { asOf: search.asOf } : {}),
  };
  const span = spans.find((one) => {
    const days = daysOf(one, seenFrom);
    return days.from === from && days.to === to;
  });
  return { search, set, input, today, seenFrom, span };
}
