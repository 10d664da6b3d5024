// SQL of erasing what was gathered, and of the certificates of it.
import type { Gathered } from '#kernel/server/powers.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CertificateContent } from '../../shared/certificate.ts';
import type { Power } from '../../shared/power.ts';

export type Erased = { batchNo: number; tableName: string | null; erased: number; erasedAt: Date };

export function listErased(tx: Tx, orderId: string, power: Power): Promise<Erased[]> {
  return tx.all<Erased>(sql`
    select batch_no as "batchNo", table_name as "tableName", erased, erased_at as "erasedAt"
      from emergency_erasures where order_id = ${orderId} and power = ${power} order by batch_no`);
}

export function insertErased(
  tx: Tx,
  orderId: string,
  power: Power,
  row: { batchNo: number; tableName: string | null; erased: number },
): void {
  tx.write(sql`
    insert into emergency_erasures (order_id, power, batch_no, table_name, erased)
    values (${orderId}, ${power}, ${row.batchNo}, ${row.tableName}, ${row.erased})`);
}

/** Whether rows of this order are left; the names come from the code of the module that registered them. */
export async function isAnyLeft(tx: Tx, orderId: string, { table, orderColumn }: Gathered): Promise<boolean> {
  const row = await tx.first(sql`select from ${sql.raw(table)} where ${sql.raw(orderColumn)} = ${orderId} limit 1`);
  return row !== undefined;
}

/** Orders and powers without a certificate, by the time that each may still be kept (told by the caller). */
export function listUncertified(tx: Tx): Promise<{ orderId: string; power: Power }[]> {
  return tx.all(sql`
    select o.id as "orderId", p.power from emergency_orders o
      join emergency_decisions d on d.order_id = o.id and d.verdict = 'approved'
     cross join lateral unnest(o.powers) as p (power)
     where o.to_at <= app.now() + interval '14 days'
       and not exists (select from emergency_certificates c where c.order_id = o.id and c.power = p.power)
     order by o.to_at, o.id, p.power`);
}

export async function isCertified(tx: Tx, orderId: string, power: Power): Promise<boolean> {
  return (
    (await tx.first(sql`select from emergency_certificates where order_id = ${orderId} and power = ${power}`)) !==
    undefined
  );
}

export function insertCertificate(
  tx: Tx,
  row: { id: string; districtId: string; year: number; no: number; content: CertificateContent; digest: Buffer },
): void {
  const { content } = row;
  tx.write(sql`
    insert into emergency_certificates (id, district_id, order_id, power, year, certificate_no, content, digest)
    values (${row.id}, ${row.districtId}, ${content.orderId}, ${content.power}, ${row.year}, ${row.no}, ${sql.json(content)}::jsonb, ${row.digest})`);
}
