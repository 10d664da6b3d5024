// Who answers for a person and who owns their case: never nobody (C2).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type Home = { subjectId: string; districtId: string; communityId: string | null };

/** The kept record, as far as the asker may see it. */
export function findHome(tx: Tx, subjectId: string): Promise<Home | undefined> {
  return tx.first<Home>(sql`
    select s.id as "subjectId", s.district_id as "districtId", s.community_id as "communityId" from subjects s
     where s.id = coalesce(app.kept_person(${subjectId}), ${subjectId}::uuid) and s.kind = 'person' and not s.is_gone`);
}

export async function isOwnUnit(tx: Tx, unitId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`);
  return row?.is ?? false;
}

export type Owner = { postId: string; unitId: string; name: string };
export function findOwner(tx: Tx, unitId: string): Promise<Owner | undefined> {
  return tx.first<Owner>(sql`select post_id as "postId", unit_id as "unitId", name from app.case_owner(${unitId})`);
}

/** A post that may own a case of this unit: a desk or leader there or above, held now. */
export function findFitPost(tx: Tx, postId: string, unitIds: readonly string[]): Promise<Owner | undefined> {
  return tx.first<Owner>(sql`
    select p.id as "postId", p.unit_id as "unitId", s.name from posts p join staff s on s.id = p.staff_id
     where p.id = ${postId} and p.valid @> app.now()
       and p.role in ('community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor', 'district_dispatcher', 'district_supervisor')
       and exists (select from unit_paths u where u.unit_id = any (${[...unitIds]}::uuid[]) and p.unit_id = any (u.path::uuid[]))`);
}

export async function reachHoursOf(tx: Tx): Promise<number> {
  const row = await tx.first<{ hours: number }>(sql`select app.setting_number('trace_reach_hours', 4) as hours`);
  return row?.hours ?? 4;
}
/** An order that wakes mass testing here, if there is one: what it brought up goes with it. */
export async function findOrder(tx: Tx, unitId: string, at: Date, isDrill: boolean): Promise<string | null> {
  const row = await tx.first<{ id: string | null }>(
    sql`select app.power_order('mass_testing', ${unitId}, ${at}, ${isDrill}) as id`,
  );
  return row?.id ?? null;
}
