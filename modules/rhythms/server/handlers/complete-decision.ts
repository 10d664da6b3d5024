import type { CommandContext, Done } from '#kernel/server/house.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import { finishDecision, lockDecision } from '../store/meetings.ts';

/** By its owner, or by those of the unit that decided it, with what was done. */
export async function handleCompleteDecision(
  input: { decisionId: string; note: string },
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  const decision = await lockDecision(tx, input.decisionId);
  if (!decision) throw rhythmProblem('not_found');
  const isOwner = actor.kind === 'staff' && actor.postId === decision.ownerPostId;
  const isOfUnit = decision.isInScope && actor.kind === 'staff' && actor.role !== 'grid_worker';
  if (!isOwner && !isOfUnit) throw rhythmProblem('not_owner');
  if (decision.doneAt) throw rhythmProblem('decision_done');
  finishDecision(tx, decision.id, { staffId: actor.kind === 'staff' ? actor.staffId : null, note: input.note });
  return {
    subjectId: decision.occurrenceId,
    territoryId: decision.unitId,
    unitIds: [decision.unitId],
    events: [{ type: 'decision.done', decisionId: decision.id, occurrenceId: decision.occurrenceId }],
  };
}
