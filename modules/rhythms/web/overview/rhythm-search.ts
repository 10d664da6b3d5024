// What 三个一 shows, as it stands in the address: whose, which days, which rhythm, which states, as of when. A number elsewhere that opens this page
// brings exactly these (`occurrenceFilter`), so that the rows shown are the rows counted.
import { addDays, addMonths, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { type OccurrenceState, occurrenceStates, type RecordKind, recordKinds } from '../../shared/occurrence.ts';
import type { OccurrenceFilter } from '../../shared/queries.ts';

export const views = ['list', 'calendar'] as const;
export type View = (typeof views)[number];

export type RhythmSearch = {
  unitId: string | undefined;
  code: string | undefined;
  record: RecordKind | undefined;
  states: OccurrenceState[] | undefined;
  from: string | undefined;
  to: string | undefined;
  asOf: string | undefined;
  view: View | undefined;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 60 ? value : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isCalendarDate(value) ? value : undefined;
const uuid = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;
const oneOf = <V extends string>(all: readonly V[], value: unknown): V | undefined => all.find((one) => one === value);

/** Anything may stand in an address: what cannot be read is left out, and the rest still holds. */
export function readRhythmSearch(raw: Record<string, unknown>): RhythmSearch {
  const said = Array.isArray(raw['states']) ? raw['states'] : [raw['states']];
  const states = occurrenceStates.filter((state) => said.includes(state));
  return {
    unitId: uuid(raw['unitId']),
    code: text(raw['code']),
    record: oneOf(recordKinds, raw['record']),
    states: states.length > 0 ? states : undefined,
    from: day(raw['from']),
    to: day(raw['to']),
    asOf: day(raw['asOf']),
    view: oneOf(views, raw['view']),
  };
}

export const spans = ['last_month', 'month', 'next_month', 'year'] as const;
export type Span = (typeof spans)[number];

/** Whole months, ahead too: what comes is already laid out. */
export function daysOfSpan(span: Span, today: string): { from: string; to: string } {
  const month = `${today.slice(0, 8)}01`;
  const whole = (first: string) => ({ from: first, to: addDays(addMonths(first, 1), -1) });
  switch (span) {
    case 'last_month':
      return whole(addMonths(month, -1));
    case 'month':
      return whole(month);
    case 'next_month':
      return whole(addMonths(month, 1));
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  }
}

/** The days shown, this month unless said otherwise; of a day that stands alone the other is reckoned. */
export function daysOf({ from, to }: Pick<RhythmSearch, 'from' | 'to'>, today: string): { from: string; to: string } {
  const usual = daysOfSpan('month', today);
  const first = from ?? (to !== undefined && to < usual.from ? `${to.slice(0, 8)}01` : usual.from);
  const last = to ?? (usual.to < first ? daysOfSpan('month', first).to : usual.to);
  return { from: first, to: last < first ? first : last };
}

/** The filter asked of the server: every part that is set, and nothing else. */
export function filterOf(search: RhythmSearch, today: string): OccurrenceFilter & { from: string; to: string } {
  const { unitId, code, record, states, asOf } = search;
  return {
    ...daysOf(search, today),
    ...(unitId ? { unitId } : {}),
    ...(code ? { code } : {}),
    ...(record ? { record } : {}),
    ...(states ? { states } : {}),
    ...(asOf ? { asOf } : {}),
  };
}
