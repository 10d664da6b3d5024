// A photo that comes in parts over a weak network: each part is laid behind the one before it, and whoever was cut off goes on where the house stands. A part that the house has, or
// one too far on, changes nothing: it is answered with how much there is. Whole, it is a file like any other, and nothing of the parts is left.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { fileProblem } from './problems.ts';
import { type FileStore, maxFileBytes, type StoredFile } from './store.ts';

/** Bytes of one part. */
export const maxPartBytes = 1024 * 1024;
/** Nobody went on with it for so long. */
const forgottenAfterMs = 2 * DAY_MS;
const prefix = 'huying-parts-';

export type Part = { id: string; from: number; total: number; bytes: Buffer };
type About = { name: string | undefined; by: string; districtId: string | null };
/** `have`: bytes from the start that are here. */
export type PartAnswer = { have: number; file?: StoredFile };

export type Parts = { add(part: Part, about: About): Promise<PartAnswer> };

export function openParts(files: Pick<FileStore, 'keep'>): Parts {
  const running = new Map<string, Promise<unknown>>();

  async function lay({ id, from, total, bytes }: Part, path: string, about: About): Promise<PartAnswer> {
    const before = await sizeOf(path);
    const isNext = from === before && before + bytes.length <= total;
    if (isNext && bytes.length > 0) await appendFile(path, bytes, { mode: 0o600 });
    const have = isNext ? before + bytes.length : before;
    if (have < total) return { have };
    try {
      const file = await files.keep(createReadStream(path), { ...about, id });
      await rm(path, { force: true });
      return { have, file };
    } catch (error) {
      // Where only the store is away, what is here is kept by the next try.
      if (!(error instanceof Problem && error.body().status >= 500)) await rm(path, { force: true });
      throw error;
    }
  }

  return {
    async add(part, about) {
      if (part.total > maxFileBytes) throw fileProblem('too_large', { limit: maxFileBytes / 1024 / 1024 });
      // Of its sender alone: another's part under the same id is another file.
      const path = join(tmpdir(), `${prefix}${createHash('sha256').update(`${part.id} ${about.by}`).digest('hex')}`);
      if (part.from === 0) await forgetOld();
      const turn = (running.get(path) ?? Promise.resolve()).catch(() => undefined).then(() => lay(part, path, about));
      running.set(path, turn);
      return turn.finally(() => running.get(path) === turn && running.delete(path));
    },
  };
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

async function forgetOld(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const path = join(tmpdir(), name);
    const at = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - at > forgottenAfterMs) await rm(path, { force: true });
  }
}
