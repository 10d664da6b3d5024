// The times one may wish for in one tap: this afternoon, tomorrow morning and afternoon, the morning after. Never one that is nearly here. Pure.
import { addDays, dateOf, type Instant, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';

const morning = 9 * 60;
const afternoon = 15 * 60;
/** Sooner than this nobody could be told. */
const leastMs = 60 * MINUTE_MS;
const most = 4;

export function wishChoices(now: Instant): Instant[] {
  const today = dateOf(now);
  return [0, 1, 2]
    .flatMap((days) => [morning, afternoon].map((minutes) => instantAt(addDays(today, days), minutes)))
    .filter((instant) => instant - now >= leastMs)
    .slice(0, most);
}
