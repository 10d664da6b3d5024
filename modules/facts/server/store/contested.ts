// SQL of facts that were told two ways (kernel/server/told-two-ways.ts), and of the question that asks again.
import { sql } from '#kernel/server/sql.ts';
import { openFields, openPairs, type TellingTable } from '#kernel/server/told-two-ways.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '../../shared/subject.ts';

const here: TellingTable = { table: 'subject_facts', owner: 'subject_id' };
const unforgotten = sql`and a.forgotten_at is null and b.forgotten_at is null`;

export type ContestedRow = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  address: string | null;
  field: string;
  ordinals: number[];
  at: Date;
  askedUntil: string | null;
  total: number;
};

/** Of the asker's area, the latest first. */
export function listContested(tx: Tx, limit: number): Promise<ContestedRow[]> {
  return tx.all<ContestedRow>(sql`
    select s.id as "subjectId", s.kind, s.name, p.address, o.field, o.ordinals, o.at, q.due_on as "askedUntil", count(*) over () as total
      from (${openFields(here, unforgotten)}) o
      join subjects s on s.id = o.subject_id and not s.is_gone left join places p on p.id = s.place_id
      left join subject_questions q on q.subject_id = o.subject_id and q.field = o.field and q.table_id is null and q.closed_at is null
     order by o.at desc, s.id, o.field limit ${limit}`);
}

/** Fields of one subject that are told two ways. */
export async function contestedFields(tx: Tx, subjectId: string): Promise<Set<string>> {
  const rows = await tx.all<{ field: string }>(sql`
    select distinct field from (${openPairs(here, sql`${unforgotten} and b.subject_id = ${subjectId}`)}) o`);
  return new Set(rows.map(({ field }) => field));
}

export type Standing = Omit<ContestedRow, 'ordinals' | 'at' | 'total'>;

/** Whose columns are told two ways, and whether they are asked again; within the asker's area. */
export function listStanding(tx: Tx, of: readonly { subjectId: string; field: string }[]): Promise<Standing[]> {
  return tx.all<Standing>(sql`
    select s.id as "subjectId", s.kind, s.name, p.address, w.field, q.due_on as "askedUntil"
      from unnest(${of.map(({ subjectId }) => subjectId)}::uuid[], ${of.map(({ field }) => field)}::text[]) as w (subject_id, field)
      join subjects s on s.id = w.subject_id and not s.is_gone left join places p on p.id = s.place_id
      left join subject_questions q on q.subject_id = s.id and q.field = w.field and q.table_id is null and q.closed_at is null`);
}

export async function listPhoneLabels(tx: Tx, leaseIds: readonly string[]): Promise<Map<string, string>> {
  if (leaseIds.length === 0) return new Map();
  const rows = await tx.all<{ leaseId: string; label: string }>(
    sql`select lease_id as "leaseId", label from app.phone_labels(${[...leaseIds]}::uuid[])`,
  );
  return new Map(rows.map(({ leaseId, label }) => [leaseId, label]));
}

/** One that was answered already is asked anew. */
export function askOnVisit(tx: Tx, subjectId: string, field: string, dueOn: string): void {
  tx.write(sql`
    insert into subject_questions (table_id, subject_id, field, due_on, asked_at) values (null, ${subjectId}, ${field}, ${dueOn}::date, ${tx.at})
    on conflict (subject_id, field, table_id) do update set due_on = excluded.due_on, asked_at = excluded.asked_at, closed_at = null`);
}
