// Append and look up. The journal is the audit, the change feed and the source of reactions; nothing here changes a row but retention, which takes out what
// was said and keeps that it was.
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import type { Actor } from './actor.ts';
import type { Done } from './house.ts';
import type { Secrets } from './secrets.ts';
import { type Sql, sql } from './sql.ts';
import type { Tx } from './transaction.ts';

export type StoredOutcome = {
  seq: number;
  name: string;
  outcome: 'accepted' | 'superseded' | 'rejected';
  actorKind: string;
  actorId: string | null;
  inputDigest: Buffer;
  events: DomainEvent[];
  result: unknown;
  problem: ProblemBody | null;
};

export async function findOutcome(tx: Tx, commandId: string): Promise<StoredOutcome | undefined> {
  return tx.first<StoredOutcome>(sql`
    select seq, name, outcome, actor_kind as "actorKind", actor_id as "actorId", input_digest as "inputDigest", events, result, problem
      from app.find_outcome(${commandId}::uuid)`);
}

/** As much of an actor as a row keeps: the sign-in doors write rows for people who have not entered yet. */
export type JournalActor = { kind: Actor['kind']; postId?: string; unitId?: string; districtId?: string | null };

export type Appending = {
  commandId: string;
  name: string;
  outcome: 'accepted' | 'superseded' | 'rejected';
  actor: JournalActor;
  actorId: string | null;
  deviceAt: Date | null;
  inputDigest: Buffer;
  input: unknown;
  /** Top-level input fields that hold personal facts; kept sealed in the journal. */
  secretFields: readonly string[];
  done: Done;
  problem?: ProblemBody;
};

export function appendToJournal(tx: Tx, secrets: Secrets, row: Appending): void {
  tx.add(sql`${insertInto} values ${rowOf(tx, secrets, row)}`);
}

/** In this order, which is that of the feed: rows that are added one by one go in one statement whose parts have none. */
export function appendAllToJournal(tx: Tx, secrets: Secrets, rows: readonly Appending[]): void {
  if (rows.length > 0) tx.add(sql`${insertInto} values ${sql.join(rows.map((row) => rowOf(tx, secrets, row)))}`);
}

const insertInto = sql`insert into journal (at, command_id, name, outcome, actor_kind, actor_id, post_id, unit_id, district_id, subject_id, territory_id, unit_ids,
      device_at, is_drill, input_digest, content, content_digest)`;

function rowOf(tx: Tx, secrets: Secrets, row: Appending): Sql {
  const { actor, done } = row;
  const content = sql.json({
    ...(row.input === undefined ? {} : { input: sealFields(row.input, row.secretFields, secrets) }),
    events: done.events,
    ...(done.result === undefined ? {} : { result: done.result }),
    ...(row.problem ? { problem: row.problem } : {}),
  });
  return sql`(${tx.at}, ${row.commandId}, ${row.name}, ${row.outcome}, ${actor.kind}, ${row.actorId}, ${actor.postId ?? null}, ${actor.unitId ?? null},
      ${actor.districtId ?? null}, ${done.subjectId ?? null}, ${done.territoryId ?? null}, ${(done.unitIds ?? []) as string[]}::uuid[],
      ${row.deviceAt}, ${done.isDrill ?? false}, ${row.inputDigest}, ${content}::jsonb, sha256(convert_to((${content}::jsonb)::text, 'UTF8')))`;
}

/** Retention: what these commands said is gone, that they happened stays, and their seals still verify. Only the house may. */
export async function eraseFromJournal(tx: Tx, commandIds: readonly string[]): Promise<void> {
  await tx.all(sql`select app.erase_journal(${[...commandIds]}::uuid[])`);
}

function sealFields(input: unknown, fields: readonly string[], secrets: Secrets): unknown {
  if (fields.length === 0 || input === null || typeof input !== 'object') return input;
  const copy: Record<string, unknown> = { ...input };
  for (const field of fields) {
    if (copy[field] !== undefined && copy[field] !== null)
      copy[field] = { sealed: secrets.seal(JSON.stringify(copy[field])).toString('base64') };
  }
  return copy;
}
