// One fact put in the place of the one before it; the one before stays as history.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { FactValue } from '#kernel/shared/field.ts';

export async function replaceFact(
  tx: Tx,
  fact: {
    subjectId: string;
    field: string;
    value: FactValue | null;
    cipher: Buffer | null;
    source: { kind: string; id: string | null };
    observedOn: string;
  },
): Promise<void> {
  // Awaited one after the other: both are of one row to the unique index of current facts.
  await tx.all(
    sql`update subject_facts set replaced_at = ${tx.at} where subject_id = ${fact.subjectId} and field = ${fact.field} and replaced_at is null`,
  );
  await tx.all(sql`
    insert into subject_facts (subject_id, field, value, cipher, source_kind, source_id, observed_on, by_name, at)
    values (${fact.subjectId}, ${fact.field}, ${fact.cipher ? null : sql.json(fact.value)}::jsonb, ${fact.cipher}, ${fact.source.kind}, ${fact.source.id},
      ${fact.observedOn}::date, '', ${tx.at})`);
}
