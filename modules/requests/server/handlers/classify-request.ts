// A person confirms or corrects the kind; a correction teaches the next suggestion. Services and problems are told apart here (B9).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { locatePlace } from '#modules/territory/server/public.ts';
import type { classifyRequest } from '../../shared/commands.ts';
import { requestProblem } from '../../shared/problems.ts';
import { classify } from '../classify.ts';
import { appointedEvents, keepFacts, takeFacts } from '../facts.ts';
import { callerOf } from '../intake.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { answerRings } from '../store/calls.ts';
import { findPersonByPhone } from '../store/intake.ts';
import { changeRequest, writeAsHouse } from '../store/request.ts';

type Input = z.output<typeof classifyRequest.input>;

export async function handleClassify(input: Input, context: CommandContext): Promise<Done> {
  const { tx, secrets } = context;
  const { request, method } = await openFor('classify', input.requestId, context);
  const staff = staffOf(context.actor);
  const classified = classify(request, method, input.kindCode, staff.staffId, context);
  const kind = method.kinds.get(input.kindCode);
  const told = { isEmergency: input.isEmergency ?? request.isEmergency };
  const facts = takeFacts(input.facts, told, kind, method, context);
  const place = input.placeId ? await locatePlace(tx, input.placeId) : undefined;
  if (input.placeId && !place) throw requestProblem('place_unknown');
  const caller = input.callerPhone ? callerOf(input.callerPhone, secrets) : undefined;
  const person = caller?.phoneHash ? await findPersonByPhone(tx, caller.phoneHash) : undefined;
  if (request.state === 'received') answerRings(tx, request.id, staff.postId);
  keepFacts(request.id, facts, kind, context);
  writeAsHouse(tx);
  changeRequest(tx, request, {
    ...classified,
    ...(request.state === 'received'
      ? { state: 'accepted' as const, acceptedAt: tx.at, wakeAt: null, ringStep: null }
      : {}),
    ...(input.summary ? { summary: input.summary } : {}),
    ...(place
      ? {
          placeId: place.placeId,
          placeText: place.address,
          territoryId: place.territoryId,
          deskUnitId: place.communityId,
        }
      : {}),
    ...(input.placeText ? { placeText: input.placeText } : {}),
    ...(input.isEmergency === undefined ? {} : { isEmergency: input.isEmergency }),
    ...(input.isUrgentHardship === undefined ? {} : { isUrgentHardship: input.isUrgentHardship }),
    ...(input.callerName ? { callerName: input.callerName } : {}),
    ...(caller
      ? {
          callerPhoneCipher: caller.phoneCipher,
          callerPhoneHash: caller.phoneHash,
          callerPhoneTail: caller.phoneTail,
          callerPersonId: person?.id ?? null,
        }
      : {}),
    ...(request.firstAskedStaffId === null && staff.staffId ? { firstAskedStaffId: staff.staffId } : {}),
  });
  return done(request, [
    {
      type: 'request.classified',
      requestId: request.id,
      kindCode: input.kindCode,
      suggested: request.classification?.suggested ?? null,
      by: staff.name,
    },
    ...appointedEvents(request.id, facts, kind, staff.name),
  ]);
}
