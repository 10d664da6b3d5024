// Which files no record names. Where records name files is read from the catalogue, not listed here.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { unusedKeptDays } from '../shared/commands.ts';

type Column = { table: string; column: string; isMany: boolean };

/** Every column that names files: of type uuid or uuid[], called `file_id`, `…_file_id`, `file_ids` or `…_file_ids`. */
function listNamingColumns(tx: Tx): Promise<Column[]> {
  return tx.all<Column>(sql`
    select quote_ident(c.relname) as "table", quote_ident(a.attname) as "column", a.atttypid = 'uuid[]'::regtype as "isMany"
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
       and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ '(^|_)file_ids?$'
     order by 1, 2`);
}

const named = ({ table, column, isMany }: Column): Sql =>
  sql.raw(
    isMany
      ? `select unnest(${column}) as id from ${table}`
      : `select ${column} as id from ${table} where ${column} is not null`,
  );

/** The oldest first; a task takes them batch by batch. Runs as the house, past row-level security: a row it cannot see must not cost a file. */
export async function listUnused(tx: Tx, limit: number): Promise<string[]> {
  const columns = await listNamingColumns(tx);
  const rows = await tx.all<{ id: string }>(sql`
    select f.id from files f
     where f.deleted_at is null and f.uploaded_at < app.now() - make_interval(days => ${unusedKeptDays})
       and not exists (select from (${sql.join(columns.map(named), ' union all ')}) n where n.id = f.id)
     order by f.uploaded_at, f.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
