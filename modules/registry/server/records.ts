// What hangs on any of the records of one person and is never rewritten: read by all of them (app.records_of, migration 0035).
import type { Tx } from '#kernel/server/transaction.ts';
import { countRequestsOfPerson } from '#modules/requests/server/public.ts';
import { listRecords } from './views.ts';

/** Requests told by this person, under whichever record. */
export async function countRequests(tx: Tx, personId: string): Promise<{ open: number; all: number }> {
  const counts = await Promise.all((await listRecords(tx, personId)).map((id) => countRequestsOfPerson(tx, id)));
  return counts.reduce((sum, one) => ({ open: sum.open + one.open, all: sum.all + one.all }), { open: 0, all: 0 });
}
