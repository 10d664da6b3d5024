// What only PNG needs: its chunks carry check sums, and its text chunks may hold packed or hexadecimal copies of Exif and XMP.
import { crc32 } from 'node:zlib';
import type { OpenBytes } from './open-bytes.ts';

const signatureBytes = 8;
const frame = 12;
/** Text chunks larger than this are somebody's novel; they hold no photo's facts and are not read. */
const mostText = 4 * 1024 * 1024;
/** Chunks that may be left out by any reader, unknown to all: the name PNG gives to what is nobody's business (lower, lower, upper, lower). */
const nothing = Buffer.from('juNk', 'latin1');

/** Copies of metadata that cannot be read in place: packed XMP, and the raw profiles of ImageMagick. */
function hidesMetadata(type: string, content: Buffer): boolean {
  const keyword = content.toString('latin1', 0, Math.max(0, content.indexOf(0)));
  if (keyword.startsWith('Raw profile type')) return true;
  return type !== 'tEXt' && keyword === 'XML:com.adobe.xmp' && (type === 'zTXt' || content[keyword.length + 1] === 1);
}

/** Blanks what hides metadata and sets the check sums of what may have been blanked before. */
export async function mendPng(bytes: OpenBytes): Promise<boolean> {
  let isChanged = false;
  for (let at = signatureBytes; at + frame <= bytes.size; ) {
    const head = await bytes.read(at, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    if (at + frame + length > bytes.size) break;
    if (['eXIf', 'tEXt', 'zTXt', 'iTXt'].includes(type) && length <= mostText) {
      const chunk = await bytes.read(at + 4, length + 8);
      const content = chunk.subarray(4, length + 4);
      if (type !== 'eXIf' && hidesMetadata(type, content)) {
        nothing.copy(chunk);
        content.fill(0);
      }
      const sum = crc32(chunk.subarray(0, length + 4));
      if (chunk.readUInt32BE(length + 4) !== sum) {
        chunk.writeUInt32BE(sum, length + 4);
        await bytes.write(at + 4, chunk);
        isChanged = true;
      }
    }
    at += frame + length;
  }
  return isChanged;
}
