// SQL of what the desk's corrections taught about words. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { WordCount } from '../text/corrections.ts';

/** Words the desk's correction moves towards or away from a kind. */
export function addCorrections(tx: Tx, districtId: string, deltas: readonly WordCount[]): void {
  tx.memory.forget('corrections ');
  for (const delta of deltas) {
    tx.write(sql`
      insert into kind_corrections (district_id, word, kind_code, weight) values (${districtId}, ${delta.word}, ${delta.kindCode}, ${delta.count})
      on conflict (district_id, word, kind_code) do update set weight = kind_corrections.weight + excluded.weight`);
  }
}

export function listCorrections(tx: Tx, districtId: string): Promise<WordCount[]> {
  return tx.memory.recall(`corrections ${districtId}`, 30_000, () =>
    tx.all<WordCount>(
      sql`select word, kind_code as "kindCode", weight as count from kind_corrections where district_id = ${districtId} limit 20000`,
    ),
  );
}
