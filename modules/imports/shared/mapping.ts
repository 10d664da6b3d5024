// Which column of a sheet is which column of the kind: a guess with its confidence, for a person to look over and change.
import type { Cell } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { isOwnColumn, likeness } from './header-words.ts';
import { type ColumnSpec, fieldsOf, type ImportKind } from './kind.ts';
import type { Layout } from './layout.ts';

/** `column` is zero-based. `constant` is one value for every row, such as the estate that a sheet is named after. */
export type Source = { column: number; confidence: number } | { constant: string; confidence: number };

export type Mapping<F extends string = string> = {
  sources: Partial<Record<F, Source>>;
  /** Required columns that no header was found for: without them the table cannot be taken. */
  missing: F[];
};

const enough = 0.5;
const sampled = 200;

export function guessMapping<Cells extends object, Row extends object>(
  layout: Layout,
  kind: ImportKind<Cells, Row>,
): Mapping<keyof Cells & string> {
  type F = keyof Cells & string;
  const fields = fieldsOf(kind);
  const samples = layout.headers.map((_, c) => sampleOf(layout, c));
  const fits: { field: F; column: number; confidence: number }[] = [];
  layout.headers.forEach((header, column) => {
    if (isOwnColumn(header)) return;
    for (const field of fields) {
      const confidence = fit(header, samples[column] ?? [], kind.columns[field]);
      if (confidence >= enough) fits.push({ field, column, confidence });
    }
  });
  fits.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const sources: Mapping<F>['sources'] = {};
  const taken = new Set<number>();
  for (const { field, column, confidence } of fits) {
    if (sources[field] || taken.has(column)) continue;
    sources[field] = { column, confidence: Math.round(confidence * 100) / 100 };
    taken.add(column);
  }
  const named = kind.sheetNameMeans;
  if (named && !sources[named] && isTellingName(layout.sheetName, kind))
    sources[named] = { constant: layout.sheetName, confidence: 0.5 };
  const spoken = kind.spokenOf;
  if (spoken && !sources[spoken.field]) {
    const said = [layout.sheetName, ...layout.titles, ...layout.headings].map(spoken.in).find((one) => one !== null);
    if (said) sources[spoken.field] = { constant: said, confidence: 0.5 };
  }
  return { sources, missing: missingFrom(sources, kind) };
}

/** A person's changes over the guess: a column by number, a constant for all rows, or null for “not in this sheet”. */
export function changeMapping<Cells extends object, Row extends object>(
  guess: Mapping<keyof Cells & string>,
  changes: Partial<Record<keyof Cells & string, number | string | null>>,
  kind: ImportKind<Cells, Row>,
): Mapping<keyof Cells & string> {
  type F = keyof Cells & string;
  const sources = { ...guess.sources };
  for (const [field, to] of Object.entries(changes) as [F, number | string | null][]) {
    delete sources[field];
    if (to === null) continue;
    if (typeof to === 'number') {
      for (const other of Object.keys(sources) as F[]) {
        const source = sources[other];
        if (source && 'column' in source && source.column === to) delete sources[other];
      }
    }
    sources[field] = typeof to === 'number' ? { column: to, confidence: 1 } : { constant: to, confidence: 1 };
  }
  return { sources, missing: missingFrom(sources, kind) };
}

function missingFrom<Cells extends object, Row extends object>(
  sources: Mapping<keyof Cells & string>['sources'],
  kind: ImportKind<Cells, Row>,
): (keyof Cells & string)[] {
  type F = keyof Cells & string;
  return fieldsOf(kind).filter((field) => {
    const { required } = kind.columns[field];
    if (!required || sources[field]) return false;
    return required === true || !required.unless.some((other) => sources[other as F]);
  });
}

function fit<V>(header: string, sample: Cell[], { titles, avoid, looksLike }: ColumnSpec<V>): number {
  if (avoid?.test(header)) return 0;
  const words = header === '' ? 0 : likeness(header, titles);
  if (!looksLike || sample.length === 0) return words;
  const share = sample.filter(looksLike).length / sample.length;
  // A sure header stands even over strange content (that is what checks are for); a strange one needs the content.
  if (words >= 0.9) return share > 0 ? words : words - 0.2;
  return 0.5 * words + (header === '' ? 0.65 : 0.5) * share;
}

function sampleOf(layout: Layout, column: number): Cell[] {
  const sample: Cell[] = [];
  for (const [r, row] of layout.rows.entries()) {
    if (sample.length >= sampled) break;
    const cell = row[column];
    if (layout.classes[r] === 'data' && cell !== undefined && !isBlank(cell)) sample.push(cell);
  }
  return sample;
}

/** `Sheet1` and `花名册` say nothing; `盛景花园` does. */
function isTellingName<Cells extends object, Row extends object>(name: string, kind: ImportKind<Cells, Row>): boolean {
  if (
    /^(sheet|工作表|表)\s*\d*$|名单|名册|台账|汇总|登记|一览|明细|数据|导入|导出|模板|\d{4}年|表格|新建|整理|最新|终稿|(社区|街道|居委会|村委会)$/i.test(
      name.trim(),
    )
  )
    return false;
  if (!/\p{Script=Han}{2}/u.test(name) || kind.isHeading?.(name)) return false;
  return likeness(name, [kind.title.zh, kind.title.en]) < 0.5;
}
