// The names of an xlsx's sheets and their merged ranges: what hucre's row stream does not tell, read from the few small parts and from
// the tails of the large ones without holding any.
import type { Merge } from '#kernel/shared/sheet.ts';
import { type Part, unpack, unpackText } from './archive.ts';
import { sheetProblem } from './problems.ts';

export type SheetEntry = { name: string; index: number; hidden: boolean; part: Part };

/** Worksheets in the order of the workbook. A chart on a sheet of its own keeps its index and is not told. */
export async function listSheets(bytes: Uint8Array, parts: Part[]): Promise<SheetEntry[]> {
  const part = (path: string) => parts.find(({ name }) => name === path);
  const text = async (path: string) => {
    const found = part(path);
    return found ? unpackText(bytes, found) : '';
  };
  const workbookPath =
    relations(await text('_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'))?.path ?? '';
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const targets = relations(await text(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`), folder);
  const sheets = Array.from(
    (await text(workbookPath)).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g),
    ([, attributes = ''], index) => {
      const value = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      const target = targets.find((one) => one.id === value('\\w+:id') && one.type.endsWith('/worksheet'));
      return {
        name: plain(value('name')),
        index,
        hidden: /hidden/i.test(value('state')),
        part: target && part(target.path),
      };
    },
  );
  if (sheets.length === 0) throw sheetProblem('damaged');
  return sheets.filter((sheet): sheet is SheetEntry => sheet.part !== undefined);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml.replace(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (whole, hex: string, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)) : (entities[name] ?? whole),
  );
}

function relations(xml: string, folder: string): { id: string; type: string; path: string }[] {
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const target = value('Target');
    const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '');
    return { id: value('Id'), type: value('Type'), path };
  });
}

const endOfRows = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/;

/** Merges stand after the rows; everything before `</sheetData>` runs past without being kept. */
export async function mergesOf(bytes: Uint8Array, part: Part): Promise<Merge[]> {
  let tail = '';
  let afterRows = false;
  for await (const chunk of unpack(bytes, part)) {
    tail += chunk.toString('latin1');
    if (afterRows) continue;
    const end = tail.search(endOfRows);
    afterRows = end >= 0;
    tail = tail.slice(afterRows ? end : -64);
  }
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left, top, right, bottom]) => ({
      top: Number(top) - 1,
      left: columnIndex(left ?? 'A'),
      bottom: Number(bottom) - 1,
      right: columnIndex(right ?? 'A'),
    }),
  );
}

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
