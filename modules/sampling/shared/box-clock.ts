// The four hours from the first swab in a box to the laboratory (C12): warned of before they are over, never only after. Pure; the tablet reads the same clock.
import { HOUR_MS } from '#kernel/shared/clock/time.ts';

export const clockStates = ['no_sample', 'ok', 'warned', 'over', 'arrived', 'arrived_late'] as const;
export type ClockState = (typeof clockStates)[number];

/** C12: four hours. From three on it is said. */
export const boxHours = { warn: 3, limit: 4 } as const;

/** `firstAt`: the first sample of its oldest tube; `arrivedAt`: received by a laboratory. */
export function clockOf(times: { firstAt: number | null; arrivedAt: number | null }, now: number): ClockState {
  const { firstAt, arrivedAt } = times;
  if (arrivedAt !== null)
    return firstAt !== null && arrivedAt - firstAt > boxHours.limit * HOUR_MS ? 'arrived_late' : 'arrived';
  if (firstAt === null) return 'no_sample';
  if (now - firstAt > boxHours.limit * HOUR_MS) return 'over';
  return now - firstAt >= boxHours.warn * HOUR_MS ? 'warned' : 'ok';
}
