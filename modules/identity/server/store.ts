// SQL of the identity commands. Decides nothing: reads what a rule needs, writes what it was told.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { PostBasis } from '../shared/post.ts';

export type StaffRow = {
  id: string;
  districtId: string;
  accountId: string | null;
  name: string;
  homeUnitId: string | null;
  leftAt: Date | null;
};

export function findStaff(tx: Tx, staffId: string): Promise<StaffRow | undefined> {
  return tx.first<StaffRow>(sql`
    select id, district_id as "districtId", account_id as "accountId", name, home_unit_id as "homeUnitId", left_at as "leftAt"
      from staff where id = ${staffId} for update`);
}

export async function isInScope(tx: Tx, unitId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(sql`select ${unitId}::uuid = any (app.scope()) as is`);
  return row?.is ?? false;
}

export type SealedPhone = { cipher: Buffer; hash: Buffer; tail: string };
type StaffFacts = {
  name: string;
  initials: string;
  title: string | null;
  homeUnitId: string;
  phone: SealedPhone | null;
};

export function addStaff(tx: Tx, staff: StaffFacts & { id: string; districtId: string }): void {
  const { phone } = staff;
  tx.write(sql`
    insert into staff (id, district_id, name, initials, title, home_unit_id, phone_cipher, phone_hash, phone_tail)
    values (${staff.id}, ${staff.districtId}, ${staff.name}, ${staff.initials}, ${staff.title}, ${staff.homeUnitId},
      ${phone?.cipher ?? null}, ${phone?.hash ?? null}, ${phone?.tail ?? null})`);
}

/** Only the fields that are given. `phone: null` takes the number away. */
export function changeStaff(tx: Tx, staffId: string, change: Partial<StaffFacts>): void {
  const { name, initials, title, homeUnitId, phone } = change;
  const columns: Sql[] = [];
  if (name !== undefined) columns.push(sql`name = ${name}, initials = ${initials ?? ''}`);
  if (title !== undefined) columns.push(sql`title = ${title}`);
  if (homeUnitId !== undefined) columns.push(sql`home_unit_id = ${homeUnitId}`);
  if (phone !== undefined) {
    columns.push(
      sql`phone_cipher = ${phone?.cipher ?? null}, phone_hash = ${phone?.hash ?? null}, phone_tail = ${phone?.tail ?? null}`,
    );
  }
  if (columns.length > 0) tx.write(sql`update staff set ${sql.join(columns)} where id = ${staffId}`);
}

export function markLeft(tx: Tx, staffId: string): void {
  tx.write(sql`update staff set left_at = ${tx.at} where id = ${staffId}`);
}

export type PostRow = {
  id: string;
  districtId: string;
  staffId: string;
  staffName: string;
  role: Role;
  unitId: string;
  unitName: string;
  unitKind: string;
  basis: PostBasis;
  isOver: boolean;
};

const postColumns = sql`
  p.id, p.district_id as "districtId", p.staff_id as "staffId", s.name as "staffName", p.role, p.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", p.basis,
  isempty(p.valid) or coalesce(upper(p.valid) <= app.now(), false) as "isOver"`;

export function findPost(tx: Tx, postId: string): Promise<PostRow | undefined> {
  return tx.first<PostRow>(sql`
    select ${postColumns} from posts p join staff s on s.id = p.staff_id join governance_units u on u.id = p.unit_id
     where p.id = ${postId} for update of p`);
}

/** Posts that run now or are still to begin. */
export function listOpenPosts(tx: Tx, staffId: string): Promise<PostRow[]> {
  return tx.all<PostRow>(sql`
    select ${postColumns} from posts p join staff s on s.id = p.staff_id join governance_units u on u.id = p.unit_id
     where p.staff_id = ${staffId} and not isempty(p.valid) and (upper_inf(p.valid) or upper(p.valid) > app.now())
     order by p.id for update of p`);
}

type NewPost = {
  id: string;
  districtId: string;
  staffId: string;
  role: Role;
  unitId: string;
  basis: PostBasis;
  from: Date;
  until: Date | null;
};

export function addPost(tx: Tx, post: NewPost): void {
  tx.write(sql`
    insert into posts (id, district_id, staff_id, role, unit_id, basis, valid)
    values (${post.id}, ${post.districtId}, ${post.staffId}, ${post.role}, ${post.unitId}, ${post.basis}, tstzrange(${post.from}, ${post.until}))`);
}

/** Ends now; a post that was only to begin later never comes to be, and one that is over has ended when it did. */
export function endPost(tx: Tx, postId: string): void {
  tx.write(
    sql`update posts set valid = tstzrange(lower(valid), greatest(lower(valid), least(upper(valid), ${tx.at}::timestamptz))) where id = ${postId}`,
  );
}

/** How many others hold this role in the district now. Locks the count, so that two cannot each take the other for the one who stays. */
export async function countOthersInRole(
  tx: Tx,
  post: Pick<PostRow, 'districtId' | 'role' | 'staffId'>,
): Promise<number> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`${post.role} of ${post.districtId}`}, 0))`);
  const row = await tx.first<{ count: number }>(sql`
    select count(distinct p.staff_id) as count from posts p join staff s on s.id = p.staff_id and s.left_at is null
     where p.district_id = ${post.districtId} and p.role = ${post.role} and p.staff_id <> ${post.staffId} and p.valid @> app.now()`);
  return row?.count ?? 0;
}

export function openAccount(
  tx: Tx,
  account: { accountId: string; username: string; name: string; staffId: string },
): Promise<unknown> {
  const { accountId, username, name, staffId } = account;
  return tx.all(sql`select app.open_account(${accountId}, ${username}, ${name}, ${staffId}::uuid)`);
}

export function setAccountClosed(tx: Tx, accountId: string, isClosed: boolean): Promise<unknown> {
  return tx.all(sql`select app.close_account(${accountId}, ${isClosed})`);
}
export function unlockAccount(tx: Tx, accountId: string): Promise<unknown> {
  return tx.all(sql`select app.unlock_account(${accountId})`);
}
export function resetSecondFactor(tx: Tx, accountId: string): Promise<unknown> {
  return tx.all(sql`select app.reset_second_factor(${accountId})`);
}
export async function endSessions(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.first<{ ended: number }>(sql`select app.end_sessions(${accountId}) as ended`);
  return row?.ended ?? 0;
}

export async function findStaffOfAccount(tx: Tx, accountId: string): Promise<StaffRow | undefined> {
  return tx.first<StaffRow>(sql`
    select id, district_id as "districtId", account_id as "accountId", name, home_unit_id as "homeUnitId", left_at as "leftAt"
      from staff where account_id = ${accountId}`);
}

export async function readSetting(tx: Tx, name: string): Promise<unknown> {
  return (await tx.first<{ value: unknown }>(sql`select value from settings where name = ${name}`))?.value;
}
export function writeSetting(tx: Tx, name: string, value: unknown): void {
  tx.write(sql`
    insert into settings (name, value, changed_at) values (${name}, ${sql.json(value)}::jsonb, ${tx.at})
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`);
}
export function dropSetting(tx: Tx, name: string): void {
  tx.write(sql`delete from settings where name = ${name}`);
}

export type DayChange = { on: string; kind: string | null; name: string };

export function writeDays(tx: Tx, days: readonly DayChange[]): void {
  const gone = days.filter((day) => day.kind === null).map((day) => day.on);
  const kept = days.filter((day) => day.kind !== null);
  if (gone.length > 0) tx.write(sql`delete from calendar_days where on_date = any (${gone}::date[])`);
  if (kept.length > 0) {
    tx.write(sql`
      insert into calendar_days (on_date, kind, name)
      select * from unnest(${kept.map((d) => d.on)}::date[], ${kept.map((d) => d.kind)}::text[], ${kept.map((d) => d.name)}::text[])
      on conflict (on_date) do update set kind = excluded.kind, name = excluded.name`);
  }
}

export function confirmYears(tx: Tx, confirmed: readonly number[], unconfirmed: readonly number[]): void {
  if (confirmed.length > 0) {
    tx.write(sql`
      insert into calendar_years (year, confirmed_at) select y, ${tx.at} from unnest(${[...confirmed]}::int[]) y
      on conflict (year) do update set confirmed_at = excluded.confirmed_at`);
  }
  if (unconfirmed.length > 0) tx.write(sql`delete from calendar_years where year = any (${[...unconfirmed]}::int[])`);
}

/** Codes, tries and sessions that have run out a day ago; sent messages after a week. */
export function sweep(tx: Tx): void {
  tx.write(sql`delete from auth.session where "expiresAt" < now() - interval '1 day'`);
  tx.write(sql`delete from auth.verification where "expiresAt" < now() - interval '1 day'`);
  tx.write(sql`delete from auth.used_codes where used_at < now() - interval '1 day'`);
  tx.write(sql`
    delete from auth.sign_in_failures where last_at < ${tx.at}::timestamptz - interval '1 day' and coalesce(locked_until, last_at) < ${tx.at}`);
  tx.write(sql`delete from resident_codes where expires_at < ${tx.at}::timestamptz - interval '1 day'`);
  tx.write(sql`delete from resident_sessions where expires_at < now() - interval '1 day'`);
  tx.write(sql`delete from messages where state <> 'waiting' and made_at < ${tx.at}::timestamptz - interval '7 days'`);
}
