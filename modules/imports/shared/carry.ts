// Which cell a field has in a row: its column's, a constant, or the one above where blanks mean “as above”.
import type { Cell } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { fieldsOf, type ImportKind } from './kind.ts';
import type { Layout } from './layout.ts';
import type { Mapping } from './mapping.ts';

/** One sheet on its way in. */
export type Table<F extends string = string> = { layout: Layout; mapping: Mapping<F> };

/**
 * The cell of a field in a row: a constant, the column's cell, or the one carried down. Where the columns that may carry do so at all,
 * a row blank in every one of them is “as above” in every one.
 */
export function cellReader<Cells extends object, Row extends object>(
  kind: ImportKind<Cells, Row>,
  table: Table<keyof Cells & string>,
): (row: number, field: keyof Cells & string) => Cell {
  type F = keyof Cells & string;
  const { layout, mapping } = table;
  const own = (r: number, field: F) => cellOf(layout, mapping, r, field);
  const group = fieldsOf(kind).filter(
    (field) => kind.columns[field].carriesDown && columnOf(mapping, field) !== undefined,
  );
  const carrying = new Set(
    group.filter((field) => kind.columns[field].carriesDown === 'always' || isSparse(layout, (r) => own(r, field))),
  );
  if (carrying.size === 0) return own;
  const carried = new Map<string, Cell>();
  const above = new Map<F, Cell>();
  layout.classes.forEach((rowClass, r) => {
    if (rowClass === 'section') above.clear();
    if (rowClass !== 'data') return;
    const isAsAbove = group.every((field) => isBlank(own(r, field)) || isSpread(layout, mapping, r, field));
    let isNewBlock = false;
    for (const field of group) {
      const cell = own(r, field);
      const stays = isBlank(cell) && !isNewBlock && (carrying.has(field) || isAsAbove);
      if (!isBlank(cell) && cell !== above.get(field) && !isSpread(layout, mapping, r, field)) isNewBlock = true;
      if (!stays) above.set(field, cell);
      carried.set(`${r},${field}`, above.get(field) ?? null);
    }
  });
  return (row, field) => carried.get(`${row},${field}`) ?? own(row, field);
}

/** Blanks of a column are structure, not gaps, when there are at least two for every three cells that are filled. */
function isSparse(layout: Layout, own: (row: number) => Cell): boolean {
  let blank = 0;
  let data = 0;
  layout.classes.forEach((rowClass, r) => {
    if (rowClass !== 'data') return;
    data++;
    if (isBlank(own(r))) blank++;
  });
  return blank < data && blank >= data * 0.4;
}

function columnOf<F extends string>(mapping: Mapping<F>, field: F): number | undefined {
  const source = mapping.sources[field];
  return source && 'column' in source ? source.column : undefined;
}

function cellOf<F extends string>(layout: Layout, mapping: Mapping<F>, r: number, field: F): Cell {
  const source = mapping.sources[field];
  if (!source) return null;
  return 'constant' in source ? source.constant : (layout.rows[r]?.[source.column] ?? null);
}

/** A value that a merge brought here is the same block, not a new one. */
function isSpread<F extends string>(layout: Layout, mapping: Mapping<F>, r: number, field: F): boolean {
  return layout.spread.has(`${r},${columnOf(mapping, field)}`);
}

/** Has the row a cell of its own for the field, not one that a merge brought or a constant? */
export function hasOwnCell<F extends string>(layout: Layout, mapping: Mapping<F>, r: number, field: F): boolean {
  const column = columnOf(mapping, field);
  return column !== undefined && !layout.spread.has(`${r},${column}`) && !isBlank(layout.rows[r]?.[column]);
}
