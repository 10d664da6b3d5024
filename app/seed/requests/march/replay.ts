// Writes past lives in the order in which they were lived: each change is an update made at its own instant (app.now), so that whatever keeps
// past states of a request keeps these as well.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { at, insertRows, type Row } from '../../rows.ts';
import type { PastRecord } from './record.ts';

export async function replay(tx: Tx, records: readonly PastRecord[]): Promise<void> {
  for (const { request, receivedAt, chapters } of records) {
    setNow(tx, at(receivedAt));
    tx.write(assign('insert', request));
    writeStage(tx, request['id'] as string);
    for (const { at: when, change } of chapters) {
      if (!change) continue;
      setNow(tx, at(when));
      tx.write(assign('update', change, request['id'] as string));
      if (change['state'] !== undefined) writeStage(tx, request['id'] as string);
    }
  }
  setNow(tx, '');
  await tx.settle();
  const byTable = new Map<string, Row[]>();
  for (const [table, row] of records.flatMap(({ chapters }) => chapters.flatMap(({ rows = [] }) => rows)))
    byTable.set(table, [...(byTable.get(table) ?? []), row]);
  for (const [table, rows] of byTable) await insertRows(tx, table, rows);
  await tx.all(sql`
    insert into request_search (request_id, received_at, tokens)
    select (w->>'id')::uuid, (w->>'at')::timestamptz, array_to_tsvector(array(select jsonb_array_elements_text(w->'tokens')))
      from jsonb_array_elements(${sql.json(records.map(({ request, tokens }) => ({ id: request['id'], at: request['received_at'], tokens })))}::jsonb) w`);
}

function setNow(tx: Tx, instant: string): void {
  tx.write(sql`select set_config('app.now', ${instant}, true)`);
}

/** The columns of the row, and no others: what is left out keeps its default. */
function assign(how: 'insert' | 'update', row: Row, id = '') {
  const columns = Object.keys(row);
  const names = sql.raw(columns.join(', '));
  const values = sql`select ${names} from jsonb_populate_record(null::requests, ${sql.json(row)}::jsonb)`;
  if (how === 'insert') return sql`insert into requests (${names}) ${values}`;
  return sql`update requests set (${names}, version) = (select p.*, requests.version + 1 from (${values}) p) where id = ${id}`;
}

function writeStage(tx: Tx, id: string): void {
  tx.write(sql`
    insert into request_stages (request_id, entered_at, state, lead_unit_id, territory_id)
    select id, app.now(), state, lead_unit_id, territory_id from requests where id = ${id}`);
}
