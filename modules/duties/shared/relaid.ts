// Which rounds a changed calendar moves (1.T 3). Pure. What is over is never judged anew: a day declared off afterwards makes no miss undone, and a rule that
// would have put a turn on a day gone by finds nobody late.
import type { Instant } from '#kernel/shared/clock/time.ts';
import type { Slot } from './cadence.ts';

/** Days off move a turn by less: no run of days off is as long. */
export const longestMoveDays = 31;

/** A round as it stands, given the times of `wanted`: what the calendar says of the same slot now. Undefined: it stays as it is. */
export function relaid(standing: Slot, wanted: Slot | undefined, now: Instant): Slot | undefined {
  if (!wanted || isSame(standing, wanted)) return undefined;
  const isOver = standing.dueAt < now && !standing.isLeftOut;
  if (isOver) return undefined;
  if (!wanted.isLeftOut && wanted.dueAt < now) return undefined;
  return wanted;
}

const isSame = (one: Slot, other: Slot): boolean =>
  one.isLeftOut === other.isLeftOut && one.opensAt === other.opensAt && one.dueAt === other.dueAt;
