// The same matter told twice becomes one; both tellings stay, each with its channel, caller and time (B2).
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { answerRings } from '../store/calls.ts';
import { changeRequest, lockRequest } from '../store/request.ts';

export async function handleMerge(
  input: { requestId: string; intoId: string; reason: string },
  context: CommandContext,
): Promise<Done> {
  const { tx } = context;
  if (input.intoId === input.requestId) throw requestProblem('merge_into_itself');
  // Two desks merging each other's at once: always the smaller id first.
  const [first, second] = [input.requestId, input.intoId].sort();
  await lockRequest(tx, first!);
  await lockRequest(tx, second!);
  const { request } = await openFor('merge', input.requestId, context);
  const into = await lockRequest(tx, input.intoId);
  if (!into) throw requestProblem('not_found');
  if (into.districtId !== request.districtId) throw requestProblem('not_same_district');
  if (into.mergedIntoId !== null || into.state === 'withdrawn') throw requestProblem('merge_into_itself');
  const staff = staffOf(context.actor);
  answerRings(tx, request.id, staff.postId);
  changeRequest(tx, request, { state: 'merged', mergedIntoId: into.id, wakeAt: null, ringStep: null });
  return done(
    request,
    [
      {
        type: 'request.merged',
        requestId: request.id,
        intoId: into.id,
        intoNo: into.requestNo,
        by: staff.name,
        reason: input.reason,
      },
    ],
    {
      unitIds: [request.deskUnitId, into.deskUnitId],
    },
  );
}

type Withdraw = { requestId: string; reason: string; note: string };

/** A mis-press, a silent call nobody could reach, or the caller's own wish: kept with its reason, counted apart. */
export async function handleWithdraw(input: Withdraw, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('withdraw', input.requestId, context);
  const staff = staffOf(context.actor);
  answerRings(tx, request.id, staff.postId);
  changeRequest(tx, request, { state: 'withdrawn', wakeAt: null, ringStep: null });
  return done(request, [
    { type: 'request.withdrawn', requestId: request.id, reason: input.reason, note: input.note, by: staff.name },
  ]);
}
