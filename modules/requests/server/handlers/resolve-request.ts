import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { GivenFact } from '../../shared/facts.ts';
import { keepFacts, needFacts, takeFacts } from '../facts.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertNote } from '../store/notes.ts';
import { closePause } from '../store/pauses.ts';
import { changeRequest } from '../store/request.ts';

type Input = { requestId: string; text: string; fileIds: string[]; facts?: GivenFact[] | undefined };

/** The handler's word that the work is done, with what shows it. It is not closed by this: somebody else checks (B6). */
export async function handleResolve(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, method } = await openFor('resolve', input.requestId, context);
  const kind = method.kinds.get(request.kindCode ?? '');
  const facts = takeFacts(input.facts, request, kind, method, context);
  await needFacts('resolve', request, kind, method, facts, context);
  const staff = staffOf(context.actor);
  insertNote(tx, {
    id: context.commandId,
    requestId: request.id,
    kind: 'evidence',
    text: input.text,
    fileIds: input.fileIds,
    byKind: 'staff',
    byStaffId: staff.staffId,
    byUnitId: staff.unitId,
    byName: staff.name,
    isPublic: true,
  });
  keepFacts(request.id, facts, kind, context);
  if (request.pausedAt) closePause(tx, request.id);
  changeRequest(tx, request, {
    state: 'resolved',
    resolvedAt: tx.at,
    resolvedByStaffId: staff.staffId,
    respondedAt: request.respondedAt ?? tx.at,
    wakeAt: null,
    pausedAt: null,
  });
  return done(request, [
    { type: 'request.resolved', requestId: request.id, by: staff.name, photos: input.fileIds.length },
  ]);
}
