// Which turns one piece of work closes. Pure, so that a phone without a network tells the same as the server will.
import type { Instant } from '#kernel/shared/clock/time.ts';

export type Turn = { rhythmId: string; slot: string; opensAt: Instant; dueAt: Instant };

/**
 * Of each rhythm: every turn that was open when it happened; where none was, the last one that was missed is made up for — one, since one visit is one visit.
 * `turns` are those neither done nor ended.
 */
export function coveredBy<T extends Turn>(turns: readonly T[], happenedAt: Instant): T[] {
  const begun = turns.filter(({ opensAt }) => opensAt <= happenedAt);
  const open = begun.filter(({ dueAt }) => happenedAt <= dueAt);
  const reached = new Set(open.map(({ rhythmId }) => rhythmId));
  const lastMissed = new Map<string, T>();
  for (const turn of begun) {
    const last = lastMissed.get(turn.rhythmId);
    if (!reached.has(turn.rhythmId) && (!last || last.dueAt < turn.dueAt)) lastMissed.set(turn.rhythmId, turn);
  }
  return [...open, ...lastMissed.values()];
}
