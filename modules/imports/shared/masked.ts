// What a row shows of people's numbers before a look is put on record: the ends alone (等保 a7, “masks by default”). A number that is written wrongly is a
// number all the same, so columns of numbers are masked whatever they hold, and every other cell wherever something in it reads like one.
import { toHalfWidth } from '#kernel/shared/identity/writing.ts';
import { maskIdNumber, maskPhone, maskWithin } from '#kernel/shared/mask.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import type { PersonalNumber } from './kind.ts';

type PersonalField = { field: string; personal: PersonalNumber | null };

export type Maskable = {
  cells: Record<string, Cell>;
  rest: Record<string, Cell>;
  problems: { column: string | null; value: Cell; message: { zh: string; en: string }; proposal: string | null }[];
  differences: { from: string | null; to: string | null; personal: PersonalNumber | null }[];
};

export function maskCell(cell: Cell, personal: PersonalNumber | null): Cell {
  if (cell === null || typeof cell === 'boolean') return cell;
  const text = toHalfWidth(String(cell));
  if (personal === 'id') return maskIdNumber(text);
  // Several numbers in one cell are masked one by one.
  if (personal === 'phone')
    return text
      .split(/([、,;/\s]+)/)
      .map((part, i) => (i % 2 === 1 ? part : maskPhone(part)))
      .join('');
  const masked = maskWithin(text);
  return masked === text ? cell : masked;
}

const maskText = (text: string): string => String(maskCell(text, null));
const maskRecord = (cells: Record<string, Cell>, of: (key: string) => PersonalNumber | null): Record<string, Cell> =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, maskCell(cell, of(key))]));

export function maskRow<R extends Maskable>(row: R, fields: readonly PersonalField[]): R {
  const kinds = new Map(fields.map(({ field, personal }) => [field, personal]));
  const of = (field: string | null) => (field === null ? null : (kinds.get(field) ?? null));
  return {
    ...row,
    cells: maskRecord(row.cells, of),
    rest: maskRecord(row.rest, () => null),
    problems: row.problems.map((problem) => ({
      ...problem,
      value: maskCell(problem.value, of(problem.column)),
      proposal: problem.proposal === null ? null : String(maskCell(problem.proposal, of(problem.column))),
      message: { zh: maskText(problem.message.zh), en: maskText(problem.message.en) },
    })),
    differences: row.differences.map((one) => ({
      ...one,
      from: one.from === null ? null : String(maskCell(one.from, one.personal)),
      to: one.to === null ? null : String(maskCell(one.to, one.personal)),
    })),
  };
}

/** The first rows as shown to choose columns by. */
export function maskSamples(
  samples: readonly (readonly Cell[])[],
  sources: Readonly<Record<string, { column: number } | { constant: string } | undefined>>,
  fields: readonly PersonalField[],
): Cell[][] {
  const byColumn = new Map(
    fields.flatMap(({ field, personal }) => {
      const source = sources[field];
      return personal && source && 'column' in source ? [[source.column, personal] as const] : [];
    }),
  );
  return samples.map((row) => row.map((cell, column) => maskCell(cell, byColumn.get(column) ?? null)));
}
