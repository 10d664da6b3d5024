// One field told by several people, some of them off line: which telling holds, which two contradict each other, and what settles them (ADR 10, ADR 11). Pure: phone and house judge
// alike, and tests in any order of arrival. Facts and the columns of a person keep their tellings in rows of their own and are judged by this one rule.
import { DAY_MS } from './clock/time.ts';
import type { FactValue } from './field.ts';

/** Null: told that there is none. */
export type ToldValue = FactValue | null;

/** One telling. `observedAt`: when it was so, epoch ms; of what is dated by its day alone, the first moment of that day. */
export type Telling = { observedAt: number; sourceId: string | null; value: ToldValue };

/**
 * Positive where `a` holds over `b`: the later look, whichever of two phones arrived first. Equal moments are put in one order by source and value, so that every
 * order of arrival ends in the same fact (quality.md, Offline).
 */
export function compareTellings(a: Telling, b: Telling): number {
  return (
    a.observedAt - b.observedAt ||
    order(a.sourceId ?? '', b.sourceId ?? '') ||
    order(JSON.stringify(a.value), JSON.stringify(b.value))
  );
}
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isSameValue = (a: ToldValue, b: ToldValue): boolean => JSON.stringify(a) === JSON.stringify(b);

export type Look = {
  value: ToldValue;
  /** Who told it; null: the house itself, which contradicts nobody. */
  staffId: string | null;
  /** When it was so. */
  observedAt: number;
  /** When it came in. */
  at: number;
  /** Until when its teller knew what the house held; null: told without looking (a list), and of no part in this. */
  knownAt: number | null;
};

/**
 * `later` came in after `earlier`, and was told on a base that did not have it; for `steadyDays` two different values cannot both be true. By field the later look holds
 * all the same and nothing waits; but a person should decide.
 */
export function contradicts(later: Look, earlier: Look, steadyDays: number): boolean {
  return (
    later.knownAt !== null &&
    earlier.knownAt !== null &&
    later.knownAt < earlier.at &&
    later.staffId !== null &&
    earlier.staffId !== null &&
    later.staffId !== earlier.staffId &&
    Math.abs(later.observedAt - earlier.observedAt) < steadyDays * DAY_MS &&
    !isSameValue(later.value, earlier.value)
  );
}

/** A look at the matter by somebody who knew both: whatever it says, it decides. The same in SQL: kernel/server/told-two-ways.ts. */
export function settles(look: Look, one: Look, other: Look): boolean {
  return (
    look.knownAt !== null &&
    look.knownAt >= Math.max(one.at, other.at) &&
    look.observedAt >= Math.max(one.observedAt, other.observedAt)
  );
}

/** Until when a teller knew the house: when their form was opened, by the house's clock; where that is not told, when they told it. Never later than now. */
export function knownMoment(told: string | undefined, doneAt: number, now: number): Date {
  return new Date(Math.min(now, told === undefined ? doneAt : Date.parse(told)));
}

const offLineAfterMs = 2 * 60_000;
/** It came by a phone, and some time after it was done: a press is held for some seconds anyway. */
export const wasOffLine = (doneAt: number, cameAt: number): boolean => cameAt - doneAt > offLineAfterMs;
