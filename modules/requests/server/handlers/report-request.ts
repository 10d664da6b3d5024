// B2, B6: any channel, one queue. Places the matter, suggests its kind, rings when it must, and joins repeated presses to the call that is
// already waiting instead of making another.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { getMethod, type MethodInForce, methodAt } from '#modules/methods/server/public.ts';
import { type Locality, locatePlace, locateUnit } from '#modules/territory/server/public.ts';
import type { reportRequest } from '../../shared/commands.ts';
import { requestProblem } from '../../shared/problems.ts';
import { silentTitle } from '../../shared/silent-title.ts';
import { appointedEvents, keepFacts, takeFacts } from '../facts.ts';
import { takeFirstWords } from '../first-words.ts';
import { type Caller, callerOf, nobody, sealedPhone, suggestFor, titleOf, tokensOf } from '../intake.ts';
import { ringWake } from '../ring.ts';
import { staffOf } from '../standing.ts';
import { findOpenCall, insertRing, type OpenCall } from '../store/calls.ts';
import { findPersonByPhone, insertRequest, nextNumber, requestNoOf } from '../store/intake.ts';
import { insertNote, insertStatementFiles } from '../store/notes.ts';
import { changeRequest, lockRequest } from '../store/request.ts';

type Input = z.output<typeof reportRequest.input>;

/** Presses within this long of each other are one call. */
const samePressMs = 10 * 60_000;

export async function handleReport(input: Input, context: CommandContext): Promise<Done> {
  const { tx, actor, secrets } = context;
  const caller = callerOfReport(input, context);
  // Three look-ups that do not need each other travel together.
  const [locality, call, number] = await Promise.all([
    locate(input, context),
    findRepeatedPress(input, context, caller),
    nextNumber(tx),
  ]);
  if (call) return joinPress(call, input, context);
  const inForce = await methodAt(tx, locality.communityId);
  const { method, kinds } = inForce;
  if (!method.channels.some((channel) => channel.code === input.channel))
    throw requestProblem('channel_unknown', { channel: input.channel });
  const isConfirmed = input.kindCode !== undefined && actor.kind === 'staff';
  const kind = input.kindCode ? kinds.get(input.kindCode) : undefined;
  if (input.kindCode && !kind) throw requestProblem('kind_unknown', { kind: input.kindCode });
  const suggested = await suggestFor(tx, inForce, locality.districtId, input.text || input.summary || '');
  const best = suggested.suggestions[0];
  const isEmergency = input.isEmergency || suggested.isEmergency || (kind?.isEmergency ?? false);
  const facts = takeFacts(input.facts, { isEmergency }, kind, inForce, context);
  const rings = isEmergency || input.channel === 'one_key';
  const person = caller.phoneHash ? await findPersonByPhone(tx, caller.phoneHash) : undefined;
  const summary = input.summary ?? titleOf(input.text, titleWithoutWords(input.channel, inForce));
  const staff = staffOf(actor);
  const placeText = input.placeText ?? locality.address;
  const callerName = input.isAnonymous ? null : (input.callerName ?? null);
  const firstStep = method.escalation[0];
  const requestNo = requestNoOf(locality.numberPrefix, tx.at, number);
  insertRequest(
    tx,
    {
      id: input.requestId,
      districtId: locality.districtId,
      requestNo,
      methodVersionId: inForce.id,
      channel: input.channel,
      state: isConfirmed ? 'accepted' : 'received',
      territoryId: locality.territoryId,
      deskUnitId: locality.communityId,
      placeId: locality.placeId,
      placeText,
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      countsAs: kind?.countsAs ?? null,
      kindCode: kind?.code ?? null,
      classification: {
        suggested: best?.kindCode ?? null,
        confidence: best?.confidence ?? 0,
        because: best?.because ?? [],
        others: suggested.suggestions.slice(1, 3).map((s) => s.kindCode),
        emergencyWords: suggested.emergencyWords,
        confirmedBy: isConfirmed ? staff.staffId : null,
      },
      summary,
      text: input.text,
      isEmergency,
      isUrgentHardship: input.isUrgentHardship,
      isAnonymous: input.isAnonymous,
      isSilent: suggested.isSilent && input.fileIds.length === 0,
      isDrill: input.isDrill,
      sensitivity: kind?.sensitivity ?? kinds.get(best?.kindCode ?? '')?.sensitivity ?? 'normal',
      callerPersonId: person?.id ?? null,
      callerName: callerName ?? person?.name ?? null,
      callerPhoneCipher: caller.phoneCipher,
      callerPhoneHash: caller.phoneHash,
      callerPhoneTail: caller.phoneTail,
      followHash: actor.kind === 'anonymous' ? actor.followHash : null,
      proxy: input.proxy
        ? { ...input.proxy, phone: input.proxy.phone ? secrets.seal(input.proxy.phone).toString('base64') : undefined }
        : null,
      deviceId: actor.kind === 'device' ? actor.deviceId : null,
      firstAskedStaffId: staff.staffId,
      receivedByPostId: staff.postId,
      receivedAt: tx.at,
      acceptedAt: isConfirmed ? tx.at : null,
      wakeAt: rings && firstStep ? ringWake(tx.now, method.escalation, 0) : null,
      ringStep: rings && !isConfirmed ? 0 : null,
    },
    tokensOf({
      requestNo,
      text: input.text,
      summary,
      placeText,
      callerName,
      phoneTail: caller.phoneTail,
      initials: person?.initials,
    }),
  );
  if (rings && firstStep && !isConfirmed)
    insertRing(tx, { requestId: input.requestId, step: 0, unitId: locality.communityId, role: firstStep.role });
  keepFacts(input.requestId, facts, kind, context, { isNew: true });
  if (input.fileIds.length > 0) insertStatementFiles(tx, input.requestId, context.commandId, input.fileIds, actor.kind);
  return {
    subjectId: input.requestId,
    territoryId: locality.territoryId,
    unitIds: [locality.communityId],
    isDrill: input.isDrill,
    events: [
      {
        type: 'request.reported',
        requestId: input.requestId,
        channel: input.channel,
        isEmergency,
        suggested: best?.kindCode ?? null,
      },
      ...(rings && !isConfirmed ? [{ type: 'request.rang', requestId: input.requestId, step: 0 }] : []),
      ...appointedEvents(input.requestId, facts, kind, staff.name),
    ],
    result: { requestId: input.requestId, requestNo, suggestions: suggested.suggestions.slice(0, 3), isEmergency },
  };
}

async function locate(input: Input, { tx, actor }: CommandContext): Promise<Locality> {
  const place = input.placeId ?? (actor.kind === 'device' ? actor.placeId : null);
  const unit =
    input.territoryId ??
    (actor.kind === 'device'
      ? actor.communityId
      : actor.kind === 'staff' && actor.reach === 'territory'
        ? actor.unitId
        : undefined);
  const found = place ? await locatePlace(tx, place) : unit ? await locateUnit(tx, unit) : undefined;
  if (!found) throw requestProblem('place_unknown');
  if ('districtId' in actor && found.districtId !== actor.districtId) throw requestProblem('outside_scope');
  return found;
}

function callerOfReport(input: Input, { actor, secrets }: CommandContext): Caller {
  // A signed-in resident is the caller, whatever the form says: they follow it under the number they proved.
  if (actor.kind === 'resident') return sealedPhone(secrets.open(actor.phoneCipher), secrets);
  if (input.isAnonymous) return nobody;
  return callerOf(input.callerPhone, secrets);
}

function titleWithoutWords(channel: string, { method }: MethodInForce): string {
  return silentTitle(method.channels.find((c) => c.code === channel)?.title.zh ?? channel);
}

async function findRepeatedPress(
  input: Input,
  { tx, actor }: CommandContext,
  caller: Caller,
): Promise<OpenCall | undefined> {
  if (input.channel !== 'one_key' || actor.kind === 'staff') return undefined;
  return findOpenCall(tx, {
    phoneHash: caller.phoneHash,
    followHash: actor.kind === 'anonymous' && actor.hasFollowKey ? actor.followHash : null,
    deviceId: actor.kind === 'device' ? actor.deviceId : null,
    since: new Date(tx.now - samePressMs),
  });
}

/** The press becomes one more ring of the call that is open; what was said with it is kept as the caller's words. */
async function joinPress(call: OpenCall, input: Input, context: CommandContext): Promise<Done> {
  const { tx, actor } = context;
  changeRequest(tx, call, { pressCount: call.pressCount + 1 });
  if (input.text || input.fileIds.length > 0) {
    insertNote(tx, {
      id: context.commandId,
      requestId: call.id,
      kind: 'statement',
      text: input.text,
      fileIds: input.fileIds,
      byKind: actor.kind,
      byStaffId: null,
      byUnitId: null,
      byName: null,
      isPublic: true,
    });
  }
  const request = input.text ? await lockRequest(tx, call.id) : undefined;
  if (request) await takeFirstWords(request, await getMethod(tx, request.methodVersionId), input.text, context);
  return {
    subjectId: call.id,
    territoryId: call.territoryId,
    unitIds: [call.deskUnitId],
    events: [{ type: 'request.pressed_again', requestId: call.id, presses: call.pressCount + 1 }],
    result: { requestId: call.id, requestNo: call.requestNo, joined: true },
  };
}
