// When a ringing call climbs to the next role.
import type { EscalationStep } from '#modules/methods/shared/method.ts';

/** The next instant the chain climbs, counted from the first ring. */
export function ringWake(startedAt: number, chain: readonly EscalationStep[], step: number): Date | null {
  const next = chain[step + 1];
  return next ? new Date(startedAt + next.afterMinutes * 60_000) : null;
}
