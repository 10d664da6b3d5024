import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addLimit } from '#kernel/shared/clock/limit.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertReturn } from '../store/oversight.ts';
import { changeRequest, writeAsHouse } from '../store/request.ts';

type Input = { requestId: string; reason: string; legalBasis?: string | undefined };

/** Not ours: back to the dispatcher with the reason, within two working days (Shandong 2020). Later it still goes back, and is marked late. */
export async function handleReturn(input: Input, context: CommandContext): Promise<Done> {
  const { tx, calendar, now } = context;
  const { request, method } = await openFor('return', input.requestId, context);
  const staff = staffOf(context.actor);
  const limitEnds = addLimit(calendar, request.dispatchedAt!.getTime(), method.method.returnLimit);
  const isInTime = now <= limitEnds;
  insertReturn(tx, {
    id: context.commandId,
    requestId: request.id,
    unitId: staff.unitId!,
    reason: input.reason,
    legalBasis: input.legalBasis ?? null,
    isInTime,
  });
  writeAsHouse(tx);
  changeRequest(tx, request, { state: 'returned', leadUnitId: null, leadPostId: null });
  return done(request, [
    {
      type: 'request.returned',
      requestId: request.id,
      by: staff.name,
      unitId: staff.unitId,
      reason: input.reason,
      isInTime,
    },
  ]);
}
