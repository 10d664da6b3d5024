// Flags that fit the age and sex of whoever bears them. The sample roster is as untidy as rosters are (“独居” in the remark of somebody of 29): right to try an import
// with, wrong on the demonstration's registers. Pure.
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { PersonFlag } from '#modules/registry/shared/person.ts';

type Bounds = { from: number; to: number; sex?: 1 | 2 };
type Bearer = { bornOn: string | null; sex: 0 | 1 | 2; flags: readonly string[] };

/**
 * Ages in whole years, both included. Elders from 60 (老年人权益保障法 art. 2); left-behind children under 16 (国发〔2016〕13号); working age 16 to 63
 * (渐进式延迟法定退休年龄, 2024); community correction from 16 (criminal responsibility).
 */
const bounds: Partial<Record<PersonFlag, Bounds>> = {
  lone_elder: { from: 60, to: 120 },
  empty_nest_elder: { from: 60, to: 120 },
  old: { from: 60, to: 120 },
  left_behind_child: { from: 0, to: 15 },
  unemployed: { from: 16, to: 63 },
  community_correction: { from: 16, to: 120 },
  pregnant: { from: 18, to: 49, sex: 2 },
};

const boundsOf = (flag: string): Bounds | undefined =>
  Object.hasOwn(bounds, flag) ? bounds[flag as PersonFlag] : undefined;

/** Whole years old on that day. */
function ageOn(bornOn: string, on: CalendarDate): number {
  return Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/** Whose birth date is not known fits no flag that asks for an age. */
export function fits(flag: string, { bornOn, sex }: Omit<Bearer, 'flags'>, on: CalendarDate): boolean {
  const wanted = boundsOf(flag);
  if (!wanted) return true;
  if (bornOn === null || (wanted.sex !== undefined && wanted.sex !== sex)) return false;
  const age = ageOn(bornOn, on);
  return wanted.from <= age && age <= wanted.to;
}

/** The same people; a flag that does not fit goes to the next one without any whom it does fit, so that each group keeps its number. Where nobody is left, it goes. */
export function withFittingFlags<P extends Bearer>(people: readonly P[], on: CalendarDate): P[] {
  const flags = people.map((person) => person.flags.filter((flag) => fits(flag, person, on)));
  for (const [index, person] of people.entries())
    for (const flag of person.flags.filter((one) => !fits(one, person, on))) {
      const order = [...people.keys()].map((n) => (index + n) % people.length);
      const next = order.find(
        (n) => people[n]!.flags.length === 0 && flags[n]!.length === 0 && fits(flag, people[n]!, on),
      );
      if (next !== undefined) flags[next] = [flag];
    }
  return people.map((person, index) => ({ ...person, flags: flags[index]! }));
}
