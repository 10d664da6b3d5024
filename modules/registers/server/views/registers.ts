// Registers as screens show them: which hold for a post's area, how many are on them. Counts come from functions that meet the scope as a set (0039).
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Register } from '../../shared/register.ts';

export type RegisterRow = {
  registerId: string;
  districtId: string;
  areaUnitId: string | null;
  areaName: string | null;
  isOwn: boolean;
  isSensitive: boolean;
  definition: Register;
  version: number;
};

const columns = sql`
  r.id as "registerId", r.district_id as "districtId", r.area_unit_id as "areaUnitId", a.name as "areaName", r.reach_method_id is null as "isOwn",
  r.is_sensitive as "isSensitive", r.definition, r.version`;

/** One that holds somewhere in the post's area: of the whole district, of a unit of the area, or of one above it. */
const holdsHere = sql`(r.area_unit_id is null or (select app.is_system()) or (select app.sees_all()) or r.area_unit_id = any ((select app.scope())::uuid[])
  or r.area_unit_id = any (coalesce((select path from unit_paths where unit_id = (select app.unit_id())), '{}')))`;

const read = (tx: Tx, where: Sql) =>
  tx.all<RegisterRow>(sql`
    select ${columns} from subject_registers r left join governance_units a on a.id = r.area_unit_id
     where r.ended_at is null and ${holdsHere} and ${where} order by r.made_at, r.code`);

export const listRegisters = (tx: Tx): Promise<RegisterRow[]> => read(tx, sql`true`);
export async function findRegister(tx: Tx, registerId: string): Promise<RegisterRow | undefined> {
  return (await read(tx, sql`r.id = ${registerId}`))[0];
}

export function findArea(tx: Tx, unitId: string): Promise<{ unitId: string } | undefined> {
  return tx.first(sql`
    select id as "unitId" from governance_units where id = ${unitId} and ((select app.sees_all()) or id = any ((select app.scope())::uuid[]))`);
}

export function countRegisters(tx: Tx, unitId: string): Promise<{ registerId: string; members: number }[]> {
  return tx.all(sql`select register_id as "registerId", members from app.count_registers(${unitId})`);
}

export async function countLacking(
  tx: Tx,
  registerId: string,
  unitId: string,
  lacks: 'owner' | 'place',
): Promise<number> {
  const row = await tx.first<{ count: number | null }>(
    sql`select app.count_members(${registerId}, ${unitId}, null, null, null, ${lacks}, null) as count`,
  );
  return row?.count ?? 0;
}

export function countByPart(
  tx: Tx,
  registerId: string,
  unitId: string,
): Promise<{ unitId: string | null; name: string | null; members: number; subjects: number }[]> {
  return tx.all(sql`
    select c.unit_id as "unitId", u.name, c.members, c.subjects from app.count_register_by(${registerId}, ${unitId}) c left join governance_units u on u.id = c.unit_id
     where c.members > 0 or c.subjects > 0 order by c.unit_id is null, u.short_code nulls last, length(u.name), u.name`);
}

export function listDefinitions(
  tx: Tx,
  registerId: string,
): Promise<{ version: number; from: Date; byName: string; reason: string; definition: Register }[]> {
  return tx.all(sql`
    select version, from_at as "from", by_name as "byName", reason, definition from register_definitions where register_id = ${registerId} order by version desc`);
}

export type LookRow = {
  id: string;
  at: Date;
  registerTitle: { zh: string; en: string };
  byName: string;
  purpose: string;
  subjectId: string | null;
  subjectWords: string | null;
};

/** Openings and the persons opened from them, latest first. */
export function listLooks(
  tx: Tx,
  filter: { registerId?: string | undefined; subjectId?: string | undefined },
  after: { at: Date; id: string } | undefined,
  limit: number,
): Promise<LookRow[]> {
  const wanted = sql.all([
    filter.registerId !== undefined && sql`register_id = ${filter.registerId}`,
    filter.subjectId !== undefined && sql`subject_id = ${filter.subjectId}`,
    after && sql`(at, id) < (${after.at}, ${after.id}::uuid)`,
  ]);
  return tx.all(sql`
    select x.id, x.at, r.title as "registerTitle", x.by_name as "byName", x.purpose, x.subject_id as "subjectId", x.subject_words as "subjectWords"
      from (select id, date_trunc('milliseconds', opened_at) as at, register_id, by_name, purpose, null::uuid as subject_id, null::text as subject_words from register_openings
            union all
            select l.id, date_trunc('milliseconds', l.at), o.register_id, o.by_name, o.purpose, l.subject_id, l.subject_words from register_looks l join register_openings o on o.id = l.opening_id) x
      join subject_registers r on r.id = x.register_id
     where ${wanted} order by x.at desc, x.id desc limit ${limit}`);
}

export function listLooksOf(
  tx: Tx,
  subjectId: string,
): Promise<{ at: Date; byName: string; purpose: string; registerTitle: { zh: string; en: string } | null }[]> {
  return tx.all(sql`
    select l.at, l.by_name as "byName", l.purpose, l.register_title as "registerTitle"
      from subjects s cross join lateral app.looks_of_subject(s.id) l where s.id = ${subjectId}`);
}

export type StandingRow = {
  registerId: string;
  code: string;
  definition: Register;
  isSensitive: boolean;
  since: Date;
  until: Date | null;
  reason: string | null;
  endReason: string | null;
};

/** Past row-level security of the page's reader never: members, flags and subjects are all asked under it. */
export function listOfSubject(tx: Tx, subjectId: string): Promise<StandingRow[]> {
  return tx.all(sql`
    select r.id as "registerId", r.code, r.definition, r.is_sensitive as "isSensitive",
           least(m.from_at, lower(f.valid)::timestamp at time zone 'Asia/Shanghai') as since, coalesce(m.to_at, r.ended_at) as until,
           f.reason, f.end_reason as "endReason"
      from register_members m join subject_registers r on r.id = m.register_id
      left join lateral (
        select k.reason, k.end_reason, k.valid from subject_flags k
         where k.subject_id = m.subject_id and k.flag = r.code and not isempty(k.valid) and lower(k.valid) <= (m.from_at at time zone 'Asia/Shanghai')::date
         order by lower(k.valid) desc limit 1) f on true
     where m.subject_id = ${subjectId} order by (m.to_at is null and r.ended_at is null) desc, m.from_at desc`);
}
