// What a correction sends: only the fields that were changed. What is masked on the screen is changed by writing it anew, never by sending its mask.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { correctPerson } from '../../shared/commands.ts';
import { type politicalCodes, politicalTitles } from '../../shared/person.ts';

type Political = (typeof politicalCodes)[number];
export type Correction = Omit<CommandInput<typeof correctPerson>, 'personId' | 'knownAt'>;

/** The form as it stands. `''` where nothing is known. */
export type PersonForm = {
  name: string;
  sex: 'male' | 'female' | '';
  bornOn: string;
  /** Written only when it is to be replaced. */
  documentNumber: string;
  documentKind: NonNullable<NonNullable<Correction['document']>['kind']>;
  phone: string;
  political: Political | '';
  note: string;
};

export type OnRecord = {
  name: string;
  isNameMasked: boolean;
  sex: 'male' | 'female' | null;
  bornOn: string | null;
  documentKind: string | null;
  political: string | null;
  note: string | null;
};

const isPolitical = (code: string): code is Political => code in politicalTitles;

export function formOf(person: OnRecord): PersonForm {
  return {
    name: person.isNameMasked ? '' : person.name,
    sex: person.sex ?? '',
    bornOn: person.bornOn ?? '',
    documentNumber: '',
    documentKind: 'resident_id',
    phone: '',
    political: person.political !== null && isPolitical(person.political) ? person.political : '',
    note: person.note ?? '',
  };
}

/** Empty where nothing was changed. Name, number and telephone left blank stay as they are. */
export function correctionOf(before: PersonForm, now: PersonForm): Correction {
  const text = (value: string) => value.trim();
  const changed = (key: keyof PersonForm) => text(before[key]) !== text(now[key]);
  return {
    ...(changed('name') && text(now.name) ? { name: text(now.name) } : {}),
    ...(changed('sex') ? { sex: now.sex || null } : {}),
    ...(changed('bornOn') ? { bornOn: now.bornOn || null } : {}),
    ...(text(now.documentNumber) ? { document: { kind: now.documentKind, number: text(now.documentNumber) } } : {}),
    ...(text(now.phone) ? { phone: text(now.phone) } : {}),
    ...(changed('political') ? { political: now.political || null } : {}),
    ...(changed('note') ? { note: text(now.note) || null } : {}),
  };
}
