import type { CommandContext, Done } from '#kernel/server/house.ts';
import { findStaffName } from '#modules/territory/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { changeRequest } from '../store/request.ts';

/** L12: the first-asked duty passes by name and on record; until then it stays. */
export async function handleHandOver(
  input: { requestId: string; toStaffId: string; note: string },
  context: CommandContext,
): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('note', input.requestId, context);
  const name = await findStaffName(tx, input.toStaffId);
  if (!name) throw requestProblem('unit_unknown');
  // A hand-over to its owner would put a change into the story that never was.
  if (input.toStaffId === request.firstAskedStaffId) throw requestProblem('already_theirs', { name });
  changeRequest(tx, request, { firstAskedStaffId: input.toStaffId });
  return done(request, [
    {
      type: 'request.question_handed_over',
      requestId: request.id,
      from: staffOf(context.actor).name,
      to: name,
      note: input.note,
    },
  ]);
}
