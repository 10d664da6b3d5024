// Who would be on the registers of a method that is not in force, and who answers for where they are: grouped by building, cell and lists, never by name. Asked as
// the house (`asHouse`): a method binds people whom its publisher, an administrator, may not see; nothing but counts leaves here.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { VisitAction } from '#modules/duties/shared/visit.ts';
import type { SubjectGroup } from '../../shared/load.ts';
import type { Cell, Post } from '../../shared/simulation.ts';

export type AreaHead = { unitId: string; districtId: string; name: string; kind: string };

/** By id, or — for whoever types — by its whole name, the widest first; those in the same words are told apart by their path. */
export function findAreas(tx: Tx, asked: string): Promise<(AreaHead & { path: string })[]> {
  return tx.all(sql`
    select u.id as "unitId", u.district_id as "districtId", u.name, u.kind,
           (select string_agg(a.name, ' / ' order by o.n desc) from unnest(p.path) with ordinality as o (id, n) join governance_units a on a.id = o.id) as path
      from governance_units u join unit_paths p on p.unit_id = u.id
     where upper_inf(u.valid) and (u.id::text = ${asked} or u.name = ${asked}) order by cardinality(p.path), u.id limit 20`);
}

export function findArea(tx: Tx, unitId: string): Promise<AreaHead | undefined> {
  return tx.first<AreaHead>(
    sql`select id as "unitId", district_id as "districtId", name, kind from governance_units where id = ${unitId} and upper_inf(valid)`,
  );
}

/** Every district of this installation: a method without an area holds in all of them. */
export function listRoots(tx: Tx): Promise<AreaHead[]> {
  return tx.all<AreaHead>(sql`
    select id as "unitId", district_id as "districtId", name, kind from governance_units where parent_id is null and upper_inf(valid) order by lower(valid), id`);
}

/** The widest unit above the area at which somebody holds one of these roles, else the area: their whole week is to be told, not the part of it within. */
export async function widestHeld(tx: Tx, areaId: string, roles: readonly string[]): Promise<string> {
  const row = await tx.first<{ id: string }>(sql`
    select o.id from unit_paths p cross join unnest(p.path) with ordinality as o (id, n)
     where p.unit_id = ${areaId} and exists (select from posts h where h.unit_id = o.id and h.role = any (${roles}::text[]) and h.valid @> ${tx.at}::timestamptz)
     order by o.n desc limit 1`);
  return row?.id ?? areaId;
}

/** A register that is laid out has its members; else they are worked out by its rule. */
export async function findKept(tx: Tx, districtId: string): Promise<{ registerId: string; key: string }[]> {
  return tx.all(sql`
    select id as "registerId", concat(area_unit_id, ' ', code) as key from subject_registers
     where district_id = ${districtId} and ended_at is null and kept_on is not null`);
}

/** `cameSince`: only who came since then. */
export const keptMembers = (registerId: string, cameSince?: Date): Sql => sql`
  select subject_id from register_members where register_id = ${registerId} and to_at is null ${cameSince ? sql`and from_at >= ${cameSince}` : sql.empty}`;

/** `lists` are selects of `subject_id`; their order is the number by which groups name them. */
export async function groupSubjects(tx: Tx, lists: readonly Sql[], withinSql: Sql): Promise<SubjectGroup[]> {
  if (lists.length === 0) return [];
  const members = sql.join(
    lists.map((list, n) => sql`select l.subject_id, ${n}::int as list from (${list}) l`),
    ' union all ',
  );
  return tx.all<SubjectGroup>(sql`
    with sets as materialized (
      select subject_id, array_agg(distinct list order by list) as lists from (${members}) m group by 1)
    , owners as (
      select o.subject_id, jsonb_agg(jsonb_build_object('postId', o.post_id, 'register', o.register_code) order by o.post_id, o.register_code) as owners
        from subject_owners o join sets using (subject_id) where upper_inf(o.valid) group by 1)
    select coalesce(g.grid_id, s.unit_id, s.community_id, s.district_id) as cell,
           case 'building' when p.kind then p.id when e.kind then e.id when b.kind then b.id else p.id end as building,
           t.lists, coalesce(o.owners, '[]') as owners, count(*) as count
      from sets t join subjects s on s.id = t.subject_id
      left join places p on p.id = s.place_id left join places e on e.id = p.parent_id left join places b on b.id = e.parent_id
      left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
      left join owners o on o.subject_id = s.id
     where true ${withinSql}
     group by 1, 2, 3, 4`);
}

const postColumns = sql.raw(
  `'postId', h.id, 'staffId', h.staff_id, 'name', f.name, 'role', h.role, 'unitName', u.name`,
);

/** Who holds these roles over each cell, by the rule of today's duties (duties/server/views/mine.ts). */
export function listCells(tx: Tx, cells: readonly string[], roles: readonly string[]): Promise<Cell[]> {
  return tx.all<Cell>(sql`
    with held as (
      select h.id, jsonb_build_object(${postColumns}) as post, s.member_ids
        from posts h join staff f on f.id = h.staff_id join governance_units u on u.id = h.unit_id join unit_scopes s on s.unit_id = h.unit_id
       where h.valid @> ${tx.at}::timestamptz and f.left_at is null and h.role = any (${roles}::text[]))
    select c.id as cell, u.name, coalesce((select jsonb_agg(h.post order by h.id) from held h where c.id = any (h.member_ids)), '[]') as posts
      from unnest(${cells}::uuid[]) as c (id) join governance_units u on u.id = c.id`);
}

/** Posts named for single subjects, where somebody still holds them. */
export async function listNamed(tx: Tx, postIds: readonly string[]): Promise<Post[]> {
  const rows = await tx.all<{ post: Post }>(sql`
    select jsonb_build_object(${postColumns}) as post from posts h join staff f on f.id = h.staff_id join governance_units u on u.id = h.unit_id
     where h.id = any (${postIds}::uuid[]) and h.valid @> ${tx.at}::timestamptz and f.left_at is null`);
  return rows.map(({ post }) => post);
}

/** Minutes that a done visit took, as the screens measured it, by what was done. Half of them took no longer. */
export function listMedians(
  tx: Tx,
  districtId: string,
  since: Date,
): Promise<{ action: VisitAction; minutes: number; count: number }[]> {
  return tx.all(sql`
    select action, percentile_cont(0.5) within group (order by seconds) / 60.0 as minutes, count(*) as count
      from app.standing_visits() where district_id = ${districtId} and seconds > 0 and not is_drill and outcome in ('done', 'found') and happened_at >= ${since} group by 1`);
}
