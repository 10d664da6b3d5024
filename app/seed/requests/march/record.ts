// One matter of March as rows: the request as it came in, what changed it and when, and what was written down on the way.
import type { Secrets } from '#kernel/server/secrets.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import type { DispatchPlan } from '#modules/requests/server/dispatch-plan.ts';
import { sealedPhone, titleOf, tokensOf } from '#modules/requests/server/intake.ts';
import { suggestKind } from '#modules/requests/server/text/suggest-kind.ts';
import { districtId, homeCommunity, unitIdOf } from '../../ids.ts';
import { at, bytes, type Row } from '../../rows.ts';
import type { Cast, Player } from '../cast.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import type { Life } from './life.ts';
import { type Matter, requestIdOf } from './register.ts';

export type Spot = { placeId: string; estateId: string | null; territoryId: string };
export type Told = {
  matter: Matter;
  spot: Spot;
  plan: DispatchPlan;
  life: Life;
  order: number;
  number: number;
  personId: string | null;
};
type With = { method: MethodInForce; cast: Cast; secrets: Secrets; isTakenInByStaff: boolean };
export type PastRecord = { request: Row; receivedAt: number; tokens: string[]; chapters: Chapter[] };

export function recordOf(
  { matter, spot, plan, life, order, number, personId }: Told,
  { method, cast, secrets, isTakenInByStaff }: With,
): PastRecord {
  const kind = method.kinds.get(matter.kindCode)!;
  const taker = takerOf(matter, spot, cast, order);
  const phone = matter.phone ? sealedPhone(matter.phone, secrets) : null;
  const summary = titleOf(matter.text, kind.title.zh);
  const day = new Date(matter.receivedAt + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const requestNo = `JZ-${day}-${String(number).padStart(4, '0')}`;
  const classification = classificationOf(matter.text, method, taker.staffId);
  const taken = { kind_code: kind.code, counts_as: kind.countsAs, first_asked_staff_id: taker.staffId, classification };
  const request: Row = {
    id: requestIdOf(matter.no),
    district_id: districtId,
    request_no: requestNo,
    method_version_id: method.id,
    channel: matter.channel,
    state: isTakenInByStaff ? 'accepted' : 'received',
    territory_id: spot.territoryId,
    desk_unit_id: unitIdOf(homeCommunity),
    place_id: spot.placeId,
    place_text: matter.address,
    summary,
    text: matter.text,
    sensitivity: kind.sensitivity,
    is_anonymous: !matter.caller && !matter.phone,
    caller_person_id: personId,
    caller_name: matter.caller,
    caller_phone_cipher: bytes(phone?.phoneCipher ?? null),
    caller_phone_hash: bytes(phone?.phoneHash ?? null),
    caller_phone_tail: phone?.phoneTail ?? null,
    received_by_post_id: isTakenInByStaff ? taker.postId : null,
    received_at: at(matter.receivedAt),
    accepted_at: isTakenInByStaff ? at(matter.receivedAt) : null,
    kind_code: null,
    counts_as: null,
    first_asked_staff_id: null,
    classification: { ...classification, confirmedBy: null },
    ...(isTakenInByStaff ? taken : {}),
  };
  const handler = handlerOf(plan, cast);
  const tokens = tokensOf({
    requestNo,
    text: matter.text,
    summary,
    placeText: matter.address,
    callerName: matter.caller,
    phoneTail: phone?.phoneTail ?? null,
  });
  return {
    request,
    receivedAt: matter.receivedAt,
    tokens: [...tokens, `u:${spot.territoryId}`],
    chapters: chaptersOf({ matter, plan, life, taker, handler, cast, taken, isTakenInByStaff }),
  };
}

/** Who took it in: the grid worker at the door, else one of the two at the desk by turns. */
function takerOf(matter: Matter, spot: Spot, cast: Cast, order: number): Player {
  if (matter.channel === 'home_visit') return cast.workerAt(spot.territoryId);
  return order % 3 === 2 ? cast.secondDesk : cast.desk;
}

function handlerOf(plan: DispatchPlan, cast: Cast): Player {
  return (plan.leadPostId && cast.holderOf(plan.leadPostId)) || cast.handlerAt(plan.leadUnitId) || cast.secretary;
}

const suggested = new Map<string, ReturnType<typeof suggestKind>>();

function classificationOf(text: string, method: MethodInForce, confirmedBy: string): Row {
  const known = suggested.get(text) ?? suggestKind({ text, kinds: method.method.requestKinds });
  suggested.set(text, known);
  const { suggestions, emergencyWords } = known;
  const [best, ...others] = suggestions;
  return {
    suggested: best?.kindCode ?? null,
    confidence: best?.confidence ?? 0,
    because: best?.because ?? [],
    others: others.slice(0, 2).map((other) => other.kindCode),
    emergencyWords,
    confirmedBy,
  };
}
