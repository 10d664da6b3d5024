// The password an account starts with: handed over in person, good for one sign-in, at which it must be changed.
import { randomInt } from 'node:crypto';

/** Read aloud and typed once: no letters that look alike, in three groups of four, always with a digit in the last. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const pick = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
  return `${pick(letters, 4)}-${pick(letters, 4)}-${pick('23456789', 4)}`;
}
