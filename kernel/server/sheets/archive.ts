// The table of contents of a zip archive, read without unpacking anything, so that a bomb is refused before it is touched.
// hucre unpacks each part up to its declared size and no further; that makes the sizes declared here a true bound.
import { createInflateRaw } from 'node:zlib';
import { megabytes, type SheetLimits } from './limits.ts';
import { sheetProblem } from './problems.ts';

export type Part = {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
  encrypted: boolean;
};

const END = 0x06054b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL32 = 0xffffffff;

/** Throws `sheet.damaged` when the archive is cut off or its directory does not hold together. */
export function listParts(bytes: Uint8Array): Part[] {
  try {
    return walkDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) throw sheetProblem('damaged');
    throw error;
  }
}

function walkDirectory(file: Buffer): Part[] {
  const end = findEnd(file);
  let count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count === 0xffff || at === FULL32) {
    const end64 = Number(file.readBigUInt64LE(end - 12));
    if (file.readUInt32LE(end64) !== END64) throw sheetProblem('damaged');
    count = Number(file.readBigUInt64LE(end64 + 32));
    at = Number(file.readBigUInt64LE(end64 + 48));
  }
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== ENTRY) throw sheetProblem('damaged');
    const nameLength = file.readUInt16LE(at + 28);
    const extraLength = file.readUInt16LE(at + 30);
    const nameEnd = at + 46 + nameLength;
    const part: Part = {
      name: file.toString('utf8', at + 46, nameEnd),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
    };
    widen(part, file.subarray(nameEnd, nameEnd + extraLength));
    parts.push(part);
    at = nameEnd + extraLength + file.readUInt16LE(at + 32);
  }
  return parts;
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - 65_557);
  for (let at = file.length - 22; at >= first; at--) if (file.readUInt32LE(at) === END) return at;
  throw sheetProblem('damaged');
}

/** ZIP64 keeps the true numbers of an entry in an extra field, in this order, and only those that did not fit. */
function widen(part: Part, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (part[key] !== FULL32) continue;
      part[key] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
}

/** Refuses encrypted parts, bombs and parts that hide their size. */
export function assertHarmless(parts: Part[], limits: SheetLimits): void {
  if (parts.some((part) => part.encrypted)) throw sheetProblem('encrypted');
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  if (parts.some((part) => part.unpacked === 0 && part.packed > 2)) throw sheetProblem('damaged');
  const swollen = unpacked > limits.ratioFromBytes && unpacked / Math.max(1, packed) > limits.ratio;
  const heavy = parts.some(
    (part) => !/worksheets\/|content\.xml$|media\//.test(part.name) && part.unpacked > limits.wholePartBytes,
  );
  if (unpacked > limits.unpackedBytes || swollen || heavy) throw sheetProblem('bomb', { size: megabytes(unpacked) });
}

/** Unpacks one part piece by piece; stops if there is more than the directory declared. */
export async function* unpack(bytes: Uint8Array, part: Part): AsyncGenerator<Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + 30 > file.length || file.readUInt32LE(part.offset) !== LOCAL) throw sheetProblem('damaged');
  const start = part.offset + 30 + file.readUInt16LE(part.offset + 26) + file.readUInt16LE(part.offset + 28);
  const packed = file.subarray(start, start + part.packed);
  if (part.method === 0) {
    yield packed;
    return;
  }
  let seen = 0;
  const inflate = createInflateRaw();
  inflate.end(packed);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > part.unpacked) throw sheetProblem('damaged');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'errno' in error) throw sheetProblem('damaged');
    throw error;
  } finally {
    inflate.destroy();
  }
}

export async function unpackText(bytes: Uint8Array, part: Part): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of unpack(bytes, part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
