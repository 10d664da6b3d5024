// What intake works out from words and place before anybody is asked: the suggested kind, the short title, the search words, the caller's hashes.

import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { searchTokens } from '#kernel/shared/text/search-tokens.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import { requestProblem } from '../shared/problems.ts';
import { listCorrections } from './store/words.ts';
import { type Suggested, suggestKind } from './text/suggest-kind.ts';

export async function suggestFor(tx: Tx, method: MethodInForce, districtId: string, text: string): Promise<Suggested> {
  const kinds = method.method.requestKinds;
  return suggestKind({ text, kinds, corrections: text === '' ? [] : await listCorrections(tx, districtId) });
}

export type Caller = { phoneCipher: Buffer | null; phoneHash: Buffer | null; phoneTail: string | null };
export const nobody: Caller = { phoneCipher: null, phoneHash: null, phoneTail: null };

/** A number as it is kept: sealed, hashed for exact search, the last four digits in clear. What is no phone number is refused by its reason. */
export function callerOf(phone: string | undefined, secrets: Secrets): Caller {
  if (!phone) return nobody;
  const checked = checkPhone(phone);
  if (!checked.ok) throw requestProblem('phone_faulty', phoneMessages[checked.reason]);
  return sealedPhone(checked.normalized, secrets);
}

export function sealedPhone(normalized: string, secrets: Secrets): Caller {
  return {
    phoneCipher: secrets.seal(normalized),
    phoneHash: secrets.hash('phone', normalized),
    phoneTail: normalized.slice(-4),
  };
}

/** The first clause of what was said, at most 30 characters: what the list shows until the desk writes better. */
export function titleOf(text: string, fallback: string): string {
  const clause =
    text
      .trim()
      .split(/[。！？!?；;\n]/)[0]
      ?.trim() ?? '';
  if (clause === '') return fallback;
  return clause.length > 30 ? `${clause.slice(0, 29)}…` : clause;
}

export function tokensOf(parts: {
  requestNo: string;
  text: string;
  summary: string;
  placeText: string | null;
  callerName: string | null;
  phoneTail: string | null;
  initials?: string | undefined;
}): string[] {
  const { requestNo, text, summary, placeText, callerName, phoneTail, initials } = parts;
  return searchTokens(
    [requestNo, summary, text, placeText, callerName, phoneTail, initials].filter(Boolean).join('\n'),
  );
}
