// The kinds of import there are, and which of them a file most likely is.
import type { Sheet } from '#kernel/shared/sheet.ts';
import { gridTable } from './grid-table.ts';
import { inspect } from './layout.ts';
import { guessMapping } from './mapping.ts';
import { requestLog } from './request-log.ts';
import { roster } from './roster.ts';

export const importKinds = { grid_table: gridTable, roster, request_log: requestLog } as const;

export type ImportKindName = keyof typeof importKinds;

/** Kinds by how well their columns are found in the sheet, best first; `fit` is the share of required columns found, then of all. */
export function guessKinds(sheet: Sheet): { name: ImportKindName; fit: number }[] {
  const fits = [fitOf('grid_table', sheet), fitOf('roster', sheet), fitOf('request_log', sheet)];
  return fits.sort((a, b) => b.fit - a.fit);
}

function fitOf(name: ImportKindName, sheet: Sheet): { name: ImportKindName; fit: number } {
  const { columns, missing, sources } =
    name === 'grid_table'
      ? found(gridTable, sheet)
      : name === 'roster'
        ? found(roster, sheet)
        : found(requestLog, sheet);
  const required = Object.values(columns).filter((column) => column.required).length;
  const sure = Object.values(sources).reduce(
    (sum, source) => sum + (source && 'column' in source ? source.confidence : 0),
    0,
  );
  return {
    name,
    fit:
      Math.round(
        ((1 - missing.length / Math.max(1, required)) * 0.7 + (sure / Object.keys(columns).length) * 0.3) * 100,
      ) / 100,
  };
}

function found<Cells extends object, Row extends object>(
  kind: Parameters<typeof guessMapping<Cells, Row>>[1],
  sheet: Sheet,
) {
  return {
    ...guessMapping(inspect(sheet, kind), kind),
    columns: kind.columns as Record<string, { required?: unknown }>,
  };
}
