// A file on its way in: read, each sheet laid out and its columns guessed for the kind named, or for the kind that fits best.
// Nothing is decided here; a person sees the guess before any row is checked.
import { type ReadOptions, readSheets, type SheetFile } from '#kernel/server/sheets/read.ts';
import type { Sheet } from '#kernel/shared/sheet.ts';
import { guessKinds, type ImportEngine, type ImportKindName, importEngines } from '../../shared/kinds.ts';
import type { Layout } from '../../shared/layout.ts';
import type { Mapping } from '../../shared/mapping.ts';
import { importProblem } from './problems.ts';
import { unfold } from './unfold.ts';

export type OpenedSheet = {
  sheet: Sheet;
  layout: Layout;
  mapping: Mapping;
  /** Taken at first: shown, with rows, and every required column found. A person may choose otherwise. */
  isTaken: boolean;
};

export type OpenedImport = Pick<SheetFile, 'kind' | 'encoding' | 'delimiter'> & {
  kindName: ImportKindName;
  engine: ImportEngine;
  sheets: OpenedSheet[];
};

/** @throws Problem `sheet.*` for the file, `import.*` when no sheet has what the kind needs. */
export async function openImport(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions & { kindName?: ImportKindName } = {},
): Promise<OpenedImport> {
  const { sheets, ...file } = await readSheets(bytes, fileName, options);
  const kindName = options.kindName ?? bestKind(sheets);
  const engine = importEngines[kindName];
  const unfolded = sheets.flatMap((sheet) => unfold(sheet, engine.inspect(sheet)));
  const opened = unfolded.map((sheet): OpenedSheet => {
    const layout = engine.inspect(sheet);
    const mapping = engine.guessMapping(layout);
    const hasRows = layout.classes.includes('data');
    return { sheet, layout, mapping, isTaken: hasRows && !sheet.hidden && mapping.missing.length === 0 };
  });
  if (!opened.some(({ layout }) => layout.classes.includes('data'))) throw importProblem('no_rows');
  return { ...file, kindName, engine, sheets: opened };
}

function bestKind(sheets: readonly Sheet[]): ImportKindName {
  const written = sheets.filter(({ rows }) => rows.length > 0);
  if (written.length === 0) throw importProblem('no_rows');
  const fits = written.flatMap((sheet) => guessKinds(sheet));
  fits.sort((a, b) => b.fit - a.fit);
  const [best] = fits;
  if (!best || best.fit < 0.5) throw importProblem('kind_unknown');
  return best.name;
}
