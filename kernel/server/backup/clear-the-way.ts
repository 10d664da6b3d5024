// Takes foreign keys, triggers and plain indexes out of the way of a load, and puts them back as they were: order of tables stops mattering,
// triggers do not do again what the rows already hold, and an index built at once costs a tenth of one fed row by row. All within the caller's transaction.
import type pg from 'pg';
import { type CatalogueTable, quoted } from './catalogue.ts';

/** Gives what puts everything back; the constraints are checked on all rows then. */
export async function clearTheWay(
  client: pg.ClientBase,
  tables: readonly CatalogueTable[],
): Promise<() => Promise<void>> {
  const names = tables.map((table) => quoted(table));
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and conrelid = any ($1::regclass[]) and conparentid = 0 order by 1, 2`,
    [names],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = any ($1::regclass[]) and not i.indisprimary
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')) order by 1`,
    [names],
  );
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  return async () => {
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${client.escapeIdentifier(name)} ${definition}`);
    for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  };
}
