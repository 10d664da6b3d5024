// Bytes that are read and mended here and there without holding all of them: a file on its way, or a buffer.
import { open } from 'node:fs/promises';

export type OpenBytes = {
  size: number;
  /** As many as there are, up to `length`. */
  read(at: number, length: number): Promise<Buffer>;
  write(at: number, bytes: Buffer): Promise<void>;
};

export const bufferBytes = (whole: Buffer): OpenBytes => ({
  size: whole.length,
  read: async (at, length) => Buffer.from(whole.subarray(at, at + length)),
  write: async (at, bytes) => void bytes.copy(whole, at),
});

export async function withFileBytes<T>(path: string, use: (bytes: OpenBytes) => Promise<T>): Promise<T> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    return await use({
      size,
      async read(at, length) {
        const into = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
        const { bytesRead } = await file.read(into, 0, into.length, at);
        return into.subarray(0, bytesRead);
      },
      write: async (at, bytes) => void (await file.write(bytes, 0, bytes.length, at)),
    });
  } finally {
    await file.close();
  }
}
