// The key of a phone's box: made of the phone's pair and the house's own, so that the phone needs no secret of the house and the house keeps none of the phone.
import { createCipheriv, createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from '#kernel/server/secrets.ts';
import { boxInfo } from '#kernel/shared/box.ts';

const curve = 'prime256v1';

function housePair(secrets: Secrets): ECDH {
  const pair = createECDH(curve);
  pair.setPrivateKey(Buffer.from(secrets.derive('phone-box'), 'base64url'));
  return pair;
}

/** 65 bytes, uncompressed. */
export const houseKey = (secrets: Secrets): Buffer => housePair(secrets).getPublicKey();

/** Throws where the key is no point of the curve. */
export function boxKey(secrets: Secrets, phoneKey: Buffer, leaseId: string): Buffer {
  const shared = housePair(secrets).computeSecret(phoneKey);
  return Buffer.from(hkdfSync('sha256', shared, Buffer.from(leaseId), boxInfo, 32));
}

export function openEntry(key: Buffer, leaseId: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(leaseId));
  decipher.setAuthTag(bytes.subarray(-16));
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8'),
  ) as unknown;
}

export function sealAnswer(key: Buffer, leaseId: string, answer: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(leaseId));
  return Buffer.concat([
    nonce,
    cipher.update(JSON.stringify(answer), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}
