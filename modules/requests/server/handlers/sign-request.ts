import type { CommandContext, Done } from '#kernel/server/house.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertNote } from '../store/notes.ts';
import { changeRequest } from '../store/request.ts';

type Input = { requestId: string; promisedAt?: string | undefined; reply?: string | undefined };

/** The unit takes the work on; this is the first response the caller sees, with the promise if one was made. */
export async function handleSign(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('sign', input.requestId, context);
  const staff = staffOf(context.actor);
  changeRequest(tx, request, {
    state: 'in_progress',
    respondedAt: request.respondedAt ?? tx.at,
    ...(staff.postId ? { leadPostId: staff.postId } : {}),
  });
  if (input.reply) {
    insertNote(tx, {
      id: context.commandId,
      requestId: request.id,
      kind: 'reply',
      text: input.reply,
      fileIds: [],
      byKind: 'staff',
      byStaffId: staff.staffId,
      byUnitId: staff.unitId,
      byName: staff.name,
      isPublic: true,
    });
  }
  return done(request, [
    {
      type: 'request.signed',
      requestId: request.id,
      by: staff.name,
      unitId: staff.unitId,
      promisedAt: input.promisedAt ?? null,
    },
  ]);
}
