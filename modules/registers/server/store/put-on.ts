// An entry that other work makes: a reading that is out of range. The list itself follows by being worked out.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addEntry, type By, findEntry } from './entries.ts';

export type PutOn = {
  entryId: string;
  districtId: string;
  personId: string;
  code: string;
  reason: string;
  /** The record of the work that made it. */
  sourceId: string;
  by: By;
};

/** Puts a person on a kept register that stands; whoever is on it already stays as they are, and where no such register stands nothing is written. */
export async function putOnRegister(tx: Tx, entry: PutOn): Promise<boolean> {
  const { entryId, districtId, personId, code, reason, sourceId, by } = entry;
  const register = await tx.first<{ isSensitive: boolean }>(sql`
    select is_sensitive as "isSensitive" from subject_registers
     where district_id = ${districtId} and code = ${code} and area_unit_id is null and ended_at is null and definition->'membership' ? 'kept'`);
  if (!register || (await findEntry(tx, personId, code))) return false;
  addEntry(tx, {
    entryId,
    subject: { subjectId: personId, kind: 'person', districtId },
    code,
    isSensitive: register.isSensitive,
    from: null,
    reason,
    source: { kind: 'work', id: sourceId },
    by,
  });
  return true;
}
