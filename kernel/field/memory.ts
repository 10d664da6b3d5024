// Answers taken along: what the house said last, sealed under the key that only the PIN opens, each with when it was said.
import { canonical } from '#kernel/web/wire/intent.ts';
import { openJson, sealJson } from './sealing.ts';
import { phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type Kept = { answer: unknown; at: number };
export type Memory = {
  keep(name: string, input: unknown, postId: string, answer: unknown): Promise<void>;
  find(name: string, input: unknown, postId: string): Promise<Kept | undefined>;
  /** Forgets what was not said again since: it has left the area, or nobody needs it. */
  prune(before: number): Promise<void>;
};

const keyOf = (name: string, input: unknown, postId: string) => `${postId} ${name} ${canonical(input ?? {})}`;
/** Larger than anything a phone needs to look at alone. */
const mostBytes = 2_000_000;

export function openMemory({ leaseId, memoryKey }: Vault): Memory {
  const store = phoneStore();
  return {
    async keep(name, input, postId, answer) {
      const key = keyOf(name, input, postId);
      const sealed = await sealJson(memoryKey, answer, key);
      if (sealed.length > mostBytes) return;
      await store.answers.put({ leaseId, key, at: Date.now(), sealed });
    },
    async find(name, input, postId) {
      const key = keyOf(name, input, postId);
      const row = await store.answers.get([leaseId, key]);
      return row && { answer: await openJson(memoryKey, row.sealed, key), at: row.at };
    },
    async prune(before) {
      await store.answers
        .where({ leaseId })
        .and(({ at }) => at < before)
        .delete();
    },
  };
}
