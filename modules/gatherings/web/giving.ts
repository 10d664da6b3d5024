// Of which register and of which time 作用发挥 is told; in the address, so that a figure can be a door. Pure.
import type { CalendarDate } from '#kernel/shared/clock/time.ts';

export const givingSpans = ['this_year', 'last_year'] as const;
export type GivingSpan = (typeof givingSpans)[number];
export type GivingSearch = { registerId: string | undefined; span: GivingSpan | undefined };

export const readGivingSearch = (raw: Record<string, unknown>): GivingSearch => ({
  registerId: typeof raw['registerId'] === 'string' ? raw['registerId'] : undefined,
  span: givingSpans.find((span) => span === raw['span']),
});

/** First and last day; the year that runs is told to its end, so that nothing of today is cut off. */
export function daysOf(span: GivingSpan, today: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const year = Number(today.slice(0, 4)) - (span === 'last_year' ? 1 : 0);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

type Choice = { registerId: string; rhythms: readonly unknown[] };
/** Those who are called together stand for everybody until another register is chosen (members, as a rule: gathering.choices puts them first). */
export const registerOf = <C extends Choice>(registers: readonly C[], wanted: string | undefined): C | undefined =>
  registers.find(({ registerId }) => registerId === wanted) ??
  registers.find(({ rhythms }) => rhythms.length > 0) ??
  registers[0];
