// SQL of orders and of what is written beside them. Decides nothing; no row is ever changed.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Linked } from '../../shared/order.ts';
import type { Power } from '../../shared/power.ts';

type Doer = { staffId: string; postId: string; role: string; unitId: string };

export type OrderRecord = Linked & {
  districtId: string;
  districtName: string;
  title: string;
  unitIds: string[];
  isDrill: boolean;
  year: number | null;
  orderNo: number | null;
  proposedByStaffId: string;
  proposedByUnitId: string;
};

type Instants = { fromAt: Date; toAt: Date; decidedAt: Date | null; withdrawnAt: Date | null };
type Row = Omit<OrderRecord, keyof Instants> & Instants;

/** Of every order the asker may see: some tens a year, so states and chains are told from all of them. */
export async function listRecords(tx: Tx, where: Sql = sql`true`): Promise<OrderRecord[]> {
  const rows = await tx.all<Row>(sql`
    select o.id as "orderId", o.district_id as "districtId", h.name as "districtName", o.title, o.unit_ids as "unitIds", o.powers, o.retention, o.extends_id as "extendsId",
           o.is_drill as "isDrill", o.from_at as "fromAt", o.to_at as "toAt", o.proposed_by_staff_id as "proposedByStaffId", o.proposed_by_unit_id as "proposedByUnitId",
           d.verdict, d.decided_at as "decidedAt", d.year, d.order_no as "orderNo", w.withdrawn_at as "withdrawnAt"
      from emergency_orders o
      join governance_units h on h.id = o.district_id
      left join emergency_decisions d on d.order_id = o.id
      left join emergency_withdrawals w on w.order_id = o.id
     where ${where}
     order by o.from_at desc, o.id`);
  return rows.map((row) => ({
    ...row,
    fromAt: row.fromAt.getTime(),
    toAt: row.toAt.getTime(),
    decidedAt: row.decidedAt?.getTime() ?? null,
    withdrawnAt: row.withdrawnAt?.getTime() ?? null,
  }));
}

/** Who decides, withdraws or extends in a district goes one after the other. */
export async function holdDistrict(tx: Tx, districtId: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`emergency ${districtId}`}, 0))`);
}

export type AreaUnit = { unitId: string; name: string | null; isThere: boolean; isInScope: boolean };

/** `isInScope`: within the asking post's own area. */
export function listArea(tx: Tx, unitIds: readonly string[]): Promise<AreaUnit[]> {
  return tx.all<AreaUnit>(sql`
    select a.id as "unitId", u.name, u.id is not null and upper_inf(u.valid) as "isThere",
           u.id is not null and ((select app.sees_all()) or u.id = any ((select app.scope())::uuid[])) as "isInScope"
      from unnest(${[...unitIds]}::uuid[]) as a (id)
      left join governance_units u on u.id = a.id and u.district_id = (select app.district_id())`);
}

/** Those of the units that do not lie in the area of these others. */
export async function listOutside(tx: Tx, unitIds: readonly string[], areaIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ unitId: string }>(sql`
    select a.id as "unitId" from unnest(${[...unitIds]}::uuid[]) as a (id)
     where not exists (select from unit_paths p where p.unit_id = a.id and p.path && ${[...areaIds]}::uuid[])`);
  return rows.map(({ unitId }) => unitId);
}

/** Approved orders whose area touches this one, both ways, with one of these powers and within this time, as they would truly hold. */
export async function listTouching(
  tx: Tx,
  order: Pick<OrderRecord, 'districtId' | 'unitIds' | 'powers' | 'isDrill' | 'fromAt' | 'toAt'>,
): Promise<OrderRecord[]> {
  const units = sql`${[...order.unitIds]}::uuid[]`;
  return listRecords(
    tx,
    sql.all([
      sql`o.district_id = ${order.districtId} and o.is_drill = ${order.isDrill} and d.verdict = 'approved' and o.powers && ${[...order.powers]}::text[]`,
      sql`greatest(o.from_at, d.decided_at) < ${new Date(order.toAt)} and least(o.to_at, w.withdrawn_at) > ${new Date(order.fromAt)}`,
      sql`greatest(o.from_at, d.decided_at) < least(o.to_at, w.withdrawn_at)`,
      sql`(exists (select from unit_paths p where p.unit_id = any (o.unit_ids) and p.path && ${units})
           or exists (select from unit_paths p where p.unit_id = any (${units}) and p.path && o.unit_ids))`,
    ]),
  );
}

export type NewOrder = Pick<
  OrderRecord,
  'orderId' | 'districtId' | 'title' | 'unitIds' | 'powers' | 'retention' | 'fromAt' | 'toAt' | 'extendsId' | 'isDrill'
> & { legalText: string; articleCodes: readonly string[] };

export function insertOrder(tx: Tx, order: NewOrder, by: Doer): void {
  tx.write(sql`
    insert into emergency_orders (id, district_id, title, legal_text, article_codes, unit_ids, powers, retention, from_at, to_at, extends_id, is_drill,
      proposed_by_staff_id, proposed_by_post_id, proposed_by_role, proposed_by_unit_id)
    values (${order.orderId}, ${order.districtId}, ${order.title}, ${order.legalText}, ${[...order.articleCodes]}::text[], ${order.unitIds}::uuid[],
      ${[...order.powers]}::text[], ${sql.json(order.retention)}::jsonb, ${new Date(order.fromAt)}, ${new Date(order.toAt)}, ${order.extendsId}, ${order.isDrill},
      ${by.staffId}, ${by.postId}, ${by.role}, ${by.unitId})`);
}

type Decision = { verdict: 'approved' | 'refused'; reason: string | null; year: number | null; orderNo: number | null };

export function insertDecision(tx: Tx, order: OrderRecord, decision: Decision, by: Doer): void {
  tx.write(sql`
    insert into emergency_decisions (order_id, proposed_by_staff_id, district_id, is_drill, verdict, reason, year, order_no,
      decided_by_staff_id, decided_by_post_id, decided_by_role, decided_by_unit_id)
    values (${order.orderId}, ${order.proposedByStaffId}, ${order.districtId}, ${order.isDrill}, ${decision.verdict}, ${decision.reason}, ${decision.year}, ${decision.orderNo},
      ${by.staffId}, ${by.postId}, ${by.role}, ${by.unitId})`);
}

export function insertWithdrawal(tx: Tx, orderId: string, reason: string, by: Doer): void {
  tx.write(sql`
    insert into emergency_withdrawals (order_id, reason, withdrawn_by_staff_id, withdrawn_by_post_id, withdrawn_by_role, withdrawn_by_unit_id)
    values (${orderId}, ${reason}, ${by.staffId}, ${by.postId}, ${by.role}, ${by.unitId})`);
}

/** The next of its series. The row stays locked until the commit: no gaps. */
export async function drawNumber(
  tx: Tx,
  districtId: string,
  series: 'order' | 'drill' | 'certificate',
  year: number,
): Promise<number> {
  const row = await tx.first<{ last: number }>(sql`
    insert into emergency_numbers (district_id, series, year, last) values (${districtId}, ${series}, ${year}, 1)
    on conflict (district_id, series, year) do update set last = emergency_numbers.last + 1 returning last`);
  return row!.last;
}

/** Ended by now, and nobody was told. One that never held ends nothing. */
export function listUntoldEnds(tx: Tx): Promise<{ orderId: string }[]> {
  return tx.all(sql`
    select o.id as "orderId" from emergency_orders o
      join emergency_decisions d on d.order_id = o.id and d.verdict = 'approved'
      left join emergency_withdrawals w on w.order_id = o.id
     where least(o.to_at, w.withdrawn_at) <= app.now() and greatest(o.from_at, d.decided_at) < least(o.to_at, w.withdrawn_at)
       and not exists (select from emergency_ends e where e.order_id = o.id)
     order by o.to_at`);
}

export async function isEndTold(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.first(sql`select from emergency_ends where order_id = ${orderId}`)) !== undefined;
}

export function insertEnd(tx: Tx, orderId: string, endedAt: number): void {
  tx.write(sql`insert into emergency_ends (order_id, ended_at) values (${orderId}, ${new Date(endedAt)})`);
}

/** For the words of a refusal only. */
export async function nameOfUnit(tx: Tx, unitId: string): Promise<string> {
  const row = await tx.first<{ name: string }>(sql`select name from governance_units where id = ${unitId}`);
  return row?.name ?? '';
}

export async function isAwake(
  tx: Tx,
  power: Power,
  districtId: string | null,
  at: readonly number[],
): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(
    sql`select bool_and(app.is_power_awake(${power}, ${districtId}, t.at)) as is from unnest(${at.map((one) => new Date(one).toISOString())}::timestamptz[]) as t (at)`,
  );
  return row?.is ?? false;
}
