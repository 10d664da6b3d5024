// What a table keeps of itself beside the phone's memory, which forgets whatever the house does not say again: its log, and the house's last answer with how far it went. Sealed
// under the key that only the PIN opens; who forgot the phone left noise here, which goes after some days.
import { Dexie, type Table } from 'dexie';
import { openJson, sealJson } from '#kernel/field/sealing.ts';
import type { Vault } from '#kernel/field/vault.ts';
import { canonical } from '#kernel/web/wire/intent.ts';

type Row = { leaseId: string; key: string; at: number; sealed: Uint8Array<ArrayBuffer> };
const keptForMs = 4 * 24 * 60 * 60_000;

class ShelfStore extends Dexie {
  declare rows: Table<Row, [string, string]>;

  constructor() {
    super('huying-sampling', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ rows: '[leaseId+key], at' });
  }
}

export type Shelf = {
  keep(name: string, input: object, value: unknown): Promise<void>;
  find(name: string, input: object): Promise<unknown>;
};

let opened: ShelfStore | undefined;

export async function openShelf({ leaseId, memoryKey }: Vault): Promise<Shelf> {
  const { rows } = (opened ??= new ShelfStore());
  await rows
    .where('at')
    .below(Date.now() - keptForMs)
    .delete();
  const keyOf = (name: string, input: object) => `${name} ${canonical(input)}`;
  return {
    async keep(name, input, value) {
      const key = keyOf(name, input);
      await rows.put({ leaseId, key, at: Date.now(), sealed: await sealJson(memoryKey, value, key) });
    },
    async find(name, input) {
      const key = keyOf(name, input);
      const row = await rows.get([leaseId, key]);
      return row && openJson(memoryKey, row.sealed, key);
    },
  };
}
