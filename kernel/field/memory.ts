// Answers taken along: what the house said last, sealed under the key that only the PIN opens, each with when it was said. What was asked is sealed too: a question may hold
// the name of somebody who was looked for.
import { canonical } from '#kernel/web/wire/intent.ts';
import { openJson, sealJson, signName } from './sealing.ts';
import { type AnswerRow, phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

export type Asked = { name: string; input: unknown; postId: string };
export type Kept = { answer: unknown; at: number };
export type Memory = {
  /** `seenAt`: when somebody last looked at it, device's time; now, where it is not told. */
  keep(asked: Asked, answer: unknown, seenAt?: number): Promise<void>;
  find(asked: Asked): Promise<Kept | undefined>;
  /** What the house has not said again since `before`, what was looked at last first. */
  notSaidSince(before: number): Promise<(Asked & { seenAt: number })[]>;
  forget(asked: Asked): Promise<void>;
};

/** Larger than anything a phone needs to look at alone. */
const mostBytes = 2_000_000;

export function openMemory({ leaseId, memoryKey, nameKey }: Vault): Memory {
  const store = phoneStore();
  const keyOf = ({ name, input, postId }: Asked) => signName(nameKey, canonical([postId, name, input ?? {}]));
  const open = async (row: AnswerRow) =>
    (await openJson(memoryKey, row.sealed, row.key)) as { asked: Asked; answer: unknown };
  return {
    async keep({ name, input, postId }, answer, seenAt = Date.now()) {
      const asked = { name, input, postId };
      const key = await keyOf(asked);
      const sealed = await sealJson(memoryKey, { asked, answer }, key);
      if (sealed.length > mostBytes) return;
      await store.answers.put({ leaseId, key, at: Date.now(), seenAt, sealed });
    },
    async find(asked) {
      const row = await store.answers.get([leaseId, await keyOf(asked)]);
      return row && { answer: (await open(row)).answer, at: row.at };
    },
    async notSaidSince(before) {
      const rows = await store.answers
        .where({ leaseId })
        .and(({ at }) => at < before)
        .toArray();
      const opened = await Promise.all(rows.map(async (row) => ({ ...(await open(row)).asked, seenAt: row.seenAt })));
      return opened.toSorted((a, b) => b.seenAt - a.seenAt);
    },
    async forget(asked) {
      await store.answers.delete([leaseId, await keyOf(asked)]);
    },
  };
}
