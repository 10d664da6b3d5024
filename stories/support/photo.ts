// A small true picture, made here so that no binary lies in the repository.

import { deflateSync } from 'node:zlib';
import { chunk } from '../../bin/palette-png.ts';

/** A PNG of one colour. */
export function photo(width = 64, height = 48, [red, green, blue] = [120, 140, 150]): Buffer {
  const row = Buffer.from([0, ...Array.from({ length: width }, () => [red, green, blue]).flat()]);
  return png(width, height, Buffer.concat(Array.from({ length: height }, () => row)));
}

/** A PNG in which no two places are alike: it stays large however it is packed, as a photo of gravel does. */
export function gravel(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  let seed = 20220316;
  for (let n = 0; n < rows.length; n++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    rows[n] = n % (1 + width * 3) === 0 ? 0 : seed >>> 24;
  }
  return png(width, height, rows);
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
