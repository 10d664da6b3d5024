// Who may open a sealed fact. Telephone and identity numbers: whoever stands at the doors, as with `person.reveal`; anything else that is sealed (an illness, a
// sentence) only a named duty (B3, product rule 10).
import type { Field } from '#kernel/shared/field.ts';
import type { Role } from '#kernel/shared/right.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { keepers } from './commands.ts';

export const isNumberOfPerson = (field: Field): boolean => field.type === 'phone' || field.type === 'id_number';

export function mayReveal(field: Field, role: Role): boolean {
  if (field.sensitivity === 'normal') return false;
  return isNumberOfPerson(field) ? (keepers as readonly Role[]).includes(role) : sensitiveDuty.includes(role);
}
