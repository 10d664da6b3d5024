// What a table still lacks. A gap of a fact is over as soon as somebody told it, though the table be filled again only later; a gap of the house's own columns is
// as of the last filling.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '../../shared/subject.ts';

const open = (tableId: string): Sql => sql`
  select r.row_no, r.subject_id, g.field, q.subject_id is not null as asked
    from upper_table_rows r cross join unnest(r.gaps) as g (field)
    left join subject_questions q on q.subject_id = r.subject_id and q.field = g.field and q.table_id = r.table_id and q.closed_at is null
   where r.table_id = ${tableId} and not exists (select from subjects gone where gone.id = r.subject_id and gone.is_gone)
     and not exists (select from subject_facts f where f.subject_id = r.subject_id and f.field = g.field and f.replaced_at is null)
     and not exists (select from subject_questions d where d.subject_id = r.subject_id and d.field = g.field and d.table_id = r.table_id and d.closed_at is not null)`;

export function gapsByField(tx: Tx, tableId: string): Promise<{ field: string; open: number; asked: number }[]> {
  return tx.all(sql`
    select field, count(*) as open, count(*) filter (where asked) as asked from (${open(tableId)}) o group by field order by 2 desc, 1`);
}

export function gapsByGrid(
  tx: Tx,
  tableId: string,
): Promise<{ gridId: string | null; name: string | null; open: number }[]> {
  return tx.all(sql`
    select g.grid_id as "gridId", u.name, count(*) as open from (${open(tableId)}) o join subjects s on s.id = o.subject_id
      left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
     group by 1, 2 order by 3 desc, 2`);
}

export type GapRow = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  address: string | null;
  gridName: string | null;
  fields: string[];
  total: number;
};

export function listGaps(
  tx: Tx,
  tableId: string,
  filter: { field?: string | undefined; gridId?: string | undefined; offset: number; limit: number },
): Promise<GapRow[]> {
  const ofGrid =
    filter.gridId === undefined
      ? sql.empty
      : filter.gridId === 'none'
        ? sql`and g.grid_id is null`
        : sql`and g.grid_id = ${filter.gridId}::uuid`;
  return tx.all<GapRow>(sql`
    select o.subject_id as "subjectId", s.kind, s.name, p.address, u.name as "gridName", array_agg(o.field order by o.field) as fields, count(*) over () as total
      from (${open(tableId)}) o join subjects s on s.id = o.subject_id left join places p on p.id = s.place_id
      left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
     where true ${filter.field === undefined ? sql.empty : sql`and o.field = ${filter.field}`} ${ofGrid}
     group by o.row_no, o.subject_id, s.kind, s.name, p.address, u.name order by o.row_no limit ${filter.limit} offset ${filter.offset}`);
}

/** Questions of all its gaps at once; one that stands already gets the new day. Gives how many stand now. */
export async function askGaps(tx: Tx, tableId: string, dueOn: string, fields: readonly string[]): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    with asked as (
      insert into subject_questions (table_id, subject_id, field, due_on, asked_at)
      select ${tableId}, o.subject_id, o.field, ${dueOn}::date, ${tx.at} from (${open(tableId)}) o where o.field = any (${[...fields]}::text[])
      on conflict (subject_id, field, table_id) do update set due_on = excluded.due_on
      returning 1)
    select count(*) as count from asked`);
  return row?.count ?? 0;
}

export async function countQuestions(tx: Tx, tableId: string): Promise<{ asked: number; closed: number }> {
  const row = await tx.first<{ asked: number; closed: number }>(
    sql`select count(*) as asked, count(closed_at) as closed from subject_questions where table_id = ${tableId}`,
  );
  return row ?? { asked: 0, closed: 0 };
}

export type TraceRow = { subjectId: string; name: string };

export function findRow(tx: Tx, tableId: string, rowNo: number): Promise<TraceRow | undefined> {
  return tx.first<TraceRow>(sql`
    select r.subject_id as "subjectId", s.name from upper_table_rows r join subjects s on s.id = r.subject_id where r.table_id = ${tableId} and r.row_no = ${rowNo}`);
}

export function listRowSubjects(
  tx: Tx,
  tableId: string,
  offset: number,
  limit: number,
): Promise<{ rowNo: number; subjectId: string; total: number }[]> {
  return tx.all(sql`
    select row_no as "rowNo", subject_id as "subjectId", count(*) over () as total from upper_table_rows where table_id = ${tableId} order by row_no limit ${limit} offset ${offset}`);
}
