// What one may promise in one tap when taking a job on: today, tomorrow noon, tomorrow evening — never later than the limit allows. Pure.
import { addDays, dateOf, type Instant, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';

const noon = 12 * 60;
const evening = 18 * 60;
/** Less than this ahead is no promise but a race. */
const leastMs = 30 * MINUTE_MS;

/** Instants, soonest first. With a limit nearer than all of them, the limit itself; none when it is past. */
export function promiseChoices(now: Instant, dueAt: Instant | null): Instant[] {
  const today = dateOf(now);
  const tomorrow = addDays(today, 1);
  const choices = [instantAt(today, evening), instantAt(tomorrow, noon), instantAt(tomorrow, evening)].filter(
    (instant) => instant - now >= leastMs && (dueAt === null || instant <= dueAt),
  );
  if (choices.length > 0 || dueAt === null) return choices;
  return dueAt > now ? [dueAt] : [];
}
