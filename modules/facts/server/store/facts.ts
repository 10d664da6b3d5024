// SQL of facts. A value is never rewritten: what takes its place is a further row, and the one before is marked as replaced.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '../../shared/subject.ts';

export type SubjectRow = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  districtId: string;
  communityId: string | null;
  unitId: string | null;
  isGone: boolean;
};

/** Within the asker's area, or nothing. */
export function findSubject(tx: Tx, subjectId: string): Promise<SubjectRow | undefined> {
  return tx.first<SubjectRow>(sql`
    select id as "subjectId", kind, name, district_id as "districtId", community_id as "communityId", unit_id as "unitId", is_gone as "isGone"
      from subjects where id = ${subjectId}`);
}

/** One telling after the other about one subject: of two at once, the second sees what the first wrote. */
export async function lockFacts(tx: Tx, subjectId: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${subjectId}, 38))`);
}

export type FactRow = {
  subjectId: string;
  field: string;
  value: unknown;
  cipher: Buffer | null;
  sourceKind: string;
  sourceId: string | null;
  note: string;
  observedOn: string;
  observedAt: Date;
  byName: string | null;
  at: Date;
  isCurrent: boolean;
  isForgotten: boolean;
  earlier: number;
  ordinal: number;
  staffId: string | null;
  knownAt: Date | null;
  leaseId: string | null;
};

const columns = sql`
  f.subject_id as "subjectId", f.field, f.value, f.cipher, f.source_kind as "sourceKind", f.source_id as "sourceId", f.source_note as note,
  f.observed_on as "observedOn", f.observed_at as "observedAt", f.by_name as "byName", f.at, f.replaced_at is null as "isCurrent",
  f.forgotten_at is not null as "isForgotten", f.ordinal, f.by_staff_id as "staffId", f.known_at as "knownAt", f.by_lease_id as "leaseId"`;

export function listCurrent(tx: Tx, subjectId: string, fields?: readonly string[]): Promise<FactRow[]> {
  return tx.all<FactRow>(sql`
    select ${columns}, (select count(*) from subject_facts e where e.subject_id = f.subject_id and e.field = f.field and e.replaced_at is not null) as earlier
      from subject_facts f where f.subject_id = ${subjectId} and f.replaced_at is null ${onlyFields(fields)} order by f.field`);
}

export function listTellings(tx: Tx, subjectId: string, field: string): Promise<FactRow[]> {
  return tx.all<FactRow>(sql`
    select ${columns}, 0 as earlier from subject_facts f where f.subject_id = ${subjectId} and f.field = ${field} order by f.observed_at desc, f.ordinal desc limit 200`);
}

/** What came in after a moment, of these fields. */
export function listSince(tx: Tx, subjectId: string, fields: readonly string[], after: Date): Promise<FactRow[]> {
  return tx.all<FactRow>(sql`
    select ${columns}, 0 as earlier from subject_facts f
     where f.subject_id = ${subjectId} and f.field = any (${[...fields]}::text[]) and f.at > ${after} and f.forgotten_at is null order by f.ordinal`);
}

export function findTelling(tx: Tx, subjectId: string, field: string, ordinal: number): Promise<FactRow | undefined> {
  return tx.first<FactRow>(sql`
    select ${columns}, 0 as earlier from subject_facts f
     where f.subject_id = ${subjectId} and f.field = ${field} and f.ordinal = ${ordinal} and f.forgotten_at is null`);
}

/** Of several subjects at once, the latest look first. */
export function listByOrdinal(tx: Tx, wanted: readonly { subjectId: string; ordinal: number }[]): Promise<FactRow[]> {
  if (wanted.length === 0) return Promise.resolve([]);
  return tx.all<FactRow>(sql`
    select ${columns}, 0 as earlier
      from unnest(${wanted.map(({ subjectId }) => subjectId)}::uuid[], ${wanted.map(({ ordinal }) => ordinal)}::bigint[]) as w (subject_id, ordinal)
      join subject_facts f on f.subject_id = w.subject_id and f.ordinal = w.ordinal
     order by f.observed_at desc, f.ordinal desc`);
}

/** The telling that held at a moment of the past. */
export function findTellingAt(tx: Tx, subjectId: string, field: string, at: Date): Promise<FactRow | undefined> {
  return tx.first<FactRow>(sql`
    select ${columns}, 0 as earlier from subject_facts f
     where f.subject_id = ${subjectId} and f.field = ${field} and f.at <= ${at} and (f.replaced_at is null or f.replaced_at > ${at}) order by f.ordinal desc limit 1`);
}

const onlyFields = (fields: readonly string[] | undefined): Sql =>
  fields ? sql`and f.field = any (${[...fields]}::text[])` : sql.empty;

export type NewFact = {
  field: string;
  value: unknown;
  cipher: Buffer | null;
  fileIds: readonly string[];
  /** False: something later is known already; it is kept as history. */
  isCurrent: boolean;
  /** Ordinals of tellings it contradicts (shared/contested.ts). */
  contradicts: readonly number[];
};
export type Teller = { staffId: string | null; postId: string | null; name: string | null; leaseId: string | null };
export type Told = {
  source: { kind: string; id: string | null; note: string };
  observedOn: string;
  observedAt: Date;
  knownAt: Date | null;
  by: Teller;
};

export function insertFacts(tx: Tx, subjectId: string, facts: readonly NewFact[], told: Told): void {
  const { source, by } = told;
  const rows = facts.map(
    (
      fact,
    ) => sql`(${subjectId}::uuid, ${fact.field}, ${fact.cipher ? null : sql.json(fact.value)}::jsonb, ${fact.cipher}::bytea, ${[...fact.fileIds]}::uuid[],
      ${source.kind}, ${source.id}::uuid, ${source.note}, ${told.observedOn}::date, ${told.observedAt}::timestamptz, ${by.staffId}::uuid, ${by.postId}::uuid, ${by.name},
      ${tx.at}::timestamptz, ${fact.isCurrent ? null : tx.at}::timestamptz, ${told.knownAt}::timestamptz, ${by.leaseId}::uuid,
      ${fact.contradicts.length > 0 ? [...fact.contradicts] : null}::bigint[])`,
  );
  tx.write(sql`
    insert into subject_facts (subject_id, field, value, cipher, file_ids, source_kind, source_id, source_note, observed_on, observed_at, by_staff_id, by_post_id, by_name, at, replaced_at, known_at, by_lease_id, contradicts)
    values ${sql.join(rows)}`);
}

export function replaceFacts(tx: Tx, subjectId: string, fields: readonly string[]): void {
  tx.write(sql`
    update subject_facts set replaced_at = ${tx.at} where subject_id = ${subjectId} and field = any (${[...fields]}::text[]) and replaced_at is null`);
}

/** Whether this person put a look at the field on record within the last ten minutes. */
export async function hasLooked(tx: Tx, subjectId: string, field: string, staffId: string): Promise<boolean> {
  const row = await tx.first<{ looked: boolean }>(sql`
    select exists (
      select from app.journal_of(${subjectId}) j where j.name = 'fact.reveal' and j.actor_id = ${staffId} and j.content->'input'->>'field' = ${field}
         and j.at > app.now() - interval '10 minutes') as looked`);
  return row?.looked ?? false;
}

export async function forgetReplaced(tx: Tx, kind: SubjectKind, field: string, keepDays: number): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select app.forget_facts(${kind}, ${field}, ${keepDays}::integer) as count`,
  );
  return row?.count ?? 0;
}

export type QuestionRow = { field: string; tableId: string | null; tableTitle: string; issuer: string; dueOn: string };

/** What tables from above, or the desk of two tellings, still want to know of a subject; the one wanted first, first. */
export function listQuestions(tx: Tx, subjectId: string): Promise<QuestionRow[]> {
  return tx.all<QuestionRow>(sql`
    select q.field, q.table_id as "tableId", coalesce(t.title, '') as "tableTitle", coalesce(t.issuer, '') as issuer, q.due_on as "dueOn"
      from subject_questions q left join app.question_tables(array(select o.table_id from subject_questions o where o.subject_id = ${subjectId} and o.closed_at is null)) t
        on t.table_id = q.table_id
     where q.subject_id = ${subjectId} and q.closed_at is null order by q.due_on, q.field`);
}

export function findFiles(tx: Tx, ids: readonly string[]): Promise<{ id: string; mediaType: string }[]> {
  return tx.all(sql`select id, media_type as "mediaType" from files where id = any (${[...ids]}::uuid[])`);
}

/** A unit of the asker's own area. */
export function findUnit(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; districtId: string; name: string; isInScope: boolean } | undefined> {
  return tx.first(sql`
    select id as "unitId", district_id as "districtId", name, app.governs(id) as "isInScope" from governance_units where id = ${unitId} and upper_inf(valid)`);
}

/** Registers a subject is on now, as far as the asker may know. */
export async function listRegisterCodes(tx: Tx, subjectId: string): Promise<string[]> {
  const rows = await tx.all<{ code: string }>(sql`
    select r.code from register_members m join subject_registers r on r.id = m.register_id where m.subject_id = ${subjectId} and m.to_at is null and r.ended_at is null`);
  return rows.map(({ code }) => code);
}
