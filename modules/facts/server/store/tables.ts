// SQL of tables from above: their heads, what their headers meant before, the registers they may be filled from.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import type { ColumnMeaning, TableLayout } from '../../shared/table.ts';

export type TableRow = {
  tableId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  title: string;
  issuer: string;
  dueOn: string | null;
  fileId: string;
  fileName: string;
  layout: TableLayout;
  digest: Buffer;
  registerId: string | null;
  subjectKind: SubjectKind | null;
  mapping: ColumnMeaning[] | null;
  isByMemory: boolean;
  filledFileId: string | null;
  filledAt: Date | null;
  isWhole: boolean;
  state: 'begun' | 'mapped' | 'filling' | 'filled' | 'failed';
  problem: unknown;
  rowCount: number | null;
  cellCount: number | null;
  filledCount: number | null;
  openQuestions: number;
  isFileDropped: boolean;
  madeByName: string;
  madeAt: Date;
};

const columns = sql`
  t.id as "tableId", t.district_id as "districtId", t.unit_id as "unitId", u.name as "unitName", t.title, t.issuer, t.due_on as "dueOn", t.file_id as "fileId",
  t.file_name as "fileName", t.layout, t.header_digest as digest, t.register_id as "registerId", t.subject_kind as "subjectKind", t.mapping,
  t.mapped_by_memory as "isByMemory", t.filled_file_id as "filledFileId", t.filled_at as "filledAt", t.is_whole as "isWhole",
  case when k.state in ('waiting', 'running') then 'filling' when k.state = 'failed' then 'failed' when t.filled_at is not null then 'filled'
       when t.mapping is not null then 'mapped' else 'begun' end as state,
  case when k.state = 'failed' then k.problem end as problem, t.row_count as "rowCount", t.cell_count as "cellCount", t.filled_count as "filledCount",
  (select count(*) from subject_questions q where q.table_id = t.id and q.closed_at is null) as "openQuestions", t.file_dropped_at is not null as "isFileDropped", t.made_by_name as "madeByName", t.made_at as "madeAt"`;
const from = sql`upper_tables t join governance_units u on u.id = t.unit_id left join tasks k on k.id = t.fill_task_id`;

export function findTable(tx: Tx, tableId: string, how: { lock?: boolean } = {}): Promise<TableRow | undefined> {
  return tx.first<TableRow>(
    sql`select ${columns} from ${from} where t.id = ${tableId} ${how.lock ? sql.raw('for update of t') : sql.empty}`,
  );
}

export function listTables(tx: Tx, limit: number): Promise<TableRow[]> {
  return tx.all<TableRow>(sql`select ${columns} from ${from} order by t.made_at desc, t.id limit ${limit}`);
}

export type NewTable = {
  tableId: string;
  unit: { unitId: string; districtId: string };
  title: string;
  issuer: string;
  dueOn: string | null;
  fileId: string;
  fileName: string;
  layout: TableLayout;
  digest: Buffer;
  by: { staffId: string | null; postId: string | null; name: string };
};

export function addTable(tx: Tx, table: NewTable): void {
  const { unit, by } = table;
  tx.write(sql`
    insert into upper_tables (id, district_id, unit_id, title, issuer, due_on, file_id, file_name, layout, header_digest, made_by_staff_id, made_by_post_id, made_by_name, made_at)
    values (${table.tableId}, ${unit.districtId}, ${unit.unitId}, ${table.title}, ${table.issuer}, ${table.dueOn}::date, ${table.fileId}, ${table.fileName},
      ${sql.json(table.layout)}::jsonb, ${table.digest}, ${by.staffId}, ${by.postId}, ${by.name}, ${tx.at})`);
}

export type Mapped = {
  registerId: string;
  subjectKind: SubjectKind;
  mapping: readonly ColumnMeaning[];
  isByMemory: boolean;
};
export function mapTable(tx: Tx, tableId: string, mapped: Mapped): void {
  tx.write(sql`
    update upper_tables set register_id = ${mapped.registerId}, subject_kind = ${mapped.subjectKind}, mapping = ${sql.json(mapped.mapping)}::jsonb,
      mapped_by_memory = ${mapped.isByMemory} where id = ${tableId}`);
}

export function nameTable(
  tx: Tx,
  tableId: string,
  about: { title: string; issuer: string; dueOn: string | null },
): void {
  tx.write(
    sql`update upper_tables set title = ${about.title}, issuer = ${about.issuer}, due_on = ${about.dueOn}::date where id = ${tableId}`,
  );
}

export function setFillTask(tx: Tx, tableId: string, taskId: string): void {
  tx.write(sql`update upper_tables set fill_task_id = ${taskId} where id = ${tableId}`);
}

/** What is filled no longer waits for its task, which ends a moment after it told so. */
export function keepFilled(
  tx: Tx,
  filled: {
    tableId: string;
    fileId: string;
    isWhole: boolean;
    filledAt: Date;
    rowCount: number;
    cellCount: number;
    filledCount: number;
  },
): void {
  tx.write(sql`
    update upper_tables set filled_file_id = ${filled.fileId}, filled_at = ${filled.filledAt}, is_whole = ${filled.isWhole}, fill_task_id = null,
      row_count = ${filled.rowCount}, cell_count = ${filled.cellCount}, filled_count = ${filled.filledCount} where id = ${filled.tableId}`);
}

export type OldFile = { tableId: string; fileId: string; isUpload: boolean };

/** Filled files past their days, and uploads of tables that nobody touched for longer still. */
export function listOldFiles(tx: Tx, days: { filled: number; upload: number }): Promise<OldFile[]> {
  return tx.all<OldFile>(sql`
    select id as "tableId", filled_file_id as "fileId", false as "isUpload" from upper_tables
     where filled_file_id is not null and filled_at < app.now() - make_interval(days => ${days.filled}::integer)
    union all
    select id, file_id, true from upper_tables
     where file_dropped_at is null and greatest(made_at, filled_at) < app.now() - make_interval(days => ${days.upload}::integer)
     limit 500`);
}
export function markDropped(tx: Tx, files: readonly OldFile[]): void {
  const ids = (isUpload: boolean) => files.filter((one) => one.isUpload === isUpload).map(({ tableId }) => tableId);
  tx.write(sql`
    update upper_tables set filled_file_id = case when id = any (${ids(false)}::uuid[]) then null else filled_file_id end,
      file_dropped_at = case when id = any (${ids(true)}::uuid[]) then ${tx.at}::timestamptz else file_dropped_at end
     where id = any (${files.map(({ tableId }) => tableId)}::uuid[])`);
}

/** A file that its own uploader brings in. */
export function findFile(
  tx: Tx,
  fileId: string,
  uploader: string,
): Promise<{ name: string | null; sizeBytes: number } | undefined> {
  return tx.first(sql`
    select original_name as name, size_bytes as "sizeBytes" from files
     where id = ${fileId} and deleted_at is null and (app.is_system() or uploaded_by = ${uploader})`);
}

export type RegisterRow = {
  registerId: string;
  code: string;
  title: Words;
  subjectKind: SubjectKind;
  isSensitive: boolean;
};
const registerColumns = sql`r.id as "registerId", r.code, r.title, r.subject_kind as "subjectKind", r.is_sensitive as "isSensitive"`;

export function findRegister(tx: Tx, registerId: string): Promise<RegisterRow | undefined> {
  return tx.first<RegisterRow>(
    sql`select ${registerColumns} from subject_registers r where r.id = ${registerId} and r.ended_at is null`,
  );
}

/** Registers that hold at the unit, with how many of their members stand in its area. */
export function listRegisters(tx: Tx, unitId: string): Promise<(RegisterRow & { members: number })[]> {
  return tx.all(sql`
    select ${registerColumns}, (select count(*) from register_members m join subjects s on s.id = m.subject_id where m.register_id = r.id and m.to_at is null ${inArea(unitId)}) as members
      from subject_registers r join governance_units u on u.id = ${unitId} and u.district_id = r.district_id
     where r.ended_at is null and (r.area_unit_id is null or ${unitId}::uuid in (select unnest(member_ids) from unit_scopes where unit_id = r.area_unit_id))
     order by r.code`);
}

/** `s` within the unit: its communities, itself, or for one below a community the places of its grids. */
export function inArea(unitId: string): Sql {
  const members = sql`(select unnest(member_ids) from unit_scopes where unit_id = ${unitId})`;
  return sql`and (s.community_id in ${members} or s.unit_id in ${members}
    or s.place_id in (select g.place_id from place_grids g where upper_inf(g.valid) and g.grid_id in ${members}))`;
}

export type Remembered = { registerCode: string; subjectKind: SubjectKind; mapping: ColumnMeaning[]; issuer: string };

export function findMapping(tx: Tx, districtId: string, digest: Buffer): Promise<Remembered | undefined> {
  return tx.first<Remembered>(sql`
    select register_code as "registerCode", subject_kind as "subjectKind", mapping, issuer from table_mappings where district_id = ${districtId} and header_digest = ${digest}`);
}

export function rememberMapping(
  tx: Tx,
  table: Pick<TableRow, 'districtId' | 'digest'>,
  said: Remembered & { title: string; byName: string },
): void {
  tx.write(sql`
    insert into table_mappings (district_id, header_digest, subject_kind, register_code, mapping, title, issuer, by_name, at)
    values (${table.districtId}, ${table.digest}, ${said.subjectKind}, ${said.registerCode}, ${sql.json(said.mapping)}::jsonb, ${said.title}, ${said.issuer}, ${said.byName}, ${tx.at})
    on conflict (district_id, header_digest) do update set subject_kind = excluded.subject_kind, register_code = excluded.register_code, mapping = excluded.mapping,
      title = excluded.title, issuer = excluded.issuer, by_name = excluded.by_name, at = excluded.at`);
}
