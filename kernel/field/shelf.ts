// What a module keeps on the phone of its own accord, beside the answers of the house, which are forgotten when the house does not say them again: a table's log. Sealed under the
// key that only the PIN opens, gone with the vault, and after some days in which nobody wrote it anew.
import { canonical } from '#kernel/web/wire/intent.ts';
import { openJson, sealJson, signName } from './sealing.ts';
import { phoneStore } from './store.ts';
import type { Vault } from './vault.ts';

const keptForMs = 4 * 24 * 60 * 60_000;

export type Shelf = {
  keep(name: string, input: object, value: unknown): Promise<void>;
  find(name: string, input: object): Promise<unknown>;
};

export async function openShelf({ leaseId, memoryKey, nameKey }: Vault): Promise<Shelf> {
  const { shelf } = phoneStore();
  await shelf
    .where('at')
    .below(Date.now() - keptForMs)
    .delete();
  const keyOf = (name: string, input: object) => signName(nameKey, canonical([name, input]));
  return {
    async keep(name, input, value) {
      const key = await keyOf(name, input);
      await shelf.put({ leaseId, key, at: Date.now(), sealed: await sealJson(memoryKey, value, key) });
    },
    async find(name, input) {
      const key = await keyOf(name, input);
      const row = await shelf.get([leaseId, key]);
      return row && openJson(memoryKey, row.sealed, key);
    },
  };
}
