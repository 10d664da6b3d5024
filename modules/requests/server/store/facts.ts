// SQL of the facts of a request. A value is never rewritten: what takes its place is a further row, and the one before is marked as replaced.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type NewFact = {
  field: string;
  value: unknown;
  cipher: Buffer | null;
  appointment: 'wished' | 'agreed' | null;
  appointmentAt: Date | null;
};
export type FactTeller = { kind: string; staffId: string | null; unitId: string | null; name: string | null };

export function insertFacts(tx: Tx, requestId: string, facts: readonly NewFact[], by: FactTeller): void {
  const rows = facts.map(
    (
      fact,
    ) => sql`(${requestId}::uuid, ${fact.field}, ${fact.cipher ? null : sql.json(fact.value)}::jsonb, ${fact.cipher}::bytea,
      ${(Array.isArray(fact.value) ? fact.value : []) as string[]}::uuid[], ${fact.appointment},
      ${fact.appointmentAt}::timestamptz, ${by.kind}, ${by.staffId}::uuid, ${by.unitId}::uuid, ${by.name}, ${tx.at}::timestamptz)`,
  );
  tx.add(sql`
    insert into request_facts (request_id, field, value, cipher, file_ids, appointment, appointment_at, by_kind, by_staff_id, by_unit_id, by_name, at)
    values ${sql.join(rows)}`);
}

export function replaceFacts(tx: Tx, requestId: string, fields: readonly string[]): void {
  tx.write(sql`
    update request_facts set replaced_at = ${tx.at} where request_id = ${requestId} and field = any (${[...fields]}::text[]) and replaced_at is null`);
}

/** Names of what is known of the request: its current facts, and `@callerName` where the caller has told a name. */
export async function listKnownFacts(tx: Tx, requestId: string): Promise<Set<string>> {
  const rows = await tx.all<{ name: string }>(sql`
    select field as name from request_facts where request_id = ${requestId} and replaced_at is null
    union all select '@callerName' from requests where id = ${requestId} and caller_name <> ''`);
  return new Set(rows.map(({ name }) => name));
}

/** A fact that is words and not sealed, as it stands now. */
export async function findToldText(tx: Tx, requestId: string, field: string): Promise<string | undefined> {
  const row = await tx.first<{ value: unknown }>(sql`
    select value from request_facts where request_id = ${requestId} and field = ${field} and value is not null and replaced_at is null`);
  return typeof row?.value === 'string' ? row.value : undefined;
}

export type FactRow = {
  field: string;
  value: unknown;
  cipher: Buffer | null;
  byKind: string;
  by: string | null;
  unitName: string | null;
  at: Date;
  isCurrent: boolean;
};

/** All that was ever told, in the order in which it was. */
export function listFacts(tx: Tx, requestId: string): Promise<FactRow[]> {
  return tx.all<FactRow>(sql`
    select f.field, f.value, f.cipher, f.by_kind as "byKind", f.by_name as by, u.name as "unitName", f.at, f.replaced_at is null as "isCurrent"
      from request_facts f left join governance_units u on u.id = f.by_unit_id where f.request_id = ${requestId} order by f.ordinal`);
}
