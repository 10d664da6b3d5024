// One resident in a line, as every list shows them. Masks are put on here.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { Role } from '#kernel/shared/right.ts';
import { ageOn, seesNames, sexOf } from '../shared/person.ts';
import { registryProblem } from '../shared/problems.ts';
import type { PersonLine } from '../shared/queries.ts';
import type { LineRow } from './views.ts';

export function staffOf({ actor }: Context): StaffActor {
  if (actor.kind !== 'staff') throw registryProblem('person_not_found');
  return actor;
}
export const todayOf = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
export const maskedName = (name: string, role: Role): string => (seesNames(role) ? name : maskName(name));

export function lineOf({ initials: _, bornOn, phoneTail, sex, name, ...row }: LineRow, context: Context): PersonLine {
  const { role } = staffOf(context);
  return {
    ...row,
    name: maskedName(name, role),
    isNameMasked: !seesNames(role),
    sex: sexOf(sex),
    age: ageOn(bornOn, todayOf(context.now)),
    phone: phoneTail ? `*** ${phoneTail}` : null,
  };
}
