// Which values the kept person has after a merge: what only one record knows, and what was chosen where they differ. An identity card has the last word on birth
// and sex, as everywhere. A telephone not chosen is kept among the others.
import type { Secrets } from '#kernel/server/secrets.ts';
import {
  type ChoiceField,
  type Choices,
  choiceFields,
  choiceFieldTitles,
  type Side,
  sideOf,
  standingOf,
} from '../../shared/merging.ts';
import { registryProblem } from '../../shared/problems.ts';
import { isSame, type Row } from './rows.ts';

/** The columns of a field; the first tells whether the two differ. */
export const columnsOfField: Record<ChoiceField, readonly [string, ...string[]]> = {
  name: ['name', 'initials', 'pinyin'],
  document: ['id_hash', 'id_kind', 'id_cipher'],
  sex: ['sex'],
  bornOn: ['born_on'],
  phone: ['phone_hash', 'phone_cipher', 'phone_tail'],
  political: ['political_status'],
  registeredPlace: ['registered_place'],
  note: ['note'],
};

/** Unknown is no value: GB/T 2261.1 writes it as 0. */
export function valueOf(row: Row, field: ChoiceField): string | null {
  const value = row[columnsOfField[field][0]];
  return value === null || value === undefined || value === '' || (field === 'sex' && value === 0)
    ? null
    : String(value);
}

export function sidesOf(keep: Row, merged: Row, choices: Choices): Record<ChoiceField, Side> {
  const sides = {} as Record<ChoiceField, Side>;
  for (const field of choiceFields) {
    const bearer = sides.document === 'merged' ? merged : keep;
    const isOnCard =
      (field === 'sex' || field === 'bornOn') && bearer['id_kind'] === 'resident_id' && valueOf(bearer, field) !== null;
    const chosen = isOnCard ? sides.document : choices[field];
    const side = sideOf(standingOf(valueOf(keep, field), valueOf(merged, field)), chosen);
    if (!side)
      throw registryProblem('choose_first', {
        field: choiceFieldTitles[field].zh,
        fieldEn: choiceFieldTitles[field].en,
      });
    sides[field] = isOnCard ? sides.document : side;
  }
  return sides;
}

/** What changes in the kept record. */
export function mergedValues(keep: Row, merged: Row, choices: Choices, secrets: Secrets): Row {
  const sides = sidesOf(keep, merged, choices);
  const taken = choiceFields.filter((field) => sides[field] === 'merged').flatMap((field) => columnsOfField[field]);
  const values: Row = Object.fromEntries(
    taken.filter((column) => !isSame(keep[column], merged[column])).map((column) => [column, merged[column]]),
  );
  const phone = sides.phone === 'merged' ? merged : keep;
  const before = openPhones(keep['more_phones_cipher'], secrets);
  const phones = [
    ...before,
    ...openPhones(merged['more_phones_cipher'], secrets),
    ...openPhone(keep, secrets),
    ...openPhone(merged, secrets),
  ];
  const [current] = openPhone(phone, secrets);
  const more = [...new Set(phones)].filter((one) => one !== current);
  if (!isSame(more, before))
    values['more_phones_cipher'] = more.length > 0 ? hexOf(secrets.seal(JSON.stringify(more))) : null;
  return values;
}

/** What changes in the merged record: it keeps the number that was not chosen, so that either number leads to the one person (app.holder_of_id). */
export function leftValues(keep: Row, values: Row): Row {
  if (!('id_hash' in values) || valueOf(keep, 'document') === null) return {};
  return Object.fromEntries(columnsOfField.document.map((column) => [column, keep[column]]));
}

const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
const bytesOf = (hex: unknown): Buffer | undefined =>
  typeof hex === 'string' && hex.startsWith('\\x') ? Buffer.from(hex.slice(2), 'hex') : undefined;
export function openText(hex: unknown, secrets: Secrets): string | null {
  const bytes = bytesOf(hex);
  return bytes ? secrets.open(bytes) : null;
}
const openPhone = (row: Row, secrets: Secrets): string[] => {
  const phone = openText(row['phone_cipher'], secrets);
  return phone === null ? [] : [phone];
};
function openPhones(hex: unknown, secrets: Secrets): string[] {
  const text = openText(hex, secrets);
  const phones: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(phones) ? phones.filter((one): one is string => typeof one === 'string') : [];
}
