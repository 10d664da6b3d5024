// Lines as they stand at this moment, and how they are changed.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import type { Member } from '../../shared/line.ts';

export type MemberRow = Member & {
  unitId: string;
  name: string;
  role: string | null;
  atUnitId: string;
  phoneCipher: Buffer | null;
  phoneTail: string | null;
  isDutyPhone: boolean;
};

/** Everybody by whom these units are reached now: on shift, then in the line. Whoever left is in neither. */
export function listMembers(tx: Tx, unitIds: readonly string[]): Promise<MemberRow[]> {
  const ids = [...unitIds];
  return tx.all<MemberRow>(sql`
    select m.*, m."phoneCipher" is not null as "hasNumber" from (
      select o.unit_id as "unitId", 'shift' as source, o.rank, l.id as "linkId", p.id as "postId", s.id as "staffId", s.name, p.role, p.unit_id as "atUnitId",
             coalesce(l.phone_cipher, s.phone_cipher) as "phoneCipher", coalesce(l.phone_tail, s.phone_tail) as "phoneTail", l.phone_cipher is not null as "isDutyPhone"
        from on_call_shifts o
        join posts p on p.id = o.post_id and p.valid @> app.now()
        join staff s on s.id = p.staff_id and s.left_at is null
        left join duty_links l on l.unit_id = o.unit_id and l.post_id = o.post_id and l.valid @> app.now()
       where o.unit_id = any (${ids}::uuid[]) and o.during @> app.now()
      union all
      select l.unit_id, 'link', l.rank, l.id, p.id, s.id, coalesce(s.name, l.label), p.role, coalesce(p.unit_id, l.unit_id),
             coalesce(l.phone_cipher, s.phone_cipher), coalesce(l.phone_tail, s.phone_tail), l.phone_cipher is not null
        from duty_links l
        left join posts p on p.id = l.post_id and p.valid @> app.now()
        left join staff s on s.id = p.staff_id and s.left_at is null
       where l.unit_id = any (${ids}::uuid[]) and l.valid @> app.now() and (l.post_id is null or s.id is not null)) m
     order by m."unitId", m.source desc, m.rank, m.name, m."linkId"`);
}

export type LinkRow = {
  linkId: string;
  postId: string | null;
  label: string | null;
  rank: number;
  phoneCipher: Buffer | null;
  phoneTail: string | null;
};

/** Locked, so that two keepers do not both write the line. */
export async function lockLine(tx: Tx, unitId: string): Promise<LinkRow[]> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`duty_line ${unitId}`}, 0))`);
  return tx.all<LinkRow>(sql`
    select id as "linkId", post_id as "postId", label, rank, phone_cipher as "phoneCipher", phone_tail as "phoneTail" from duty_links
     where unit_id = ${unitId} and valid @> app.now() order by rank, id`);
}

/** Ids that a link bears or bore. */
export async function listTaken(tx: Tx, linkIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(sql`select id from duty_links where id = any (${[...linkIds]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

export function endLinks(tx: Tx, linkIds: readonly string[]): void {
  tx.write(sql`
    update duty_links set valid = tstzrange(lower(valid), app.now()) where id = any (${[...linkIds]}::uuid[]) and valid @> app.now()`);
}

/** Where a deputy had the post's place, its own was to begin again later: what is set now comes instead of that. */
export function addLinks(
  tx: Tx,
  unit: { unitId: string; districtId: string; byName: string },
  links: readonly LinkRow[],
): void {
  const posts = links.flatMap(({ postId }) => postId ?? []);
  tx.write(sql`
    update duty_links set valid = 'empty' where unit_id = ${unit.unitId} and post_id = any (${posts}::uuid[]) and lower(valid) > app.now()`);
  for (const link of links)
    tx.write(sql`
      insert into duty_links (id, district_id, unit_id, post_id, label, rank, phone_cipher, phone_tail, valid, set_by_name)
      values (${link.linkId}, ${unit.districtId}, ${unit.unitId}, ${link.postId}, ${link.label}, ${link.rank}, ${link.phoneCipher}, ${link.phoneTail},
        tstzrange(app.now(), null), ${unit.byName})`);
}

export type UnitRow = { unitId: string; name: string; kind: UnitKind; districtId: string };

/** A living unit that the post answers for: its own or one below it. */
export function findOwnUnit(tx: Tx, unitId: string): Promise<UnitRow | undefined> {
  return tx.first<UnitRow>(sql`
    select id as "unitId", name, kind, district_id as "districtId" from governance_units
     where id = ${unitId} and upper_inf(valid) and district_id = app.district_id() and (app.sees_all() or id = any (app.scope()))`);
}

export type PostRow = {
  postId: string;
  staffId: string;
  staffName: string;
  role: string;
  unitName: string;
  hasNumber: boolean;
};

/** Who may stand in a unit's line. Administrators of the system are nobody's duty. */
export function listFitPosts(tx: Tx, unitId: string): Promise<PostRow[]> {
  return tx.all<PostRow>(sql`
    with at as (
      select id from governance_units where id = ${unitId} or parent_id = ${unitId}
      union select parent_id from governance_units where id = ${unitId})
    select p.id as "postId", s.id as "staffId", s.name as "staffName", p.role, u.name as "unitName", s.phone_cipher is not null as "hasNumber"
      from at join governance_units u on u.id = at.id and upper_inf(u.valid)
      join posts p on p.unit_id = u.id and p.valid @> app.now() and p.role not in ('system_admin', 'security_admin', 'audit_admin')
      join staff s on s.id = p.staff_id and s.left_at is null
     order by (u.id = ${unitId}) desc, u.name, p.role, s.name, p.id limit 500`);
}
