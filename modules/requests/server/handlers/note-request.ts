import type { CommandContext, Done } from '#kernel/server/house.ts';
import { takeFirstWords } from '../first-words.ts';
import { callerOf } from '../intake.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { findPersonByPhone } from '../store/intake.ts';
import { insertNote } from '../store/notes.ts';
import { changeRequest, type RequestRow } from '../store/request.ts';

type Input = { requestId: string; noteId: string; text: string; fileIds: string[]; isPublic?: boolean };

/** Progress on the way; a public one from the handling side counts as the first response. */
export async function handleNote(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, standings } = await openFor('note', input.requestId, context);
  const staff = staffOf(context.actor);
  const isPublic = input.isPublic ?? true;
  insertNote(tx, {
    id: input.noteId,
    requestId: request.id,
    kind: isPublic ? 'progress' : 'internal',
    text: input.text,
    fileIds: input.fileIds,
    byKind: 'staff',
    byStaffId: staff.staffId,
    byUnitId: staff.unitId,
    byName: staff.name,
    isPublic,
  });
  if (request.respondedAt === null && isPublic && standings.includes('lead'))
    changeRequest(tx, request, { respondedAt: tx.at });
  return done(request, [{ type: 'request.noted', requestId: request.id, by: staff.name, isPublic }]);
}

/** The caller adds words or photos, or the number that was still missing. A number that is known is not changed: it is what they follow it by. */
export async function handleStateMore(
  input: Input & { callerPhone?: string | undefined },
  context: CommandContext,
): Promise<Done> {
  const { request, method } = await openFor('state', input.requestId, context);
  const isLeavingPhone = Boolean(input.callerPhone) && request.callerPhoneHash === null;
  if (isLeavingPhone) await leavePhone(input.callerPhone ?? '', request, context);
  insertNote(context.tx, {
    id: input.noteId,
    requestId: request.id,
    kind: 'statement',
    text: input.text,
    fileIds: input.fileIds,
    byKind: context.actor.kind,
    byStaffId: null,
    byUnitId: null,
    byName: null,
    isPublic: true,
  });
  await takeFirstWords(request, method, input.text, context);
  return done(request, [{ type: 'request.stated', requestId: request.id, isLeavingPhone }]);
}

async function leavePhone(phone: string, request: RequestRow, { tx, secrets }: CommandContext): Promise<void> {
  const caller = callerOf(phone, secrets);
  const person = caller.phoneHash ? await findPersonByPhone(tx, caller.phoneHash) : undefined;
  changeRequest(tx, request, {
    callerPhoneCipher: caller.phoneCipher,
    callerPhoneHash: caller.phoneHash,
    callerPhoneTail: caller.phoneTail,
    ...(person ? { callerPersonId: person.id, callerName: person.name } : {}),
  });
}

/** B10, F17: thanks stand beside the case and count as no satisfaction. */
export async function handleThank(input: Input, context: CommandContext): Promise<Done> {
  const { request } = await openFor('thank', input.requestId, context);
  insertNote(context.tx, {
    id: input.noteId,
    requestId: request.id,
    kind: 'thanks',
    text: input.text,
    fileIds: input.fileIds,
    byKind: context.actor.kind,
    byStaffId: null,
    byUnitId: null,
    byName: null,
    isPublic: true,
  });
  return done(request, [{ type: 'request.thanked', requestId: request.id }]);
}
