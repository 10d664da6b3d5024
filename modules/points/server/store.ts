// SQL of the point handlers.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Hours } from '../shared/hours.ts';
import type { Position } from '../shared/reach.ts';

/** What can be said of a point, whenever it holds. */
export type PointFacts = {
  kindCode: string;
  name: string;
  placeId: string | null;
  address: string;
  position: Position | null;
  phone: string | null;
  link: string | null;
  hours: Hours | null;
  homeUnitId: string | null;
};

export type PointState = PointFacts & {
  pointId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  isGoverned: boolean;
  from: string;
  /** First day on which it holds no more. */
  until: string | null;
};

/**
 * The latest state that is on record, whether it holds yet or not; cancelled ones (empty ranges) are none. Locked, it is found only by who governs its
 * unit: a lock asks for the right to change.
 */
export async function findLatestState(
  tx: Tx,
  pointId: string,
  how: { lock?: boolean } = {},
): Promise<PointState | undefined> {
  const row = await tx.first<Omit<PointState, 'position'> & Position>(sql`
    select p.point_id as "pointId", p.district_id as "districtId", p.unit_id as "unitId", u.name as "unitName", app.governs(p.unit_id) as "isGoverned",
           p.kind_code as "kindCode", p.name, p.place_id as "placeId", p.address, p.longitude, p.latitude, p.phone, p.link, p.hours,
           p.home_unit_id as "homeUnitId", lower(p.valid)::text as "from", upper(p.valid)::text as until
      from service_points p join governance_units u on u.id = p.unit_id
     where p.point_id = ${pointId} and not isempty(p.valid) order by lower(p.valid) desc limit 1 ${how.lock ? sql`for update of p` : sql.empty}`);
  if (!row) return undefined;
  const { longitude, latitude, ...rest } = row;
  return { ...rest, position: longitude === null ? null : { longitude, latitude } };
}

/** Past row-level security it would be hidden; an id is taken all the same. */
export async function isKnown(tx: Tx, pointId: string): Promise<boolean> {
  return (await tx.first(sql`select 1 from service_points where point_id = ${pointId} limit 1`)) !== undefined;
}

export type NewState = PointFacts & {
  pointId: string;
  districtId: string;
  unitId: string;
  from: string;
  until: string | null;
};

export function addState(tx: Tx, state: NewState): void {
  tx.write(sql`
    insert into service_points (point_id, valid, district_id, unit_id, kind_code, name, place_id, address, longitude, latitude, phone, link, hours, home_unit_id, made_at)
    values (${state.pointId}, daterange(${state.from}::date, ${state.until}::date), ${state.districtId}, ${state.unitId}, ${state.kindCode}, ${state.name},
      ${state.placeId}, ${state.address}, ${state.position?.longitude ?? null}, ${state.position?.latitude ?? null}, ${state.phone}, ${state.link},
      ${state.hours === null ? null : sql.json(state.hours)}::jsonb, ${state.homeUnitId}, ${tx.at})`);
}

/** From that day on nothing is said of the point any more: what holds then ends, what was to begin later is cancelled. */
export function cutFrom(tx: Tx, pointId: string, from: string, reason: string | null): void {
  tx.write(sql`
    update service_points
       set valid = case when lower(valid) >= ${from}::date then 'empty'::daterange else daterange(lower(valid), ${from}::date) end, end_reason = ${reason}
     where point_id = ${pointId} and not isempty(valid) and (upper_inf(valid) or upper(valid) > ${from}::date)`);
}

export async function isGoverned(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export async function todayOf(tx: Tx): Promise<string> {
  return (await tx.first<{ today: string }>(sql`select app.today()::text as today`))!.today;
}

export type OwnKind = {
  kindId: string;
  unitId: string;
  districtId: string;
  isGoverned: boolean;
};

export function findOwnKind(tx: Tx, kindId: string): Promise<OwnKind | undefined> {
  return tx.first<OwnKind>(sql`
    select id as "kindId", unit_id as "unitId", district_id as "districtId", app.governs(unit_id) as "isGoverned"
      from service_point_kinds where id = ${kindId} and upper_inf(valid) for update`);
}

export function putKind(
  tx: Tx,
  kind: {
    kindId: string;
    unitId: string;
    districtId: string;
    title: { zh: string; en: string };
    isExpected: boolean;
    isKnown: boolean;
  },
): void {
  if (kind.isKnown) {
    tx.write(sql`
      update service_point_kinds set title_zh = ${kind.title.zh}, title_en = ${kind.title.en}, is_expected = ${kind.isExpected} where id = ${kind.kindId}`);
    return;
  }
  tx.write(sql`
    insert into service_point_kinds (id, district_id, unit_id, title_zh, title_en, is_expected)
    values (${kind.kindId}, ${kind.districtId}, ${kind.unitId}, ${kind.title.zh}, ${kind.title.en}, ${kind.isExpected})`);
}

export function endKind(tx: Tx, kindId: string, reason: string): void {
  tx.write(sql`
    update service_point_kinds set valid = daterange(lower(valid), greatest(app.today(), lower(valid))), end_reason = ${reason} where id = ${kindId}`);
}

/** Points of the kind that are there now or will be. */
export async function countPointsOfKind(tx: Tx, kindCode: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(distinct point_id) as count from service_points where kind_code = ${kindCode} and not isempty(valid) and (upper_inf(valid) or upper(valid) > app.today())`);
  return row?.count ?? 0;
}
