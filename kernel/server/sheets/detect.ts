// What a file is, by what is in it. Its name is a claim and is not asked: rosters come as `.xls` that are web pages, as `.xlsx` that are CSV.
import { assertHarmless, listParts, type Part } from './archive.ts';
import type { SheetLimits } from './limits.ts';
import { sheetProblem } from './problems.ts';
import { decodeText, type Encoding } from './text.ts';

export type Found =
  | { kind: 'xlsx' | 'ods'; parts: Part[] }
  | { kind: 'xls' }
  | { kind: 'csv' | 'html'; text: string; encoding: Encoding };

export type FileKind = Found['kind'];

const ole2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const strangers: [found: string, signature: number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['exe', [0x4d, 0x5a, 0x90]],
];

export function detect(bytes: Uint8Array, limits: SheetLimits): Found {
  if (bytes.length === 0) throw sheetProblem('empty');
  if (startsWith(bytes, [0x50, 0x4b])) return detectArchive(bytes, limits);
  if (startsWith(bytes, ole2)) return detectOle2(bytes);
  if (startsWith(bytes, [0x09, 0x00]) || startsWith(bytes, [0x09, 0x02]) || startsWith(bytes, [0x09, 0x04])) {
    throw sheetProblem('unsupported', { found: 'Excel 2–4' });
  }
  for (const [found, signature] of strangers) {
    if (startsWith(bytes, signature)) throw sheetProblem('not_a_sheet', { found });
  }
  return detectText(bytes);
}

function detectArchive(bytes: Uint8Array, limits: SheetLimits): Found {
  const parts = listParts(bytes);
  assertHarmless(parts, limits);
  const has = (name: RegExp) => parts.some((part) => name.test(part.name));
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) return { kind: 'ods', parts };
  if (has(/^word\//)) throw sheetProblem('not_a_sheet', { found: 'Word' });
  if (has(/^ppt\//)) throw sheetProblem('not_a_sheet', { found: 'PowerPoint' });
  // hucre 1.0 reads xlsb, but drops every cell after the first of a row as SheetJS writes them: better refused than halved.
  if (has(/workbook\.bin$/)) throw sheetProblem('unsupported', { found: 'xlsb' });
  if (has(/^\[Content_Types\]\.xml$/) && has(/worksheets\//)) return { kind: 'xlsx', parts };
  throw sheetProblem('not_a_sheet', { found: 'zip' });
}

function detectOle2(bytes: Uint8Array): Found {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasStream = (name: string) => file.includes(Buffer.from(name, 'utf16le'));
  if (hasStream('EncryptedPackage')) throw sheetProblem('encrypted');
  if (hasStream('WordDocument')) throw sheetProblem('not_a_sheet', { found: 'Word' });
  if (hasStream('PowerPoint Document')) throw sheetProblem('not_a_sheet', { found: 'PowerPoint' });
  if (!hasStream('Workbook')) {
    throw hasStream('Book') ? sheetProblem('unsupported', { found: 'Excel 5.0/95' }) : sheetProblem('damaged');
  }
  if (isLockedBiff(file)) throw sheetProblem('encrypted');
  return { kind: 'xls' };
}

/** [MS-XLS] 2.4.117: FILEPASS follows the workbook's BOF record, at most a WRITEPROTECT record between them. */
function isLockedBiff(file: Buffer): boolean {
  const bof = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
  for (let at = file.indexOf(bof); at >= 0; at = file.indexOf(bof, at + 8)) {
    if (at % 64 !== 0 || at + 28 > file.length) continue;
    const next = at + 20;
    const record = file.readUInt16LE(next) === 0x86 ? next + 4 + file.readUInt16LE(next + 2) : next;
    if (record + 2 <= file.length && file.readUInt16LE(record) === 0x2f) return true;
  }
  return false;
}

function detectText(bytes: Uint8Array): Found {
  const { text, encoding } = decodeText(bytes);
  const head = text
    .slice(0, 2048)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head === '') throw sheetProblem('empty');
  if (/^<\?xml/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet/.test(head)) {
    throw sheetProblem('unsupported', { found: 'XML 2003' });
  }
  if (/^MIME-Version:/i.test(head)) throw sheetProblem('unsupported', { found: 'MHTML' });
  if (head.startsWith('{\\rtf')) throw sheetProblem('not_a_sheet', { found: 'RTF' });
  if (/^<(!doctype|html|head|body|table|meta|style|\?xml)/i.test(head)) {
    if (/<table[\s>]/i.test(text)) return { kind: 'html', text, encoding };
    throw sheetProblem('not_a_sheet', { found: 'HTML' });
  }
  return { kind: 'csv', text, encoding };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
