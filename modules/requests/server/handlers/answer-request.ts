// A ringing call is picked up: the ring stops everywhere, and who answered is on record.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { answerRings } from '../store/calls.ts';
import { changeRequest } from '../store/request.ts';

export async function handleAnswer(input: { requestId: string }, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('answer', input.requestId, context);
  const staff = staffOf(context.actor);
  answerRings(tx, request.id, staff.postId);
  changeRequest(tx, request, {
    state: 'accepted',
    acceptedAt: tx.at,
    wakeAt: null,
    ringStep: null,
    ...(request.firstAskedStaffId === null && staff.staffId ? { firstAskedStaffId: staff.staffId } : {}),
  });
  return done(request, [{ type: 'request.answered', requestId: request.id, by: staff.name, unitId: staff.unitId }]);
}
