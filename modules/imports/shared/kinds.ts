// The kinds of import there are, each with its types closed in, so that a screen or a command can work with one by its name.
import type { Words } from '#kernel/shared/problem.ts';
import type { Sheet } from '#kernel/shared/sheet.ts';
import type { Table } from './carry.ts';
import { type Checked, checkRows, type Decisions } from './check.ts';
import { enterpriseList } from './enterprise-list.ts';
import { gridTable } from './grid-table.ts';
import { type CheckContext, fieldsOf, type ImportKind, type PersonalNumber } from './kind.ts';
import { inspect, type Layout } from './layout.ts';
import { changeMapping, guessMapping, type Mapping } from './mapping.ts';
import { pointList } from './point-list.ts';
import { registerSheet } from './register-sheet.ts';
import { requestLog } from './request-log.ts';
import { roster } from './roster.ts';

/** A kind as screens see it: columns to choose from, and the steps of an import in their order. */
export type ImportEngine = {
  name: string;
  title: Words;
  /** Columns that are required, whether always or unless another is there. */
  requiredCount: number;
  fields: { field: string; title: Words; isRequired: boolean; personal: PersonalNumber | null }[];
  inspect: (sheet: Sheet) => Layout;
  guessMapping: (layout: Layout) => Mapping;
  changeMapping: (mapping: Mapping, changes: Record<string, number | string | null>) => Mapping;
  checkRows: (tables: readonly Table[], context: CheckContext, decisions?: Decisions) => Checked<object>;
};

export function engineOf<Cells extends object, Row extends object>(kind: ImportKind<Cells, Row>): ImportEngine {
  type F = keyof Cells & string;
  const fields = fieldsOf(kind);
  const isField = (name: string): name is F => name in kind.columns;
  /** Field names come back from screens and stores as plain text; what is no column of the kind falls away here. */
  const own = (mapping: Mapping): Mapping<F> => {
    const sources: Mapping<F>['sources'] = {};
    for (const [field, source] of Object.entries(mapping.sources))
      if (isField(field) && source) sources[field] = source;
    return { sources, missing: mapping.missing.filter(isField) };
  };
  return {
    name: kind.name,
    title: kind.title,
    requiredCount: fields.filter((field) => kind.columns[field].required).length,
    fields: fields.map((field) => ({
      field,
      title: kind.columns[field].title,
      isRequired: kind.columns[field].required === true,
      personal: kind.columns[field].personal ?? null,
    })),
    inspect: (sheet) => inspect(sheet, kind),
    guessMapping: (layout) => guessMapping(layout, kind),
    changeMapping(mapping, changes) {
      const known: Partial<Record<F, number | string | null>> = {};
      for (const [field, to] of Object.entries(changes)) if (isField(field)) known[field] = to;
      return changeMapping(own(mapping), known, kind);
    },
    checkRows: (tables, context, decisions) =>
      checkRows(
        kind,
        tables.map(({ layout, mapping }) => ({ layout, mapping: own(mapping) })),
        context,
        decisions,
      ),
  };
}

export const importEngines = {
  grid_table: engineOf(gridTable),
  roster: engineOf(roster),
  request_log: engineOf(requestLog),
  point_list: engineOf(pointList),
  enterprise_list: engineOf(enterpriseList),
  register_sheet: engineOf(registerSheet),
} as const satisfies Record<string, ImportEngine>;

export type ImportKindName = keyof typeof importEngines;

/** Kinds by how well a sheet fits: the share of required columns found counts most, then how surely the others are. Best first. */
export function guessKinds(sheet: Sheet): { name: ImportKindName; fit: number }[] {
  const names = Object.keys(importEngines) as ImportKindName[];
  return names.map((name) => ({ name, fit: fitOf(importEngines[name], sheet) })).sort((a, b) => b.fit - a.fit);
}

function fitOf(engine: ImportEngine, sheet: Sheet): number {
  const { sources, missing } = engine.guessMapping(engine.inspect(sheet));
  const required = Math.max(1, engine.requiredCount);
  const sure = Object.values(sources).reduce(
    (sum, source) => sum + (source && 'column' in source ? source.confidence : 0),
    0,
  );
  const fit = 0.7 * Math.max(0, 1 - missing.length / required) + 0.3 * (sure / engine.fields.length);
  return Math.round(fit * 100) / 100;
}
