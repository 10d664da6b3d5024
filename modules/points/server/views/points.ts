// Points as lists and one of them with its past.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { type Hours, standingAt } from '../../shared/hours.ts';
import { pointProblem } from '../../shared/problems.ts';
import { type listPoints, type PointView, type pointPage, pointViews } from '../../shared/queries.ts';
import { isGoverned } from '../store.ts';
import { mayKeep, titlesOf } from './kinds.ts';

type Row = {
  pointId: string;
  kindCode: string;
  name: string;
  placeId: string | null;
  address: string;
  phone: string | null;
  link: string | null;
  hours: Hours | null;
  homeUnitId: string | null;
  homeUnitName: string | null;
  unitId: string;
  unitName: string;
  longitude: number | null;
  latitude: number | null;
  locatedBy: string | null;
  from: string;
  until: string | null;
  endReason: string | null;
};

/** `p` is the state of a point; its position is its own, else that of its place. */
export const pointColumns = sql`
  p.point_id as "pointId", p.kind_code as "kindCode", p.name, p.place_id as "placeId", coalesce(nullif(p.address, ''), l.address, '') as address, p.phone, p.link,
  p.hours, p.home_unit_id as "homeUnitId", h.name as "homeUnitName", p.unit_id as "unitId", u.name as "unitName", at.longitude, at.latitude, at.kind as "locatedBy",
  lower(p.valid)::text as "from", upper(p.valid)::text as until, p.end_reason as "endReason"`;
export const pointTables = sql`
  service_points p join governance_units u on u.id = p.unit_id left join governance_units h on h.id = p.home_unit_id left join places l on l.id = p.place_id
  left join lateral (
    select p.longitude, p.latitude, 'point' as kind where p.longitude is not null
    union all select * from app.position_of(p.place_id) where p.longitude is null) at on true`;

/** In force, coming: by the day. Ended: nothing of the point holds any more. */
const viewWhere: Record<PointView, Sql> = {
  unlocated: sql`p.valid @> app.today() and at.longitude is null and p.home_unit_id is null`,
  current: sql`p.valid @> app.today()`,
  coming: sql`lower(p.valid) > app.today()`,
  ended: sql`upper(p.valid) <= app.today() and not exists (
    select from service_points o where o.point_id = p.point_id and not isempty(o.valid) and lower(o.valid) >= upper(p.valid))`,
};

export async function answerList(
  { view, unitId, kindCode, text, limit, offset }: z.output<typeof listPoints.input>,
  { tx, actor, now, calendar }: Context,
): Promise<z.input<typeof listPoints.answer>> {
  const wanted = sql.all([
    unitId !== undefined &&
      sql`p.unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`,
    kindCode !== undefined && sql`p.kind_code = ${kindCode}`,
    !!text && sql`position(lower(${text}) in lower(concat_ws(' ', p.name, p.address, l.address))) > 0`,
  ]);
  const [rows, counts, titleOf] = await Promise.all([
    tx.all<Row>(sql`
      select ${pointColumns} from ${pointTables} where ${wanted} and ${viewWhere[view]}
       order by u.name collate "zh-x-icu", p.kind_code, p.name collate "zh-x-icu", p.point_id offset ${offset} limit ${limit + 1}`),
    tx.first<Record<PointView, number>>(sql`
      select ${sql.join(pointViews.map((one) => sql`count(*) filter (where ${viewWhere[one]}) as ${sql.raw(`"${one}"`)}`))} from ${pointTables} where ${wanted}`),
    titlesOf(tx),
  ]);
  const isStaff = actor.kind === 'staff';
  return {
    rows: rows.slice(0, limit).map((row) => ({
      ...shown(row, titleOf, now, calendar),
      // Why something went is the office's own note.
      endReason: isStaff ? row.endReason : null,
    })),
    counts: counts!,
    total: counts![view],
    nextOffset: rows.length > limit ? offset + limit : null,
    mayKeep: mayKeep(actor),
  };
}

type Shown = Omit<Row, 'locatedBy'> & {
  kindTitle: { zh: string; en: string };
  standing: ReturnType<typeof standingWords>;
};

export function shown(
  { locatedBy: _, ...row }: Row,
  titleOf: (kindCode: string) => { zh: string; en: string },
  now: number,
  calendar: Context['calendar'],
): Shown {
  return { ...row, kindTitle: titleOf(row.kindCode), standing: standingWords(row.hours, now, calendar) };
}

/** Instants as the wire has them. */
export function standingWords(hours: Hours | null, now: number, calendar: Context['calendar']) {
  if (!hours) return null;
  const standing = standingAt(hours, now, calendar);
  const dated = (at: number | null) => (at === null ? null : new Date(at));
  return standing.isOpen
    ? { isOpen: true as const, until: dated(standing.until) }
    : { isOpen: false as const, opensAt: dated(standing.opensAt) };
}

export async function answerPage(
  { pointId }: z.output<typeof pointPage.input>,
  { tx, actor, now, calendar }: Context,
): Promise<z.input<typeof pointPage.answer>> {
  const [rows, titleOf, today] = await Promise.all([
    tx.all<Row>(
      sql`select ${pointColumns} from ${pointTables} where p.point_id = ${pointId} and not isempty(p.valid) order by lower(p.valid) desc`,
    ),
    titlesOf(tx),
    tx.first<{ today: string }>(sql`select app.today()::text as today`),
  ]);
  const [latest] = rows;
  if (!latest) throw pointProblem('not_found');
  return {
    states: rows.map((row) => shown(row, titleOf, now, calendar)),
    locatedBy: latest.locatedBy,
    isOver: latest.until !== null && latest.until <= (today?.today ?? ''),
    mayKeep: mayKeep(actor) && (await isGoverned(tx, latest.unitId)),
  };
}
