// Keys of a phone, by WebCrypto alone: the pair it is known by, the key of its box, the key of what it remembers, and the PIN that opens both. Runs in Node too.
import { boxInfo } from '#kernel/shared/box.ts';
import { toBase64 } from './bytes.ts';

const aes = { name: 'AES-GCM', length: 256 } as const;
const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA-256; half a second on a cheap phone, once a day. */
const rounds = 600_000;

/** A key that WebCrypto holds; named by what makes one, for browser and Node call its type differently. */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export type Pair = { publicKey: string; privateKey: Key };

export async function makePair(): Promise<Pair> {
  const pair = await crypto.subtle.generateKey(ecdh, false, ['deriveBits']);
  return {
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    privateKey: pair.privateKey,
  };
}

/** Raw bytes of the key of this phone's box: the private half is needed no more and is kept nowhere. */
export async function agreeBoxKey(
  privateKey: Key,
  houseKey: Uint8Array<ArrayBuffer>,
  leaseId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const house = await crypto.subtle.importKey('raw', houseKey, ecdh, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: house }, privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: encoder.encode(leaseId), info: encoder.encode(boxInfo) },
    material,
    256,
  );
  return new Uint8Array(bits);
}

export const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<Key> =>
  crypto.subtle.importKey('raw', raw, aes, false, ['encrypt', 'decrypt']);

/** What a PIN locks: without it the bytes are noise. */
export type Locked = { salt: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> };

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, aes, false, [
    'encrypt',
    'decrypt',
  ]);
}

export async function lock(pin: string, secret: Uint8Array<ArrayBuffer>): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, sealed: await sealBytes(await keyOfPin(pin, salt), secret, '') };
}

/** Undefined: not this PIN. */
export async function unlock(pin: string, { salt, sealed }: Locked): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await openBytes(await keyOfPin(pin, salt), sealed, '');
  } catch {
    return undefined;
  }
}

/** Names what was asked so that the name tells nothing: HMAC-SHA-256 under a key of its own, made of that of the memory. */
export async function importNameKey(raw: Uint8Array<ArrayBuffer>): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode('huying/names') },
    material,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
}
export const signName = async (key: Key, name: string): Promise<string> =>
  toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(name))));

/** nonce (12) · ciphertext · tag (16), bound to `bound`. */
export async function sealBytes(
  key: Key,
  bytes: Uint8Array<ArrayBuffer>,
  bound: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(bound) },
    key,
    bytes,
  );
  const all = new Uint8Array(12 + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), 12);
  return all;
}

export async function openBytes(
  key: Key,
  sealed: Uint8Array<ArrayBuffer>,
  bound: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: encoder.encode(bound) },
    key,
    sealed.subarray(12),
  );
  return new Uint8Array(opened);
}

export const sealJson = (key: Key, value: unknown, bound: string): Promise<Uint8Array<ArrayBuffer>> =>
  sealBytes(key, encoder.encode(JSON.stringify(value)), bound);

export const openJson = async (key: Key, sealed: Uint8Array<ArrayBuffer>, bound: string): Promise<unknown> =>
  JSON.parse(decoder.decode(await openBytes(key, sealed, bound))) as unknown;
