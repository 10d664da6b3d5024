// The cells of a row: what its columns mean, put into what is held of its subject. Masks are put on here, for the file and for the screen alike.
import type { Secrets } from '#kernel/server/secrets.ts';
import { type FactValue, type Field, factValueSchema } from '#kernel/shared/field.ts';
import { checkFact, factMask } from '#kernel/shared/field-rules.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { seesNames, sensitiveDuty } from '#modules/registry/shared/person.ts';
import { type Dictionary, fieldKey } from '../../shared/dictionary.ts';
import { isNumberOfPerson } from '../../shared/looks.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { type ColumnMeaning, cellOf } from '../../shared/table.ts';
import type { HeldValue, SubjectValues } from '../store/table-values.ts';

const isPersonName = (kind: SubjectKind, field: Field): boolean => kind === 'person' && field.name === 'name';

/** Fields that leave in full only with a purpose on record: what is sealed, and names for those who stand at no door. */
export function guardedFields(
  mapping: readonly ColumnMeaning[],
  kind: SubjectKind,
  dictionary: Dictionary,
  role: Role | undefined,
): Field[] {
  return mapping.flatMap((meaning) => {
    const field = 'field' in meaning ? dictionary.get(fieldKey(kind, meaning.field))?.field : undefined;
    if (!field) return [];
    const isGuarded =
      field.sensitivity === 'sensitive' || (isPersonName(kind, field) && !(role !== undefined && seesNames(role)));
    return isGuarded ? [field] : [];
  });
}

/** Names of fields that stay masked in the file: all that are guarded, or with a purpose those that take a named duty the post is not (B3). */
export function maskedFields(guarded: readonly Field[], isWhole: boolean, role: Role | undefined): string[] {
  const keepsMask = (field: Field) =>
    !isWhole ||
    (field.sensitivity === 'sensitive' &&
      !isNumberOfPerson(field) &&
      !(role !== undefined && sensitiveDuty.includes(role)));
  return guarded.filter(keepsMask).map(({ name }) => name);
}

export type CellRules = {
  kind: SubjectKind;
  mapping: readonly ColumnMeaning[];
  dictionary: Dictionary;
  masked: ReadonlySet<string>;
  secrets: Secrets;
};

/** `rowNo` counts from 1. A gap is a field nobody has told. */
export function rowCells(values: SubjectValues, rowNo: number, rules: CellRules): { cells: Cell[]; gaps: string[] } {
  const gaps = new Set<string>();
  const cells = rules.mapping.map((meaning): Cell => {
    if ('text' in meaning) return meaning.text;
    if ('rowNumber' in meaning) return rowNo;
    if ('empty' in meaning) return null;
    const field = rules.dictionary.get(fieldKey(rules.kind, meaning.field))?.field;
    const held = values.held.get(meaning.field);
    if (!field) return null;
    const value = held && readHeld(field, held, rules.secrets);
    if (value === undefined) {
      gaps.add(meaning.field);
      return null;
    }
    if (!rules.masked.has(field.name)) return cellOf(field, value);
    return isPersonName(rules.kind, field) ? maskName(String(value)) : factMask(field, value, 'zh');
  });
  return { cells, gaps: [...gaps] };
}

/** Ciphers of the house hold the bare number, those of facts hold JSON. */
function readHeld(field: Field, { value, cipher }: HeldValue, secrets: Secrets): FactValue | undefined {
  const told = cipher ? unsealed(secrets.open(cipher), field) : value;
  const checked = factValueSchema.safeParse(told);
  return checked.success && checked.data !== '' ? checked.data : undefined;
}

function unsealed(text: string, field: Field): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return checkFact(field, value).ok ? value : text;
  } catch {
    return text;
  }
}
