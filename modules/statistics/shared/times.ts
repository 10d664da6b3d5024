// Times by step out of many instants: median and ninth decile, in clock hours and in hours of the office. Pure and quick: a district's month is
// some hundred thousand instants, and the answer must not keep the server from its other work.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { officeMsAt } from '#kernel/shared/clock/measure.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';

/** Hours. Null where no request has this step behind it. */
export type Spread = { median: number | null; p90: number | null };
export type StepTimes = { count: number; clock: Spread; work: Spread };

/** Instants of requests side by side, `width` to a request; NaN where one has not come yet. */
export type Instants = { values: Float64Array; width: number };

/** Durations between two columns of the instants, for all steps at once, so that no instant is looked up twice. */
export function timesByStep(
  calendar: WorkCalendar,
  { values, width }: Instants,
  steps: readonly (readonly [from: number, to: number])[],
): StepTimes[] {
  const office = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const at = values[i]!;
    office[i] = Number.isNaN(at) ? Number.NaN : officeMsAt(calendar, at);
  }
  return steps.map(([from, to]) => {
    const clock = gaps(values, width, from, to);
    return { count: clock.length, clock: spreadOf(clock), work: spreadOf(gaps(office, width, from, to)) };
  });
}

function gaps(values: Float64Array, width: number, from: number, to: number): Float64Array {
  const found = new Float64Array(values.length / width);
  let count = 0;
  for (let i = 0; i < values.length; i += width) {
    const gap = values[i + to]! - values[i + from]!;
    if (!Number.isNaN(gap)) found[count++] = gap;
  }
  return found.subarray(0, count);
}

/** The smallest value that half, or nine tenths, of all do not exceed (as percentile_disc has it): a time somebody really waited. */
function spreadOf(gapsMs: Float64Array): Spread {
  if (gapsMs.length === 0) return { median: null, p90: null };
  const sorted = gapsMs.slice().sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]! / HOUR_MS;
  return { median: at(0.5), p90: at(0.9) };
}
