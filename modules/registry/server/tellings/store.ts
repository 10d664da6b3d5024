// SQL of what was told of a person's columns. A telling is never rewritten: what takes its place is a further row, and the one before is marked as replaced.
import { type Sql, sql } from '#kernel/server/sql.ts';
import { openFields, openPairs, type TellingTable } from '#kernel/server/told-two-ways.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { ToldColumn } from '../../shared/tellings.ts';

const here: TellingTable = { table: 'person_tellings', owner: 'person_id' };

export type TellingRow = {
  personId: string;
  field: ToldColumn;
  value: string | null;
  cipher: Buffer | null;
  sourceKind: string;
  sourceId: string | null;
  note: string;
  observedAt: Date;
  staffId: string | null;
  byName: string | null;
  leaseId: string | null;
  knownAt: Date | null;
  at: Date;
  isCurrent: boolean;
  ordinal: number;
};

const columns = sql`
  t.person_id as "personId", t.field, t.value, t.cipher, t.source_kind as "sourceKind", t.source_id as "sourceId", t.source_note as note, t.observed_at as "observedAt",
  t.by_staff_id as "staffId", t.by_name as "byName", t.by_lease_id as "leaseId", t.known_at as "knownAt", t.at, t.replaced_at is null as "isCurrent", t.ordinal`;

const listWhere = (tx: Tx, where: Sql): Promise<TellingRow[]> =>
  tx.all<TellingRow>(sql`
    select ${columns} from person_tellings t where ${where} order by t.observed_at desc, t.ordinal desc limit 2000`);

export const listCurrent = (tx: Tx, personId: string, fields: readonly ToldColumn[]): Promise<TellingRow[]> =>
  listWhere(tx, sql`t.person_id = ${personId} and t.field = any (${[...fields]}::text[]) and t.replaced_at is null`);

/** What came in after a moment, of these columns. */
export const listSince = (
  tx: Tx,
  personId: string,
  fields: readonly ToldColumn[],
  after: Date,
): Promise<TellingRow[]> =>
  listWhere(tx, sql`t.person_id = ${personId} and t.field = any (${[...fields]}::text[]) and t.at > ${after}`);

/** Of all records of the person: what was told of one that was merged into another was told of them. */
export const listHistory = (tx: Tx, personId: string, field: ToldColumn): Promise<TellingRow[]> =>
  listWhere(tx, sql`t.person_id = any (app.records_of(${personId})) and t.field = ${field}`);

export async function findTelling(
  tx: Tx,
  personId: string,
  field: ToldColumn,
  ordinal: number,
): Promise<TellingRow | undefined> {
  const [row] = await listWhere(
    tx,
    sql`t.person_id = any (app.records_of(${personId})) and t.field = ${field} and t.ordinal = ${ordinal}`,
  );
  return row;
}

export type NewTelling = {
  field: ToldColumn;
  value: string | null;
  cipher: Buffer | null;
  hash: Buffer | null;
  isCurrent: boolean;
  contradicts: readonly number[];
};
export type Told = {
  source: { kind: 'entry' | 'correction'; id: string; note: string };
  observedAt: Date;
  /** Null: told with the card in hand, which contradicts nobody. */
  knownAt: Date | null;
  by: { staffId: string | null; postId: string | null; name: string | null; leaseId: string | null };
};

export function insertTellings(
  tx: Tx,
  personId: string,
  tellings: readonly NewTelling[],
  { source, observedAt, knownAt, by }: Told,
): void {
  if (tellings.length === 0) return;
  const replaced = tellings.filter(({ isCurrent }) => isCurrent).map(({ field }) => field);
  tx.write(sql`
    update person_tellings set replaced_at = ${tx.at} where person_id = ${personId} and field = any (${replaced}::text[]) and replaced_at is null`);
  const rows = tellings.map(
    (
      t,
    ) => sql`(${personId}::uuid, ${t.field}, ${t.value}, ${t.cipher}::bytea, ${t.hash}::bytea, ${source.kind}, ${source.id}::uuid, ${source.note},
      ${observedAt}::timestamptz, ${by.staffId}::uuid, ${by.postId}::uuid, ${by.name}, ${by.leaseId}::uuid, ${knownAt}::timestamptz, ${tx.at}::timestamptz,
      ${t.isCurrent ? null : tx.at}::timestamptz, ${t.contradicts.length > 0 ? [...t.contradicts] : null}::bigint[])`,
  );
  tx.write(sql`
    insert into person_tellings (person_id, field, value, cipher, hash, source_kind, source_id, source_note, observed_at, by_staff_id, by_post_id, by_name, by_lease_id, known_at, at,
      replaced_at, contradicts)
    values ${sql.join(rows)}`);
}

export type ContestedColumn = { personId: string; field: ToldColumn; ordinals: number[]; at: Date; total: number };

/** Of the asker's area, the latest first. A record that was merged is out of it: whoever merged it chose what holds. */
export function listContested(tx: Tx, limit: number): Promise<ContestedColumn[]> {
  return tx.all<ContestedColumn>(sql`
    select o.person_id as "personId", o.field, o.ordinals, o.at, count(*) over () as total
      from (${openFields(here, sql.empty)}) o join people p on p.id = o.person_id and p.merged_into_id is null
     order by o.at desc, o.person_id, o.field limit ${limit}`);
}

export const listByOrdinal = (tx: Tx, wanted: readonly ContestedColumn[]): Promise<TellingRow[]> =>
  wanted.length === 0
    ? Promise.resolve([])
    : listWhere(
        tx,
        sql`t.person_id = any (${wanted.map(({ personId }) => personId)}::uuid[]) and t.ordinal = any (${wanted.flatMap(({ ordinals }) => ordinals)}::bigint[])`,
      );

/** Columns of one person that are told two ways. */
export async function contestedColumns(tx: Tx, personId: string): Promise<ToldColumn[]> {
  const rows = await tx.all<{ field: ToldColumn }>(
    sql`select distinct field from (${openPairs(here, sql`and b.person_id = ${personId}`)}) o order by field`,
  );
  return rows.map(({ field }) => field);
}
