// Tables of grids in bulk: how a street stands now, and staff, posts and contracts written in set-based statements. Runs as the house.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type HeldUnit = {
  unitId: string;
  parentId: string;
  kind: string;
  name: string;
  declared: number | null;
  places: number;
};
export type HeldPerson = { staffId: string; name: string; phoneHash: Buffer | null };
export type HeldPost = HeldPerson & { postId: string; unitId: string; role: string };
export type HeldContract = HeldPerson & { contractId: string; gridId: string };

/** Communities, villages and grids below a street. */
export function listUnits(tx: Tx, streetId: string): Promise<HeldUnit[]> {
  return tx.all<HeldUnit>(sql`
    select u.id as "unitId", u.parent_id as "parentId", u.kind, u.name, u.declared_households as declared,
           (select count(*) from place_grids g where g.grid_id = u.id and upper_inf(g.valid)) as places
      from unit_scopes s join governance_units u on u.id = any (s.member_ids)
     where s.unit_id = ${streetId} and u.kind in ('community', 'village', 'grid') and upper_inf(u.valid)`);
}

export function listPosts(tx: Tx, streetId: string): Promise<HeldPost[]> {
  return tx.all<HeldPost>(sql`
    select p.id as "postId", p.unit_id as "unitId", p.role, s.id as "staffId", s.name, s.phone_hash as "phoneHash"
      from unit_scopes c join posts p on p.unit_id = any (c.member_ids) join staff s on s.id = p.staff_id
     where c.unit_id = ${streetId} and p.role in ('grid_chief', 'building_chief', 'seconded_cadre') and p.valid @> app.now()`);
}

/** Contracts of named persons; those of units alone are nobody's here to end. */
export function listContracts(tx: Tx, streetId: string): Promise<HeldContract[]> {
  return tx.all<HeldContract>(sql`
    select c.id as "contractId", c.grid_id as "gridId", s.id as "staffId", s.name, s.phone_hash as "phoneHash"
      from unit_scopes u join responsibility_contracts c on c.grid_id = any (u.member_ids) join staff s on s.id = c.staff_id
     where u.unit_id = ${streetId} and upper_inf(c.valid)`);
}

export function listStaffByPhone(
  tx: Tx,
  districtId: string,
  phoneHashes: readonly Buffer[],
): Promise<(HeldPerson & { hasHomePost: boolean })[]> {
  return tx.all(sql`
    select s.id as "staffId", s.name, s.phone_hash as "phoneHash",
           exists (select from posts p where p.staff_id = s.id and p.basis = 'home' and p.valid @> app.now()) as "hasHomePost"
      from staff s where s.district_id = ${districtId} and s.phone_hash = any (${phoneHashes}::bytea[]) and s.left_at is null`);
}

export function listAgencies(
  tx: Tx,
  districtId: string,
): Promise<{ unitId: string; parentId: string; name: string }[]> {
  return tx.all(sql`
    select id as "unitId", parent_id as "parentId", name from governance_units where district_id = ${districtId} and kind = 'agency' and upper_inf(valid)`);
}

export type NewStaff = {
  staffId: string;
  name: string;
  initials: string;
  phone: { cipher: Buffer; hash: Buffer; tail: string } | null;
  title: string | null;
  homeUnitId: string | null;
};

export function addStaff(tx: Tx, districtId: string, staff: readonly NewStaff[]): void {
  if (staff.length === 0) return;
  tx.write(sql`
    insert into staff (id, district_id, name, initials, phone_cipher, phone_hash, phone_tail, title, home_unit_id)
    select n.id, ${districtId}, n.name, n.initials, decode(n.cipher, 'hex'), decode(n.hash, 'hex'), n.tail, n.title, n.home_unit_id
      from jsonb_to_recordset(${sql.json(
        staff.map((s) => ({
          id: s.staffId,
          name: s.name,
          initials: s.initials,
          cipher: s.phone?.cipher.toString('hex') ?? null,
          hash: s.phone?.hash.toString('hex') ?? null,
          tail: s.phone?.tail ?? null,
          title: s.title,
          home_unit_id: s.homeUnitId,
        })),
      )}::jsonb) as n (id uuid, name text, initials text, cipher text, hash text, tail text, title text, home_unit_id uuid)`);
}

export function addPosts(
  tx: Tx,
  districtId: string,
  posts: readonly { postId: string; staffId: string; role: string; unitId: string; basis: string }[],
): void {
  if (posts.length === 0) return;
  tx.write(sql`
    insert into posts (id, district_id, staff_id, role, unit_id, basis, valid)
    select n.id, ${districtId}, n.staff_id, n.role, n.unit_id, n.basis, tstzrange(app.now(), null)
      from jsonb_to_recordset(${sql.json(
        posts.map((p) => ({ id: p.postId, staff_id: p.staffId, role: p.role, unit_id: p.unitId, basis: p.basis })),
      )}::jsonb) as n (id uuid, staff_id uuid, role text, unit_id uuid, basis text)`);
}

export function endPosts(tx: Tx, postIds: readonly string[]): void {
  if (postIds.length === 0) return;
  tx.write(
    sql`update posts set valid = tstzrange(lower(valid), app.now()) where id = any (${postIds}::uuid[]) and valid @> app.now()`,
  );
}
