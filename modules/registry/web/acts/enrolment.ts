// What recording a resident sends, or moving in one who is on record elsewhere in the district. Pure: the form's blanks become nothing at all.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { addPerson, moveInPerson } from '../../shared/commands.ts';
import type { relationCodes } from '../../shared/person.ts';
import { correctionOf, formOf, type PersonForm } from './correction.ts';

/** `new` never recorded · `moved_in` on record elsewhere in the district, proven by name and number. */
export type EnrolmentKind = 'new' | 'moved_in';
/** `as`: met at home, or where they work (A8). */
export type StayForm = {
  relation: (typeof relationCodes)[number] | 'unknown';
  from: string;
  as?: 'living' | 'working';
};

export const blankPerson: PersonForm = formOf({
  name: '',
  isNameMasked: false,
  sex: null,
  bornOn: null,
  documentKind: null,
  political: null,
  note: null,
});

/** The first thing missing; undefined when it may be sent. */
export function lackOf(
  kind: EnrolmentKind,
  form: PersonForm,
  placeId: string | undefined,
): 'home' | 'name' | 'number' | undefined {
  if (!placeId) return 'home';
  if (form.name.trim() === '') return 'name';
  return kind === 'moved_in' && form.documentNumber.trim() === '' ? 'number' : undefined;
}

const stayOf = (stayId: string, placeId: string, { relation, from }: StayForm) => ({
  stayId,
  placeId,
  ...(relation === 'unknown' ? {} : { relation }),
  ...(from ? { from } : {}),
});

export function additionOf(
  ids: { personId: string; stayId: string },
  form: PersonForm,
  placeId: string,
  stay: StayForm,
): CommandInput<typeof addPerson> {
  return {
    personId: ids.personId,
    ...correctionOf(blankPerson, form),
    name: form.name.trim(),
    stay: { ...stayOf(ids.stayId, placeId, stay), ...(stay.as === 'working' ? { kind: stay.as } : {}) },
  };
}

export function movingInOf(
  ids: { stayId: string },
  form: PersonForm,
  placeId: string,
  stay: StayForm,
): CommandInput<typeof moveInPerson> {
  return {
    name: form.name.trim(),
    document: { kind: form.documentKind, number: form.documentNumber.trim() },
    stay: stayOf(ids.stayId, placeId, stay),
  };
}
