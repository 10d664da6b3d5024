// For how long a phone may work alone, and what is too old to be believed. Pure.
import { DAY_MS } from '#kernel/shared/clock/time.ts';

/** From the last contact. A phone on nobody's way for two weeks is lost or in a drawer. */
export const leaseDays = 14;

export const leaseEnd = (now: number): number => now + leaseDays * DAY_MS;

export type LeaseFacts = { endsAt: number; endedAt: number | null };
export type LeaseState = 'runs' | 'over' | 'ended';

export function leaseStateAt({ endsAt, endedAt }: LeaseFacts, at: number): LeaseState {
  if (endedAt !== null) return 'ended';
  return endsAt <= at ? 'over' : 'runs';
}

/**
 * When an act was done: by the device's clock and the distance to the house's that it knew then (house − device, ms), never later than now, and never before the act
 * before it on the same device, whatever was done to the clock meanwhile.
 */
export function doneAtOf(act: { at: number; off: number }, before: number, now: number): number {
  const told = act.at + act.off;
  return Math.min(now, Math.max(Number.isFinite(told) ? told : now, before));
}
