// A table from above: what its columns mean, guessed from their titles by the words of the dictionary and said for certain by a person once. Pure.
import { z } from 'zod';
import type { FactValue, Field } from '#kernel/shared/field.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { headerForms, likeness } from '#modules/imports/shared/header-words.ts';
import { inspect, type Layout } from '#modules/imports/shared/layout.ts';
import type { Dictionary, HouseField, SubjectField } from './dictionary.ts';
import { type SubjectKind, subjectKinds } from './subject.ts';

/** What stands in a column: a field of the subject, the same words in every row, the number of the row, or nothing of ours. */
export const columnMeaningSchema = z.union([
  z.strictObject({ field: fieldNameSchema }),
  z.strictObject({ text: z.string().trim().min(1).max(100) }),
  z.strictObject({ rowNumber: z.literal(true) }),
  z.strictObject({ empty: z.literal(true) }),
]);
export type ColumnMeaning = z.output<typeof columnMeaningSchema>;
export const empty: ColumnMeaning = { empty: true };
export const fieldsOfMapping = (mapping: readonly ColumnMeaning[]): string[] => [
  ...new Set(mapping.flatMap((one) => ('field' in one ? [one.field] : []))),
];

/** The table as read; holds no cell of its rows. */
export type TableLayout = {
  sheet: number;
  sheetName: string;
  headers: string[];
  /** Zero-based first row below the header, and the first of the foot lines. */
  firstRow: number;
  footFrom: number | null;
  /** Rows that came with it: examples, replaced when it is filled. */
  exampleRows: number;
  titles: string[];
};

export type Guess = { kind: SubjectKind; mapping: ColumnMeaning[]; score: number };
export type ReadTable = { layout: TableLayout; guess: Guess };

/** Of all sheets in sight and all kinds of subject the one whose fields the headers fit best; undefined where none has a header. */
export function readTable(sheets: readonly Sheet[], dictionary: Dictionary): ReadTable | undefined {
  const read = sheets.flatMap((sheet, index) => (sheet.hidden ? [] : readSheet(sheet, index, dictionary)));
  return read.toSorted((a, b) => b.guess.score - a.guess.score)[0];
}

function readSheet(sheet: Sheet, index: number, dictionary: Dictionary): ReadTable[] {
  return subjectKinds.flatMap((kind) => {
    const entries = [...dictionary.values()].filter(({ home }) => home === kind);
    const columns = Object.fromEntries(entries.map((entry) => [entry.field.name, { titles: titlesOf(entry) }]));
    const layout = inspect(sheet, { columns });
    if (!layout.headerRows) return [];
    return [{ layout: tableLayout(layout, index), guess: { kind, ...guess(layout.headers, entries) } }];
  });
}

/** What headers are likely to mean, of whatever kind of subject they fit best. */
export function guessOf(headers: readonly string[], dictionary: Dictionary): Guess {
  const guesses = subjectKinds.map((kind) => ({
    kind,
    ...guess(
      headers,
      [...dictionary.values()].filter(({ home }) => home === kind),
    ),
  }));
  return guesses.toSorted((a, b) => b.score - a.score)[0] ?? { kind: 'person', mapping: [], score: 0 };
}

const titles = new WeakMap<object, string[]>();
/** Kept by the entry, since the likeness keeps its own forms by the list. */
function titlesOf(entry: SubjectField | HouseField): string[] {
  const known = titles.get(entry) ?? [entry.field.title.zh, ...entry.alsoCalled];
  titles.set(entry, known);
  return known;
}

function tableLayout(layout: Layout, sheet: number): TableLayout {
  let firstRow = (layout.headerRows?.to ?? -1) + 1;
  // A row that numbers the columns belongs to the header.
  while (layout.classes[firstRow] === 'header') firstRow++;
  const last = layout.classes.findLastIndex((one) => one !== 'foot' && one !== 'blank');
  const foot = layout.classes.findIndex((one, row) => row >= firstRow && row > last && one === 'foot');
  return {
    sheet,
    sheetName: layout.sheetName,
    headers: layout.headers,
    firstRow,
    footFrom: foot < 0 ? null : foot,
    exampleRows: layout.classes.filter((one, row) => row >= firstRow && (one === 'data' || one === 'section')).length,
    titles: layout.titles,
  };
}

const sure = 0.75;
const numbering = new Set(['序号', '编号', 'no', '#']);

function guess(headers: readonly string[], entries: readonly (SubjectField | HouseField)[]) {
  const fits = headers
    .flatMap((header, column) => entries.map((entry) => ({ column, entry, fit: likeness(header, titlesOf(entry)) })))
    .filter(({ fit }) => fit >= sure)
    .toSorted((a, b) => b.fit - a.fit || a.column - b.column);
  const mapping = headers.map((header): ColumnMeaning => (isNumbering(header) ? { rowNumber: true } : empty));
  const taken = new Set<string>();
  let score = 0;
  for (const { column, entry, fit } of fits) {
    if (taken.has(entry.field.name) || mapping[column] !== empty) continue;
    mapping[column] = { field: entry.field.name };
    taken.add(entry.field.name);
    score += fit;
  }
  return { mapping, score };
}
const isNumbering = (header: string): boolean => headerForms(header).some((form) => numbering.has(form));

/** The words of the headers alone, so that next month's table of the same headers is known again under another title. */
export const headerKey = (headers: readonly string[]): string =>
  headers.map((header) => headerForms(header)[0] ?? '').join('\u241f');

/** As a clerk would write it into the cell: yuan as a number, a date as a date, a code by its title. */
export function cellOf(field: Field, value: FactValue): Cell {
  switch (field.type) {
    case 'number':
      return Number(value);
    case 'money':
      return Number(value) / 100;
    case 'date':
      return String(value);
    case 'instant':
      return String(value).slice(0, 16).replace('T', ' ');
    case 'choice':
      return field.codes.find(({ code }) => code === value)?.title.zh ?? String(value);
    case 'yes_no':
    case 'photo':
      return factWords(field, value, 'zh', 0);
    default:
      return String(value);
  }
}
