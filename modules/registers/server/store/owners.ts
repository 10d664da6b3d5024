// Who answers by name for which subjects (专人专责): set-based, dated, never deleted.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';

export type PostHere = {
  postId: string;
  name: string;
  role: Role;
  unitName: string;
  isVacant: boolean;
  isInScope: boolean;
};

export function findPost(tx: Tx, postId: string): Promise<PostHere | undefined> {
  return tx.first(sql`
    select p.id as "postId", f.name, p.role, u.name as "unitName", not (p.valid @> ${tx.at}::timestamptz) as "isVacant",
           ((select app.sees_all()) or p.unit_id = any ((select app.scope())::uuid[])) as "isInScope"
      from posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id where p.id = ${postId}`);
}

/** Posts that stand now in a unit and below it, nearest the doors first. */
export function listPosts(
  tx: Tx,
  unitId: string,
): Promise<{ postId: string; name: string; role: Role; unitName: string }[]> {
  return tx.all(sql`
    select p.id as "postId", f.name, p.role, u.name as "unitName"
      from posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id
     where p.unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and p.valid @> ${tx.at}::timestamptz
       and app.reach_of(p.role) <> 'none'
     order by u.kind <> 'grid', length(u.name), u.name, f.name limit 1000`);
}

export type OwnedRow = {
  subjectId: string;
  name: string;
  subject: SubjectKind;
  address: string | null;
  registerTitle: Words | null;
  registerCode: string | null;
  reason: string;
  since: Date;
};

export function listOwnedBy(tx: Tx, postId: string): Promise<OwnedRow[]> {
  return tx.all(sql`
    select s.id as "subjectId", s.name, s.kind as subject, p.address, r.title as "registerTitle", o.register_code as "registerCode", o.reason, lower(o.valid) as since
      from subject_owners o join subjects s on s.id = o.subject_id left join places p on p.id = s.place_id
      left join subject_registers r on r.district_id = o.district_id and r.code = o.register_code and r.ended_at is null
     where o.post_id = ${postId} and upper_inf(o.valid) and (o.register_code is null or o.register_code !~ '^[0-9a-f-]{36}$') and (r.id is null or not r.is_sensitive or (select app.reads_sensitive_flags()) or o.post_id = (select app.post_id()))
     order by s.name_key, s.id limit 5000`);
}

/** Which of these the asker sees: nobody is named for what lies outside their area. */
export async function listSeen(tx: Tx, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from subjects where id = any (${subjectIds}::uuid[]) and not is_gone`,
  );
  return rows.map(({ id }) => id);
}

type Naming = { districtId: string; subjectIds: readonly string[]; registerCode: string | null; postId: string };

export async function addOwners(
  tx: Tx,
  n: Naming & { from: Date; reason: string; madeByPostId: string | null; byName: string },
): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    with made as (
      insert into subject_owners (id, district_id, subject_id, register_code, post_id, made_by_post_id, by_name, reason, valid)
      select gen_random_uuid(), ${n.districtId}, x.id, ${n.registerCode}, ${n.postId}, ${n.madeByPostId}, ${n.byName}, ${n.reason}, tstzrange(${n.from}, null)
        from unnest(${n.subjectIds}::uuid[]) as x (id)
       where not exists (select from subject_owners o where o.subject_id = x.id and o.post_id = ${n.postId} and upper_inf(o.valid)
                            and o.register_code is not distinct from ${n.registerCode}::text)
      returning 1)
    select count(*) as count from made`);
  return row?.count ?? 0;
}

export async function endOwners(tx: Tx, n: Omit<Naming, 'districtId'> & { reason: string }): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    with ended as (
      update subject_owners set valid = tstzrange(lower(valid), greatest(lower(valid), ${tx.at}::timestamptz)), end_reason = ${n.reason}
       where subject_id = any (${n.subjectIds}::uuid[]) and post_id = ${n.postId} and upper_inf(valid) and register_code is not distinct from ${n.registerCode}::text
      returning 1)
    select count(*) as count from ended`);
  return row?.count ?? 0;
}
