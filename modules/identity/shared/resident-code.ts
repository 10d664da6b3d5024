// A resident proves a telephone number by a code sent to it. How often a code may be asked for. Pure.

/** Six digits, five minutes, five tries. */
export const codeDigits = 6;
export const codeLifeMs = 5 * 60_000;
export const codeTries = 5;

const limits = [
  { count: 1, withinMs: 60_000 },
  { count: 5, withinMs: 3_600_000 },
  { count: 10, withinMs: 86_400_000 },
];

/** Seconds until this number may have another code; 0 is now. `madeAt`: epoch ms of the codes of the last day, newest first. */
export function secondsUntilNextCode(madeAt: readonly number[], now: number): number {
  const waits = limits.map(({ count, withinMs }) => {
    const last = madeAt[count - 1];
    return last === undefined ? 0 : last + withinMs - now;
  });
  return Math.max(0, Math.ceil(Math.max(...waits) / 1000));
}
