// Work told by mistake is taken back (A9): the visit stays on record and counts nowhere from then on (app.standing_visits), and what it had closed is asked again.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dutyProblem } from '../shared/problems.ts';
import { addWithdrawal, lockStanding, reopenDuties } from './store/withdrawals.ts';

/**
 * For work that told nothing but how it came out. A visit that told facts, raised a request or brought photos is corrected where these stand (`fact.correct`), not
 * unmade: others may have acted on them.
 */
export async function withdrawWork(
  { visitId, reason = '' }: { visitId: string; reason?: string },
  { tx, actor }: CommandContext,
): Promise<Pick<Done, 'events'>> {
  const visit = await lockStanding(tx, visitId);
  if (!visit) throw dutyProblem('visit_not_found');
  if (visit.toldMore) throw dutyProblem('told_more');
  addWithdrawal(tx, visitId, {
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    postId: actor.kind === 'staff' ? actor.postId : null,
    byName: actor.kind === 'staff' ? actor.staffName : '',
    reason,
    reopened: visit.closed,
  });
  reopenDuties(tx, visit.subjectId, visitId);
  const reopened = visit.closed.map(({ rhythmId, slot }) => ({ rhythmId, slot }));
  return { events: [{ type: 'visit.withdrawn', visitId, subjectId: visit.subjectId, reopened }] };
}
