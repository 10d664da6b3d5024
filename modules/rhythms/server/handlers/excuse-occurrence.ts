import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { stateTitles } from '../../shared/occurrence.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import { told } from '../opening.ts';
import { excuseOccurrence, lockOccurrence } from '../store/occurrences.ts';

/** By the level above, while the day is not over: afterwards it is missed, and no reason makes it anything else. */
export async function handleExcuse(
  input: { occurrenceId: string; reason: string },
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  const occurrence = await lockOccurrence(tx, input.occurrenceId);
  if (!occurrence) throw rhythmProblem('not_found');
  const isOver = occurrence.state !== 'due' || dateOf(context.now) > occurrence.dueOn;
  if (isOver) {
    const state = occurrence.state === 'due' ? 'missed' : occurrence.state;
    throw rhythmProblem('over', { state: stateTitles[state].zh });
  }
  if (actor.kind === 'staff' && actor.unitId === occurrence.unitId) throw rhythmProblem('excuse_own');
  const staffId = actor.kind === 'staff' ? actor.staffId : null;
  excuseOccurrence(tx, occurrence.id, { staffId, reason: input.reason });
  return told(occurrence, [{ type: 'rhythm.excused', occurrenceId: occurrence.id, reason: input.reason }]);
}
