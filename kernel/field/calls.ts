// The doors of the house that a phone with a vault knocks at.
import type { BoxAnswer } from '#kernel/shared/box.ts';
import { request } from '#kernel/web/wire/client.ts';
import { toBase64 } from './bytes.ts';
import { sealJson } from './sealing.ts';
import type { Vault } from './vault.ts';

/** Put in when the screens are built. */
declare const APP_VERSION: string;

const anonymous = { as: 'anonymous' } as const;

export function bringBox(
  leaseId: string,
  body: { waiting: number; refused: number; entries: string[] },
): Promise<BoxAnswer> {
  return request<BoxAnswer>('/api/box', {
    json: { leaseId, clock: Date.now(), version: APP_VERSION, ...body },
    asker: anonymous,
  });
}

/** In again without a password: who can seal under the key of the box has the phone and the PIN. */
export async function openSession({ leaseId, boxKey }: Vault): Promise<void> {
  const { challenge } = await request<{ challenge: string }>('/api/phone/challenge', {
    json: { leaseId },
    asker: anonymous,
  });
  const sealed = toBase64(await sealJson(boxKey, { challenge }, leaseId));
  await request('/api/phone/session', { json: { leaseId, sealed }, asker: anonymous });
}
