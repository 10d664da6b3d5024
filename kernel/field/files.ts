// Photos and recordings on the phone: named at once by an id of its own, so that what they belong to can be told before them; sent after it, one by one, each until the
// house has it. One that was cut off goes on where it was; one that got no answer is sent again under its id and is there once.
import { type Id, newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { type KeptFile, uploadInParts } from '#kernel/web/wire/client.ts';
import { isPassing, problemOf } from '#kernel/web/wire/refusal.ts';
import type { Upload } from '#kernel/web/wire/upload.ts';
import { openSession } from './calls.ts';
import { openBytes, sealBytes } from './sealing.ts';
import { phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type FilesState = { waiting: number; refused: readonly { id: Id; name: string; problem: ProblemBody }[] };
export type FileBox = {
  state(): FilesState;
  subscribe(listener: () => void): () => void;
  /** On the phone when it resolves. */
  keep(postId: Id): Upload;
  /** After the acts that name them. */
  sync(): Promise<void>;
  drop(id: Id): Promise<void>;
};

export async function openFiles(vault: Vault): Promise<FileBox> {
  const store = phoneStore();
  const { leaseId, memoryKey } = vault;
  const listeners = new Set<() => void>();
  let running: Promise<void> | undefined;
  let state: FilesState = { waiting: 0, refused: [] };
  const count = async () => {
    const rows = await store.files.where({ leaseId }).toArray();
    const refused = rows.flatMap(({ id, name, problem }) => (problem ? [{ id, name, problem }] : []));
    state = { waiting: rows.length - refused.length, refused };
    for (const listener of listeners) listener();
  };
  await count();

  async function sendAll(): Promise<void> {
    for (const { id } of await store.files.where({ leaseId }).sortBy('at')) {
      const row = await store.files.get([leaseId, id]);
      if (!row || row.problem) continue;
      const file = new Blob([await openBytes(memoryKey, row.sealed, id)], { type: row.mediaType });
      const send = () => uploadInParts(file, row.name, { as: 'staff', postId: row.postId }, id);
      try {
        await send().catch(async (error: unknown) => {
          if (problemOf(error).remedy !== 'sign_in') throw error;
          await openSession(vault);
          return send();
        });
        await store.files.delete([leaseId, id]);
      } catch (error) {
        const problem = problemOf(error);
        // Nobody answered, or too many at once: the rest waits with it.
        if (isPassing(problem) || problem.remedy === 'retry' || problem.remedy === 'sign_in') return;
        await store.files.update([leaseId, id], { problem });
      }
      await count();
    }
  }

  const sync = () => {
    running ??= (navigator.locks?.request(`huying-files-${leaseId}`, sendAll) ?? sendAll())
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep:
      (postId) =>
      async (file, name): Promise<KeptFile> => {
        const id = newId();
        const sealed = await sealBytes(memoryKey, new Uint8Array(await file.arrayBuffer()), id);
        await store.files.add({ leaseId, id, postId, name, mediaType: file.type, at: Date.now(), sealed });
        await count();
        if (navigator.onLine) void sync();
        return { id, mediaType: file.type, sizeBytes: file.size };
      },
    sync,
    async drop(id) {
      await store.files.delete([leaseId, id]);
      await count();
    },
  };
}
