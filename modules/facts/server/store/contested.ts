// SQL of what was told two ways. A pair is marked as its second telling comes in; whether it is still open is told from the rows: nobody who knew both has told the field since.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '../../shared/subject.ts';

/** One row a pair; `settles` of shared/contested.ts in SQL. */
const openPairs = (only: Sql): Sql => sql`
  select b.subject_id, b.field, a.ordinal as one, b.ordinal as other, b.at
    from subject_facts b cross join lateral unnest(b.contradicts) as x (ordinal)
    join subject_facts a on a.subject_id = b.subject_id and a.ordinal = x.ordinal
   where b.contradicts is not null and a.forgotten_at is null and b.forgotten_at is null ${only}
     and not exists (
       select from subject_facts c where c.subject_id = b.subject_id and c.field = b.field
          and c.known_at >= greatest(a.at, b.at) and c.observed_at >= greatest(a.observed_at, b.observed_at))`;

export type ContestedRow = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  address: string | null;
  field: string;
  ordinals: number[];
  askedUntil: string | null;
  total: number;
};

/** Of the asker's area, the latest first. */
export function listContested(tx: Tx, limit: number): Promise<ContestedRow[]> {
  return tx.all<ContestedRow>(sql`
    select s.id as "subjectId", s.kind, s.name, p.address, o.field, o.ordinals, q.due_on as "askedUntil", count(*) over () as total
      from (select subject_id, field, array_agg(distinct n) as ordinals, max(at) as at
              from (${openPairs(sql.empty)}) pairs cross join lateral (values (one), (other)) as v (n) group by 1, 2) o
      join subjects s on s.id = o.subject_id and not s.is_gone left join places p on p.id = s.place_id
      left join subject_questions q on q.subject_id = o.subject_id and q.field = o.field and q.table_id is null and q.closed_at is null
     order by o.at desc, s.id, o.field limit ${limit}`);
}

/** Fields of one subject that are told two ways. */
export async function contestedFields(tx: Tx, subjectId: string): Promise<Set<string>> {
  const rows = await tx.all<{ field: string }>(sql`
    select distinct field from (${openPairs(sql`and b.subject_id = ${subjectId}`)}) o`);
  return new Set(rows.map(({ field }) => field));
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
