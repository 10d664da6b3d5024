// What a person says of a sheet's columns, field by field, and what of it differs from the guess: only that travels.
import type { Mapping, Source } from '../../shared/mapping.ts';

/** A column by number, one text for all rows, or null for “not in this sheet”. */
export type ColumnChoice = number | string | null;
export type Choices = Record<string, ColumnChoice>;
export type MappingShown = Pick<Mapping, 'sources'>;

const choiceOf = (source: Source | undefined): ColumnChoice =>
  source === undefined ? null : 'column' in source ? source.column : source.constant;

export function choicesOf(mapping: MappingShown, fields: readonly { field: string }[]): Choices {
  return Object.fromEntries(fields.map(({ field }) => [field, choiceOf(mapping.sources[field])]));
}

/** A text left empty says nothing: as if the sheet had no such column. */
const said = (choice: ColumnChoice | undefined): ColumnChoice =>
  typeof choice === 'string' ? choice.trim() || null : (choice ?? null);

export function changesOver(guess: MappingShown, choices: Choices): Choices {
  return Object.fromEntries(
    Object.entries(choices)
      .map(([field, choice]) => [field, said(choice)] as const)
      .filter(([field, choice]) => choice !== choiceOf(guess.sources[field])),
  );
}

/** A column serves one field: chosen for another, it leaves the one that had it. */
export function choose(choices: Choices, field: string, choice: ColumnChoice): Choices {
  const freed =
    typeof choice === 'number'
      ? Object.entries(choices).map(([other, had]) => [other, had === choice ? null : had] as const)
      : Object.entries(choices);
  return { ...Object.fromEntries(freed), [field]: choice };
}

export function missingOf(choices: Choices, fields: readonly { field: string; isRequired: boolean }[]): string[] {
  return fields
    .filter(({ field, isRequired }) => isRequired && said(choices[field]) === null)
    .map(({ field }) => field);
}

/** A, B, … Z, AA: as the spreadsheet names its columns. */
export function letterOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
