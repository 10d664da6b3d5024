// What a confirmed kind changes on a request, and the lesson a correction teaches. Shared by classifying and by dispatching in one step.
import type { CommandContext } from '#kernel/server/house.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import { requestProblem } from '../shared/problems.ts';
import { type RequestChange, type RequestRow } from './store/request.ts';
import { addCorrections } from './store/words.ts';
import { learnFrom } from './text/corrections.ts';
import { userWordsOf } from './text/suggest-kind.ts';

/** The change that a confirmed kind brings, and the lesson when it is not the one suggested. */
export function classify(
  request: RequestRow,
  method: MethodInForce,
  kindCode: string,
  staffId: string | null,
  { tx }: CommandContext,
): RequestChange {
  const kind = method.kinds.get(kindCode);
  if (!kind) throw requestProblem('kind_unknown', { kind: kindCode });
  const suggestedKind = request.classification?.suggested ?? undefined;
  const lesson = learnFrom(
    { text: request.text, suggestedKind, chosenKind: kindCode },
    userWordsOf(method.method.requestKinds),
  );
  if (lesson.length > 0) addCorrections(tx, request.districtId, lesson);
  return {
    kindCode,
    countsAs: kind.countsAs,
    sensitivity: kind.sensitivity,
    classification: { ...request.classification, confirmedBy: staffId },
    ...(kind.isEmergency ? { isEmergency: true } : {}),
  };
}
