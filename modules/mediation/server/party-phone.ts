// A party's number as it is kept: sealed, hashed, the last four digits in clear.
import type { Secrets } from '#kernel/server/secrets.ts';
import { phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { mediationProblem } from '../shared/problems.ts';

export type KeptPhone = { phoneCipher: Buffer | null; phoneHash: Buffer | null; phoneTail: string | null };

export function keptPhone(phone: string | undefined, secrets: Secrets): KeptPhone {
  if (!phone) return { phoneCipher: null, phoneHash: null, phoneTail: null };
  const checked = checkPhone(phone);
  if (!checked.ok) throw mediationProblem('phone_faulty', phoneMessages[checked.reason]);
  const { normalized } = checked;
  return {
    phoneCipher: secrets.seal(normalized),
    phoneHash: secrets.hash('phone', normalized),
    phoneTail: normalized.slice(-4),
  };
}
