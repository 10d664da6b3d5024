// One line of the doctor's: what was looked at, what was found, and what to do if it is not well.
import type { Words } from '#kernel/shared/problem.ts';

export type Finding = { level: 'ok' | 'warn' | 'fail'; what: Words; found: string; wayOut?: Words };

export const well = (what: Words, found: string): Finding => ({ level: 'ok', what, found });
export const doubtful = (what: Words, found: string, wayOut: Words): Finding => ({
  level: 'warn',
  what,
  found,
  wayOut,
});
export const ill = (what: Words, found: string, wayOut: Words): Finding => ({ level: 'fail', what, found, wayOut });

/** A check that cannot be made is itself a finding: one thing wrong must not hide the rest. */
export async function attempt(what: Words, check: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await check()].flat();
  } catch (error) {
    return [ill(what, (error as Error).message, { zh: '这一项没能检查', en: 'This could not be looked at' })];
  }
}
