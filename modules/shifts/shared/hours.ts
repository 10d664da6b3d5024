// Hours: how long somebody has been on their feet, shown beside the name when a shift is planned. Shown, never refused, never ranked (国办函〔2026〕12号: not a score).
import { DAY_MS, dateOf, HOUR_MS, instantAt, MINUTE_MS, weekdayOf } from '#kernel/shared/clock/time.ts';

export type Span = { from: number; until: number };
export type FatigueTone = 'calm' | 'amber' | 'red';
/** Hours without a rest of an hour that end with the shift; and within the day and the seven days up to its end. */
export type Fatigue = { inARow: number; inADay: number; inAWeek: number; tone: FatigueTone };
export type FatigueLimits = { amberHours: number; redHours: number };

export const defaultLimits: FatigueLimits = { amberHours: 8, redHours: 12 };
/** A break shorter than this is none. */
const restMs = HOUR_MS;

/** Spans brought together, so that an hour told twice is one hour. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, until }) => until > from).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else joined.push({ ...span });
  }
  return joined;
}

const within = (spans: readonly Span[], from: number, until: number): number =>
  spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.until, until) - Math.max(span.from, from)), 0);
const hours = (ms: number): number => Math.round((ms / HOUR_MS) * 10) / 10;

/** How tired somebody would be at the end of this shift, given where else they stood or stand. Amber over 8 h in a row, red over 12 (settings). */
export function fatigueOf(shift: Span, others: readonly Span[], limits: FatigueLimits): Fatigue {
  const spans = joinSpans([...others, shift]);
  let begin = shift.from;
  for (const span of spans.toReversed())
    if (span.from <= begin && begin - span.until < restMs) begin = Math.min(begin, span.from);
  const inARow = hours(within(spans, begin, shift.until));
  return {
    inARow,
    inADay: hours(within(spans, shift.until - DAY_MS, shift.until)),
    inAWeek: hours(within(spans, shift.until - 7 * DAY_MS, shift.until)),
    tone: inARow > limits.redHours ? 'red' : inARow > limits.amberHours ? 'amber' : 'calm',
  };
}

/** Times of the week in which a volunteer has no class and no child to mind; minutes after midnight. */
export type Available = readonly { weekday: number; from: number; to: number }[];

/** Whether a shift lies wholly within them (E6 class clash). None told: any time. */
export function isAvailable(available: Available, shift: Span): boolean {
  if (available.length === 0) return true;
  for (let at = shift.from; at < shift.until; ) {
    const on = dateOf(at);
    const midnight = instantAt(on);
    const end = Math.min(shift.until, midnight + DAY_MS);
    const [from, to] = [(at - midnight) / MINUTE_MS, (end - midnight) / MINUTE_MS];
    if (!available.some((one) => one.weekday === weekdayOf(on) && one.from <= from && one.to >= to)) return false;
    at = end;
  }
  return true;
}
