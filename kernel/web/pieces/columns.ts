// Which columns of a table a person hides, kept by this browser under the table's name.
import { type Remembered, remember } from '../remembered.ts';

const known = new Map<string, Remembered<readonly string[]>>();

export function hiddenColumns(table: string, hiddenAtFirst: readonly string[]): Remembered<readonly string[]> {
  const found = known.get(table);
  if (found) return found;
  const made = remember<readonly string[]>(`huying.columns.${table}`, hiddenAtFirst, (stored) =>
    Array.isArray(stored) && stored.every((key) => typeof key === 'string') ? stored : undefined,
  );
  known.set(table, made);
  return made;
}

/** The columns in sight: those not hidden, and always the first, which opens the row. */
export function columnsInSight<C extends { key: string }>(columns: readonly C[], hidden: readonly string[]): C[] {
  return columns.filter((column, i) => i === 0 || !hidden.includes(column.key));
}
