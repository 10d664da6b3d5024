// The archive's outside: a plain tar (POSIX ustar), so that any machine can list it. Written front to back with everything known beforehand, read
// front to back; a header that does not add up is told as damage. Only what a backup needs: regular files with short names.
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { backupProblem } from './problems.ts';

const block = 512;
/** No entry is larger: tables are cut into parts and files have a limit of their own. */
const largest = 512 * 1024 * 1024;

export type TarWriter = {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Ends the archive, waits for the disk and gives it its name. Until then it lies beside it as `.part`. */
  close(): Promise<{ bytes: number }>;
  abandon(): Promise<void>;
};

export async function createTar(path: string, { at }: { at: Date }): Promise<TarWriter> {
  const file = await open(`${path}.part`, 'wx', 0o600);
  let written = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from)).bytesWritten;
    written += bytes.length;
  };
  return {
    async add(name, bytes) {
      await write(headerOf(name, bytes.length, at));
      await write(bytes);
      await write(Buffer.alloc(padding(bytes.length)));
    },
    async close() {
      await write(Buffer.alloc(2 * block));
      await file.sync();
      await file.close();
      await rename(`${path}.part`, path);
      return { bytes: written };
    },
    async abandon() {
      await file.close().catch(() => undefined);
      await rm(`${path}.part`, { force: true });
    },
  };
}

const padding = (size: number): number => (block - (size % block)) % block;
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 99) throw new RangeError(`too long a name for a tar entry: ${name}`);
  const header = Buffer.alloc(block);
  header.write(name, 0);
  header.write(
    octal(0o600, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(Math.floor(at.getTime() / 1000), 12),
    100,
  );
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const sumOf = (header: Buffer): number => header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0);

export type TarEntry = { name: string; size: number; read(): Promise<Buffer> };

/** Entries in the order of the file. Throws `backup.damaged` where the file ends too early or a header is not one. */
export async function* readTar(path: string): AsyncGenerator<TarEntry> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const header = await exactly(file, at, block, 'header');
      if (header.every((byte) => byte === 0)) return;
      const { name, size } = entryOf(header, at);
      const from = at + block;
      yield { name, size, read: () => exactly(file, from, size, name) };
      at = from + size + padding(size);
    }
  } finally {
    await file.close();
  }
}

function entryOf(header: Buffer, at: number): { name: string; size: number } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  if (text(257, 262) !== 'ustar')
    throw at === 0 ? backupProblem('not_an_archive') : backupProblem('damaged', { where: `${at}` });
  const size = Number.parseInt(text(124, 136), 8);
  if (Number.parseInt(text(148, 156), 8) !== sumOf(header) || !(size >= 0 && size <= largest))
    throw backupProblem('damaged', { where: `${at}` });
  return { name: text(0, 100), size };
}

async function exactly(file: FileHandle, at: number, size: number, where: string): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  for (let from = 0; from < size; ) {
    const { bytesRead } = await file.read(bytes, from, size - from, at + from);
    if (bytesRead === 0) throw at === 0 ? backupProblem('not_an_archive') : backupProblem('damaged', { where });
    from += bytesRead;
  }
  return bytes;
}
