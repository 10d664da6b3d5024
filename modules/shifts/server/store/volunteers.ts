// SQL of volunteers and of the accounts of a shift.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Available } from '../../shared/hours.ts';
import type { PartyStatus, Skill } from '../../shared/roster.ts';

export type VolunteerRow = {
  volunteerId: string;
  districtId: string;
  unitId: string;
  name: string;
  volunteerNo: string | null;
  staffId: string | null;
  approvedAt: Date | null;
  declinedAt: Date | null;
  endedAt: Date | null;
};

export function lockVolunteer(tx: Tx, volunteerId: string): Promise<VolunteerRow | undefined> {
  return tx.first<VolunteerRow>(sql`
    select id as "volunteerId", district_id as "districtId", unit_id as "unitId", name, volunteer_no as "volunteerNo", staff_id as "staffId", approved_at as "approvedAt",
           declined_at as "declinedAt", ended_at as "endedAt"
      from volunteers where id = ${volunteerId} for update`);
}

/** A living community or village of the district: where a resident may apply. Territory reads past the rows of one's own area are the house's. */
export async function findCommunity(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; name: string; districtId: string } | undefined> {
  return tx.first(
    sql`select unit_id as "unitId", name, district_id as "districtId" from app.volunteer_communities() where unit_id = ${unitId}`,
  );
}
export function listCommunities(tx: Tx): Promise<{ unitId: string; name: string }[]> {
  return tx.all(sql`select unit_id as "unitId", name from app.volunteer_communities() order by name, unit_id`);
}

export type NewVolunteer = {
  volunteerId: string;
  districtId: string;
  unitId: string;
  name: string;
  volunteerNo: string | null;
  phone: { cipher: Buffer; hash: Buffer; tail: string };
  partyStatus: PartyStatus;
  skills: readonly Skill[];
  available: Available;
  toldBy: 'self' | 'desk';
};
export function addVolunteer(tx: Tx, one: NewVolunteer): void {
  tx.write(sql`
    insert into volunteers (id, district_id, unit_id, name, volunteer_no, phone_cipher, phone_hash, phone_tail, party_status, skills, available, told_by, consented_at)
    values (${one.volunteerId}, ${one.districtId}, ${one.unitId}, ${one.name}, ${one.volunteerNo}, ${one.phone.cipher}, ${one.phone.hash}, ${one.phone.tail},
      ${one.partyStatus}, ${[...one.skills]}::text[], ${sql.json([...one.available])}::jsonb, ${one.toldBy}, app.now())`);
}
/** The number of the national system where they have it, else the next of this house. */
export function markApproved(tx: Tx, volunteerId: string, byName: string): void {
  tx.write(sql`
    update volunteers set approved_at = app.now(), approved_by_name = ${byName}, volunteer_no = coalesce(volunteer_no, app.next_volunteer_no()) where id = ${volunteerId}`);
}
export function markDeclined(tx: Tx, volunteerId: string, reason: string): void {
  tx.write(sql`update volunteers set declined_at = app.now(), decline_reason = ${reason} where id = ${volunteerId}`);
}
export function markEnded(tx: Tx, volunteerId: string): void {
  tx.write(sql`update volunteers set ended_at = app.now() where id = ${volunteerId}`);
  tx.write(sql`
    update shift_people set declined_at = app.now(), decline_reason = '退出志愿者', during = 'empty'
     where volunteer_id = ${volunteerId} and came_at is null and declined_at is null and replaced_at is null and lower(during) > app.now()`);
}
export function changeTold(tx: Tx, volunteerId: string, skills: readonly Skill[], available: Available): void {
  tx.write(
    sql`update volunteers set skills = ${[...skills]}::text[], available = ${sql.json([...available])}::jsonb where id = ${volunteerId}`,
  );
}
export function setStaff(tx: Tx, volunteerId: string, staffId: string): void {
  tx.write(sql`update volunteers set staff_id = ${staffId} where id = ${volunteerId}`);
}

/** The account, opened or opened again; gives its id. Refused with 42501 where it is nobody's business. */
export async function openShiftAccount(
  tx: Tx,
  account: { accountId: string; username: string; staffId: string; lineId: string },
): Promise<string> {
  const row = await tx.first<{ id: string }>(
    sql`select app.open_shift_account(${account.accountId}, ${account.username}, ${account.staffId}::uuid, ${account.lineId}::uuid) as id`,
  );
  return row?.id ?? account.accountId;
}
export function setAccountPost(tx: Tx, lineId: string, postId: string): void {
  tx.write(sql`update shift_people set account_post_id = ${postId}, account_closed_at = null where id = ${lineId}`);
}
export function markAccountClosed(tx: Tx, lineId: string): void {
  tx.write(sql`update shift_people set account_closed_at = app.now() where id = ${lineId}`);
}
/** When the last of their posts ended, or ends, by then. */
export async function findEndBefore(tx: Tx, staffId: string, at: Date): Promise<Date | undefined> {
  const row = await tx.first<{ endsAt: Date | null }>(sql`
    select max(upper(valid)) as "endsAt" from posts where staff_id = ${staffId} and upper(valid) <= ${at}`);
  return row?.endsAt ?? undefined;
}
/** By the house; an account that somebody closed before, for a reason, stays closed since then. */
export function closeShiftAccount(tx: Tx, accountId: string): Promise<unknown> {
  return tx.all(sql`select app.close_shift_account(${accountId})`);
}
/** Whether a shift account of this person still runs besides that line's. */
export async function findAccountOf(
  tx: Tx,
  lineId: string,
): Promise<{ accountId: string | null; isUsedElsewhere: boolean } | undefined> {
  return tx.first(sql`
    select s.account_id as "accountId",
           exists (select from shift_people q where q.volunteer_id = p.volunteer_id and q.id <> p.id and q.account_post_id is not null and q.account_closed_at is null) as "isUsedElsewhere"
      from shift_people p join volunteers v on v.id = p.volunteer_id join staff s on s.id = v.staff_id where p.id = ${lineId}`);
}
export function listOverAccounts(tx: Tx): Promise<{ lineId: string }[]> {
  return tx.all(sql`
    select p.id as "lineId" from shift_people p join posts o on o.id = p.account_post_id
     where p.account_post_id is not null and p.account_closed_at is null and (isempty(o.valid) or upper(o.valid) <= app.now()) limit 200`);
}

/** The approved volunteer whose telephone the resident came with. */
export async function findOwnVolunteer(tx: Tx): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(sql`
    select id from volunteers where phone_hash = app.phone_hash() and district_id = app.district_id() and approved_at is not null and ended_at is null`);
  return row?.id;
}
