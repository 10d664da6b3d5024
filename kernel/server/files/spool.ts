// An upload on its way: laid down in a file of its own while its size and hash are taken, so that memory holds one chunk of it, whatever it
// weighs and however many come at once, and the store can be asked again. Nothing of it is left afterwards.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#kernel/shared/id.ts';
import type { Content } from './byte-store.ts';
import { type OpenBytes, withFileBytes } from './place/open-bytes.ts';
import { fileProblem } from './problems.ts';

/** As much of a file as tells what it is. */
export const headBytes = 4096;

/** `mend` may change what was laid down, and says whether it did. Throws `file.too_large` as soon as more than `limit` bytes have come. */
export async function spool<T>(
  source: Readable,
  limit: number,
  mend: (bytes: OpenBytes, head: Buffer) => Promise<boolean>,
  use: (content: Content, head: Buffer) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `huying-upload-${newId()}`);
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let sizeBytes = 0;
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of whole(chunks)) {
      if (sizeBytes < headBytes) head.push(chunk.subarray(0, headBytes - sizeBytes));
      sizeBytes += chunk.length;
      if (sizeBytes > limit) throw fileProblem('too_large', { limit: limit / 1024 / 1024 });
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(source, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const begins = Buffer.concat(head);
    const isMended = await withFileBytes(path, (bytes) => mend(bytes, begins));
    const sha256 = isMended ? await hashOf(path) : hash.digest();
    return await use({ sizeBytes, sha256, read: () => createReadStream(path) }, begins);
  } finally {
    await rm(path, { force: true });
  }
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest();
}

/** A line that breaks, or an envelope that does not close, is the sender's to mend. */
async function* whole(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch {
    throw fileProblem('broken_off');
  }
}
