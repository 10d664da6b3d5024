// Personal codes (C9): derived from who somebody is and a key of the house, so that nothing is stored of them and the same person has the same one.
import { createHmac } from 'node:crypto';
import type { Secrets } from '#kernel/server/secrets.ts';
import { personalCode } from '../shared/personal-code.ts';

export function codesOf(secrets: Secrets): (personId: string) => string {
  const key = secrets.derive('personal code');
  return (personId) => personalCode(createHmac('sha256', key).update(personId).digest());
}
