import type { CommandContext, Done } from '#kernel/server/house.ts';
import { redo } from '../redo.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertNote } from '../store/notes.ts';

export async function handleRedo(input: { requestId: string; reason: string }, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('redo', input.requestId, context);
  const staff = staffOf(context.actor);
  insertNote(tx, {
    id: context.commandId,
    requestId: request.id,
    kind: 'internal',
    text: input.reason,
    fileIds: [],
    byKind: 'staff',
    byStaffId: staff.staffId,
    byUnitId: staff.unitId,
    byName: staff.name,
    isPublic: false,
  });
  return done(request, [{ ...redo(tx, request, {}), reason: input.reason, by: staff.name }]);
}
