// What other modules may ask of investigations: who owns a positive result (C2), and nothing of whom it is about.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findOwner } from './store/owner.ts';

export type ResultOwner = { sampleId: string; name: string; since: Date };

/** Of each positive sample that is a case: its owner. A pooled tube has one for each of its people, and they may be several desks'. */
export function listResultOwners(tx: Tx, sampleIds: readonly string[]): Promise<ResultOwner[]> {
  if (sampleIds.length === 0) return Promise.resolve([]);
  return tx.all<ResultOwner>(sql`
    select sample_id as "sampleId", owner_name as name, since from app.owners_of_samples(${[...sampleIds]}::uuid[]) order by since, owner_name`);
}

/** Who would own a case of this unit now: answers for a positive that is nobody's case yet, as long as no tablet has told whose tube it was. */
export async function whoAnswersFor(tx: Tx, unitId: string): Promise<string | undefined> {
  return (await findOwner(tx, unitId))?.name;
}
