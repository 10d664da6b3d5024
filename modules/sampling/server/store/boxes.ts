// Boxes and their hand-overs as commands write them, and the rows of which a clock is told.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { boxHours } from '../../shared/box-clock.ts';
import type { OnSite } from '../site.ts';

export type NewBox = {
  boxId: string;
  roundId: string;
  code: string;
  sealNo: string;
  lab: string;
  codes: readonly string[];
  told: number;
  reason: string;
};

export function addBox(tx: Tx, { site, by, orderId, at }: OnSite, b: NewBox): void {
  tx.write(sql`
    insert into transport_boxes (id, district_id, unit_id, site_id, round_id, code, seal_no, lab, packed_at, told_count, reason, by_name, by_post_id, is_drill, emergency_order_id)
    values (${b.boxId}, ${site.districtId}, ${site.unitId}, ${site.siteId}, ${b.roundId}, ${b.code}, ${b.sealNo}, ${b.lab}, ${at}, ${b.told}, ${b.reason}, ${by.byName},
      ${by.byPostId}, ${site.isDrill}, ${orderId}) on conflict (id) do nothing`);
  tx.write(sql`
    insert into transport_box_tubes (box_id, code, round_id, district_id, unit_id)
    select ${b.boxId}::uuid, code, ${b.roundId}::uuid, ${site.districtId}::uuid, ${site.unitId}::uuid from unnest(${[...b.codes]}::text[]) as c (code) on conflict do nothing`);
}

export type Handing = {
  handoverId: string;
  boxId: string;
  fromName: string;
  toName: string;
  fromCount: number;
  toCount: number;
  temperature: number;
  isSealIntact: boolean;
  lab?: string | undefined;
  reason: string;
};

export function addHandover(
  tx: Tx,
  { site, by, orderId, at }: OnSite,
  step: 'hand_over' | 'receive',
  h: Handing,
): void {
  tx.write(sql`
    insert into box_handovers (id, box_id, site_id, district_id, unit_id, step, from_name, to_name, from_count, to_count, temperature, is_seal_intact, lab, reason, happened_at,
      by_name, by_post_id, emergency_order_id)
    values (${h.handoverId}, ${h.boxId}, ${site.siteId}, ${site.districtId}, ${site.unitId}, ${step}, ${h.fromName}, ${h.toName}, ${h.fromCount}, ${h.toCount}, ${h.temperature},
      ${h.isSealIntact}, ${h.lab || null}, ${h.reason}, ${at}, ${by.byName}, ${by.byPostId}, ${orderId}) on conflict (id) do nothing`);
}

/** The first swab of the oldest tube in it; `b` is the row of the box. */
export const firstAtOf: Sql = sql`(
  select min(t.first_at) from transport_box_tubes x join sample_tubes t on t.round_id = x.round_id and t.code = x.code
   where x.box_id = b.id)`;
/** When a laboratory had it. */
export const arrivedAtOf: Sql = sql`(select min(h.happened_at) from box_handovers h where h.box_id = b.id and h.step = 'receive')`;

/** Tubes of a site that are in no box. `is_boxed` is a mark (0056): where it is missing the rows are asked. */
export const unboxedOf = (siteId: Sql): Sql => sql`
  select t.* from sample_tubes t where t.site_id = ${siteId} and not t.is_boxed and t.lost_at is null
     and not exists (select from transport_box_tubes b where b.round_id = t.round_id and b.code = t.code)`;

export type Waiting = { boxId: string; firstAt: Date; isWarned: boolean };

/** As the house: boxes on their way from three hours on that were not warned of as far as they stand. Those of two days back and more are over for every purpose. */
export function listWaiting(tx: Tx): Promise<Waiting[]> {
  return tx.all<Waiting>(sql`
    select * from (
      select b.id as "boxId", ${firstAtOf} as "firstAt", b.warned_at is not null as "isWarned", b.over_at is not null as is_over from transport_boxes b
       where b.packed_at > app.now() - interval '48 hours' and b.over_at is null and ${arrivedAtOf} is null) w
     where "firstAt" <= app.now() - make_interval(hours => ${boxHours.warn})
       and (not "isWarned" or "firstAt" < app.now() - make_interval(hours => ${boxHours.limit}))`);
}

export function findBox(tx: Tx, boxId: string): Promise<{ siteId: string; roundId: string; code: string } | undefined> {
  return tx.first(
    sql`select site_id as "siteId", round_id as "roundId", code from transport_boxes where id = ${boxId}`,
  );
}

export function noteWarned(tx: Tx, boxId: string, state: 'warned' | 'over'): void {
  tx.write(
    state === 'over'
      ? sql`update transport_boxes set over_at = ${tx.at}, warned_at = coalesce(warned_at, ${tx.at}::timestamptz) where id = ${boxId} and over_at is null`
      : sql`update transport_boxes set warned_at = ${tx.at} where id = ${boxId} and warned_at is null`,
  );
}
