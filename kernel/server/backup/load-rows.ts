// Rows of an archive into their table: a line is a JSON array of texts, read by the database itself and cast to each column's type.
import type pg from 'pg';
import { type CatalogueTable, quoted } from './catalogue.ts';
import { backupProblem } from './problems.ts';

const linesAtOnce = 2_000;

export async function loadRows(
  client: pg.ClientBase,
  table: CatalogueTable,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const values = columns.map((name, i) => {
    const type = types.get(name);
    if (!type) throw backupProblem('damaged', { where: `${table.name}.${name}` });
    return `(r.v ->> ${i})::${type}`;
  });
  const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const text = `insert into ${quoted(table)} (${names}) overriding system value select ${values.join(', ')} from jsonb_array_elements($1::jsonb) r(v)`;
  for (let from = 0; from < lines.length; from += linesAtOnce)
    await client.query(text, [`[${lines.slice(from, from + linesAtOnce).join(',')}]`]);
}
