// 说法不一: two people told different values of one field, neither knowing what the other had told, of something that does not change so fast. By field the later look holds all the same
// (fact.ts) and nothing waits; but a person should decide (ADR 11). Pure: the house judges by it as a telling comes in, and tests in any order.
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import type { FactValue, FieldType } from '#kernel/shared/field.ts';
import type { HouseField, SubjectField } from './dictionary.ts';
import { isSameValue } from './fact.ts';

export type Look = {
  value: FactValue;
  /** Who told it; null: the house itself, which contradicts nobody. */
  staffId: string | null;
  /** When it was so. */
  observedAt: number;
  /** When it came in. */
  at: number;
  /** Until when its teller knew what the house held; null: told without looking (a list), and of no part in this. */
  knownAt: number | null;
};

/** Words differ without contradicting each other, and so do pictures. */
const uncompared: readonly FieldType[] = ['long_text', 'photo'];

/** For so many days two different values of the field cannot both be true; undefined: the later one simply holds. */
export function steadyDaysOf(entry: SubjectField | HouseField): number | undefined {
  return 'isDerived' in entry || uncompared.includes(entry.field.type) ? undefined : entry.steadyDays;
}

/** `later` came in after `earlier`, and was told on a base that did not have it. */
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

/** A look at the matter by somebody who knew both: whatever it says, it decides. The same in SQL: server/store/contested.ts. */
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
