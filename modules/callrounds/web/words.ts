// Sums of a round as its screens show them.
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { TurnCounts } from '../shared/queries.ts';
import { leftStates, outcomeTitles, reachedStates, type TurnState } from '../shared/turn.ts';

const sumOf = (counts: TurnCounts, states: readonly TurnState[]): number =>
  states.reduce((sum, state) => sum + counts[state], 0);

export const leftOf = (counts: TurnCounts): number => sumOf(counts, leftStates);
export const reachedOf = (counts: TurnCounts): number => sumOf(counts, reachedStates);
/** Neither reached nor still to be rung: at the door, refused, moved away, excused. */
export const settledStates: readonly TurnState[] = ['at_door', 'refused', 'moved_away', 'excused'];
export const settledOf = (counts: TurnCounts): number => sumOf(counts, settledStates);

export const stateTones: Record<TurnState, Tone> = {
  waiting: 'plain',
  calling: 'teal',
  later: 'amber',
  at_door: 'amber',
  refused: 'red',
  moved_away: 'plain',
  excused: 'plain',
  met_at_door: 'green',
  elsewhere: 'green',
  reached: 'green',
};

/** How a call came out, as the screens of a round say it. */
export function resultWords(outcome: string): { zh: string; en: string } {
  const found = Object.entries(outcomeTitles).find(([code]) => code === outcome);
  return found ? found[1] : { zh: outcome, en: outcome };
}

export const roundEvents = ['callround.', 'visit.', 'duty.'];
