// Identity numbers that are nobody's, one after another.
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';

/** Synthetic: no such division. */
export function idNumber(n: number): string {
  const born = 1940 + (n % 60);
  const first = `379900${born}${String(1 + (Math.floor(n / 60) % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 720) % 28)).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`;
  return first + residentIdCheckDigit(first);
}
