// A call is often pressed in silence and explained a moment later (B6). The first words then become its words: title, suggested kind and search follow
// them, an emergency is known as one, and it is no silent call any more. What a desk has classified already is not touched.

import type { CommandContext } from '#kernel/server/house.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import { suggestFor, titleOf, tokensOf } from './intake.ts';
import { addSearchWords } from './store/intake.ts';
import { changeRequest, type RequestRow } from './store/request.ts';

export async function takeFirstWords(
  request: RequestRow,
  method: MethodInForce,
  text: string,
  { tx }: Pick<CommandContext, 'tx'>,
): Promise<void> {
  const isUnheard = request.text === '' && request.kindCode === null;
  if (!isUnheard || text === '' || !['received', 'accepted'].includes(request.state)) return;
  const suggested = await suggestFor(tx, method, request.districtId, text);
  if (suggested.isSilent) return;
  const [best, ...others] = suggested.suggestions;
  const summary = titleOf(text, request.summary);
  changeRequest(tx, request, {
    text,
    summary,
    isSilent: false,
    isEmergency: request.isEmergency || suggested.isEmergency,
    sensitivity: method.kinds.get(best?.kindCode ?? '')?.sensitivity ?? request.sensitivity,
    classification: {
      suggested: best?.kindCode ?? null,
      confidence: best?.confidence ?? 0,
      because: best?.because ?? [],
      others: others.slice(0, 2).map(({ kindCode }) => kindCode),
      emergencyWords: suggested.emergencyWords,
      confirmedBy: null,
    },
  });
  const words = { requestNo: request.requestNo, text, summary, placeText: null, callerName: null, phoneTail: null };
  addSearchWords(tx, request.id, tokensOf(words));
}
