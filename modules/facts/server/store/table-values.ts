// What is held of the subjects of a table, field by field: one statement for the columns of the house, one for the facts.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type Dictionary, fieldKey, isHouseField } from '../../shared/dictionary.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { fieldColumns, sealedColumn } from './columns.ts';
import { inArea } from './tables.ts';

export type HeldValue = { value: unknown; cipher: Buffer | null };
export type SubjectValues = { subjectId: string; held: ReadonlyMap<string, HeldValue> };

/** Members of a register within a unit as they are now, as a set of ids. */
export function membersOf(registerId: string, unitId: string): Sql {
  return sql`select m.subject_id from register_members m join subjects s on s.id = m.subject_id where m.register_id = ${registerId} and m.to_at is null and not s.is_gone ${inArea(unitId)}`;
}

export const theseSubjects = (ids: readonly string[]): Sql => sql`select unnest(${[...ids]}::uuid[])`;

export async function countOf(tx: Tx, members: Sql): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from (${members}) x`);
  return row?.count ?? 0;
}

/** In the order in which one walks: community, address, name. */
export async function readValues(
  tx: Tx,
  members: Sql,
  kind: SubjectKind,
  fields: readonly string[],
  dictionary: Dictionary,
): Promise<SubjectValues[]> {
  const house = fields.filter((name) => {
    const entry = dictionary.get(fieldKey(kind, name));
    return entry && isHouseField(entry);
  });
  const reader = fieldColumns(kind, dictionary);
  const columns = house.map((name, i) => {
    const cipher = sealedColumn(kind, name);
    return sql`, ${cipher ?? reader.columnOf(name).sql} as ${sql.raw(`c${i}`)}`;
  });
  const rows = await tx.all<Record<string, unknown> & { subjectId: string }>(sql`
    select s.id as "subjectId" ${sql.join(columns, '')} from subjects s ${reader.joins()} left join places walk on walk.id = s.place_id
     where s.id in (${members}) order by s.community_id, walk.address, s.name_key, s.id`);
  const facts = await tx.all<HeldValue & { subjectId: string; field: string }>(sql`
    select subject_id as "subjectId", field, value, cipher from subject_facts
     where replaced_at is null and field = any (${[...fields]}::text[]) and subject_id in (${members})`);
  const told = Map.groupBy(facts, ({ subjectId }) => subjectId);
  return rows.map((row) => {
    const held = new Map<string, HeldValue>();
    house.forEach((name, i) => {
      const value = row[`c${i}`] ?? null;
      if (value === null || isUnknown(name, value)) return;
      held.set(name, Buffer.isBuffer(value) ? { value: null, cipher: value } : { value, cipher: null });
    });
    for (const { field, value, cipher } of told.get(row.subjectId) ?? [])
      if (!house.includes(field)) held.set(field, { value, cipher });
    return { subjectId: row.subjectId, held };
  });
}

/** GB/T 2261.1: 0 is 未知, which answers nothing. */
const isUnknown = (name: string, value: unknown): boolean => name === 'sex' && value === '0';

export type FilledRow = { rowNo: number; subjectId: string; gaps: readonly string[] };

/** As the owner of the database: what stood in which row, anew. */
export async function putRows(tx: Tx, tableId: string, rows: readonly FilledRow[]): Promise<void> {
  await tx.all(sql`delete from upper_table_rows where table_id = ${tableId}`);
  await tx.all(sql`
    insert into upper_table_rows (table_id, row_no, subject_id, gaps)
    select ${tableId}, x."rowNo", x."subjectId", coalesce(array(select jsonb_array_elements_text(x.gaps)), '{}')
      from jsonb_to_recordset(${sql.json(rows)}::jsonb) as x ("rowNo" integer, "subjectId" uuid, gaps jsonb)`);
}
