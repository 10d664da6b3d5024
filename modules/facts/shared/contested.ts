// 说法不一: which fields two people can tell so that both cannot be true. What contradicts what is the rule of all tellings (kernel/shared/tellings.ts).
import type { FieldType } from '#kernel/shared/field.ts';
import type { HouseField, SubjectField } from './dictionary.ts';

/** Words differ without contradicting each other, and so do pictures. */
const uncompared: readonly FieldType[] = ['long_text', 'photo'];

/** For so many days two different values of the field cannot both be true; undefined: the later one simply holds. */
export function steadyDaysOf(entry: SubjectField | HouseField): number | undefined {
  return uncompared.includes(entry.field.type) ? undefined : entry.steadyDays;
}
