// Files in a folder of this machine.
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '#kernel/shared/id.ts';
import { type ByteStore, nameOf } from './byte-store.ts';
import { fileProblem } from './problems.ts';

export function diskStore(folder: string): ByteStore {
  const path = (id: string) => join(folder, nameOf(id));
  return {
    place: folder,
    isOurs: true,
    async put(id, content) {
      const target = path(id);
      const part = `${target}.${newId()}.part`;
      await mkdir(dirname(target), { recursive: true });
      try {
        await pipeline(content.read(), createWriteStream(part, { flush: true }));
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async open(id, range) {
      const file = await open(path(id)).catch(lost);
      return file.createReadStream(range ? { start: range.first, end: range.last } : {});
    },
    has: (id) =>
      stat(path(id)).then(
        (found) => found.isFile(),
        () => false,
      ),
    remove: (id) => rm(path(id), { force: true }),
  };
}

function lost(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? fileProblem('lost') : error;
}
