import type { CommandContext, Done } from '#kernel/server/house.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertNote } from '../store/notes.ts';
import { countTellings, countVisits, insertTelling, insertVisit } from '../store/one-time.ts';
import { changeRequest } from '../store/request.ts';

type Tell = { requestId: string; noteId: string; items: string[]; rulesChanged?: string | undefined };

/**
 * L13 一次告知: everything that is still wanting, at one time and in writing, before the caller's eyes from then on. A second list is not refused, for the
 * caller must know; it is flagged as a breach, unless the rules changed in between. The lock on the request keeps two lists from both being the first.
 */
export async function handleTellMissing(input: Tell, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, standings } = await openFor('tell_missing', input.requestId, context);
  const staff = staffOf(context.actor);
  const earlier = await countTellings(tx, request.id);
  const isBreach = earlier > 0 && !input.rulesChanged;
  insertTelling(tx, {
    id: input.noteId,
    requestId: request.id,
    items: input.items,
    rulesChanged: input.rulesChanged ?? null,
    isBreach,
    staffId: staff.staffId,
    unitId: staff.unitId,
  });
  insertNote(tx, {
    id: input.noteId,
    requestId: request.id,
    kind: 'reply',
    text: input.items.map((item, i) => `${i + 1}. ${item}`).join('\n'),
    fileIds: [],
    byKind: 'staff',
    byStaffId: staff.staffId,
    byUnitId: staff.unitId,
    byName: staff.name,
    isPublic: true,
  });
  if (request.respondedAt === null && standings.includes('lead')) changeRequest(tx, request, { respondedAt: tx.at });
  return done(request, [
    {
      type: 'request.missing_told',
      requestId: request.id,
      by: staff.name,
      items: input.items.length,
      time: earlier + 1,
      isBreach,
      rulesChanged: input.rulesChanged ?? null,
    },
  ]);
}

/** L14 一次办好: the caller had to come once more. Whoever came in person to tell the matter has come once already. */
export async function handleNoteVisit(
  input: { requestId: string; visitId: string },
  context: CommandContext,
): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('note_visit', input.requestId, context);
  const staff = staffOf(context.actor);
  const before = await countVisits(tx, request.id);
  insertVisit(tx, { id: input.visitId, requestId: request.id, staffId: staff.staffId });
  const visits = before + 1;
  return done(request, [{ type: 'request.visited', requestId: request.id, by: staff.name, visits }]);
}
