// Which turns one piece of work closes. Pure, so that a phone without a network tells the same as the server will.
import { type Instant, instantOf } from '#kernel/shared/clock/time.ts';
import { closerOf } from './closer.ts';
import type { DutyKey } from './commands.ts';
import type { SubjectDuties } from './queries.ts';
import { closesDuties, type VisitAction, type VisitOutcome } from './visit.ts';

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

type DutyFacts = Pick<SubjectDuties['duties'][number], 'rhythmId' | 'slot' | 'action' | 'opensAt' | 'dueAt'> &
  Partial<Pick<SubjectDuties['duties'][number], 'closedBy'>>;
type Tapped = { action: VisitAction; outcome: VisitOutcome; isDrill: boolean };

/** Which turns will be closed by what was tapped, when it has gone through. */
export function closedBy(
  duties: readonly DutyFacts[],
  subjectId: string,
  { action, outcome, isDrill }: Tapped,
  happenedAt: Instant,
): DutyKey[] {
  // Played is not done: only a drill is closed by a drill.
  if (!closesDuties(outcome) || (isDrill && action !== 'drill')) return [];
  // Nor are those that another act closes.
  const turns = duties
    .filter((duty) => duty.action === action && closerOf(duty) === null)
    .map(({ rhythmId, slot, opensAt, dueAt }) => ({
      rhythmId,
      slot,
      opensAt: instantOf(opensAt),
      dueAt: instantOf(dueAt),
    }));
  return coveredBy(turns, happenedAt).map(({ rhythmId, slot }) => ({ rhythmId, subjectId, slot }));
}
