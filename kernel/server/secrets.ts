// Personal numbers at rest: AES-256-GCM for the value, HMAC-SHA-256 under another key for exact search. Keys live outside the database:
// in HUYING_KEY, or in a file beside the data that only its owner can read.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Secrets = {
  /** 12 bytes nonce · ciphertext · 16 bytes tag, behind one version byte. */
  seal(text: string): Buffer;
  open(sealed: Uint8Array): string;
  /** Keyed hash for exact search; the same text under the same purpose gives the same 32 bytes. */
  hash(
    purpose: 'phone' | 'id' | 'follow' | 'code' | 'session' | 'device' | 'command' | 'calendar',
    text: string,
  ): Buffer;
  /** Signs short-lived links and cookies. */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
  /** A key derived for another library (cookies of the sign-in part). */
  derive(purpose: string): string;
};

const version = 1;

export function openSecrets(master: Buffer): Secrets {
  if (master.length < 32) throw new Error('the master key must have at least 32 bytes');
  const raw = (purpose: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `huying/${purpose}`, 32));
  // As key objects: made once, not once a call.
  const key = (purpose: string) => createSecretKey(raw(purpose));
  const sealing = key('seal');
  const signing = key('sign');
  const hashing = new Map<string, KeyObject>();
  const sign = (text: string) => createHmac('sha256', signing).update(text).digest('base64url');
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      return Buffer.concat([
        Buffer.of(version),
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version) throw new Error(`sealed under an unknown version ${bytes[0]}`);
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]).toString('utf8');
    },
    hash(purpose, text) {
      let hashKey = hashing.get(purpose);
      if (!hashKey) hashing.set(purpose, (hashKey = key(`hash/${purpose}`)));
      return createHmac('sha256', hashKey).update(text).digest();
    },
    sign,
    verify(text, signature) {
      const expected = Buffer.from(sign(text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    derive: (purpose) => raw(`derive/${purpose}`).toString('base64url'),
  };
}

/** The master key from HUYING_KEY (base64, 32 bytes or more), else from `path`, made on first use. */
export function loadMasterKey(path: string): Buffer {
  const given = process.env['HUYING_KEY'];
  if (given) return Buffer.from(given, 'base64');
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
}
