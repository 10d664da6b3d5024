// What there is to save: every ordinary table the product's role owns, its columns and sequences, asked of the database itself, so that a new
// module's tables are in the next backup without anybody remembering.
import pg from 'pg';

export type Column = { name: string; type: string };
export type CatalogueTable = { schema: string; name: string; columns: Column[] };
export type CatalogueSequence = { schema: string; name: string };

/** Kept by migrate itself; the manifest names the migrations instead. */
const historyTable = 'public.schema_migrations';

/** Tables with their storable columns (generated ones come by themselves), in a fixed order. */
export async function listTables(client: pg.ClientBase): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(
    `select n.nspname as schema, c.relname as name,
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and pg_has_role(c.relowner, 'USAGE')
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname || '.' || c.relname <> $1
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
      order by 1, 2`,
    [historyTable],
  );
  return rows;
}

export async function listSequences(client: pg.ClientBase): Promise<CatalogueSequence[]> {
  const { rows } = await client.query<CatalogueSequence>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and c.relpersistence = 'p' and pg_has_role(c.relowner, 'USAGE') and n.nspname !~ '^pg_'
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
      order by 1, 2`,
  );
  return rows;
}

export const quoted = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** Values are written and read under these, whatever the server's own settings are: text that means one thing only. */
export const exactText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local client_encoding = 'UTF8'`;
