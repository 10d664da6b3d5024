// SQL of the sign-in doors. They run before anybody has entered, so they work as the owner: every function here touches one account, by name or id.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type SessionState = {
  accountId: string;
  username: string;
  staffId: string | null;
  staffName: string;
  districtId: string | null;
  state: 'open' | 'must_change_password' | 'must_enrol';
  isOneTime: boolean;
  passwordDueAt: Date | null;
  expiresAt: Date;
  /** Opened at a wall. */
  isReadOnly: boolean;
};

export function findSession(tx: Tx, token: string): Promise<SessionState | undefined> {
  return tx.first<SessionState>(sql`
    select account_id as "accountId", username, staff_id as "staffId", staff_name as "staffName", district_id as "districtId", state,
           is_one_time as "isOneTime", password_due_at as "passwordDueAt", expires_at as "expiresAt",
           (select se."isReadOnly" from auth.session se where se.token = ${token}) as "isReadOnly"
      from app.session_state(${token})`);
}

export type SessionPost = {
  postId: string;
  role: string;
  basis: string;
  unitId: string;
  unitName: string;
  unitKind: string;
  path: string;
};

export function listSessionPosts(tx: Tx, token: string): Promise<SessionPost[]> {
  return tx.all<SessionPost>(sql`
    select post_id as "postId", role, basis, unit_id as "unitId", unit_name as "unitName", unit_kind as "unitKind", path
      from app.session_posts(${token})`);
}

export type Attempt = { failures: number; lockedUntil: Date | null; isRefused: boolean };

/**
 * Counts a try before it is made, so that twenty at once are not twenty free ones: the fifth locks at once, and only its
 * success opens again. A lock that has run out starts the count anew.
 */
export async function beginAttempt(
  tx: Tx,
  username: string,
  rule: { tries: number; lockMinutes: number },
): Promise<Attempt> {
  const until = new Date(tx.now + rule.lockMinutes * 60_000);
  const row = await tx.first<{ failures: number; lockedUntil: Date | null }>(sql`
    insert into auth.sign_in_failures as f (username, failures, last_at) values (${username}, 1, ${tx.at})
    on conflict (username) do update set
      failures = case when f.locked_until is not null and f.locked_until <= ${tx.at}::timestamptz then 1 else f.failures + 1 end,
      locked_until = case when f.locked_until is not null and f.locked_until <= ${tx.at}::timestamptz then null
                          when f.failures + 1 >= ${rule.tries} then ${until}::timestamptz end,
      last_at = ${tx.at}
     where f.locked_until is null or f.locked_until <= ${tx.at}::timestamptz
    returning failures, locked_until as "lockedUntil"`);
  if (row) return { ...row, isRefused: false };
  const held = await tx.first<{ failures: number; lockedUntil: Date | null }>(
    sql`select failures, locked_until as "lockedUntil" from auth.sign_in_failures where username = ${username}`,
  );
  return { failures: held?.failures ?? rule.tries, lockedUntil: held?.lockedUntil ?? until, isRefused: true };
}

export function forgetAttempts(tx: Tx, username: string): void {
  tx.write(sql`delete from auth.sign_in_failures where username = ${username}`);
}

/** For an attempt that was never made: the queue was full, or the library broke. */
export function takeBackAttempt(tx: Tx, username: string): void {
  tx.write(sql`
    update auth.sign_in_failures set failures = greatest(failures - 1, 0), locked_until = null where username = ${username}`);
}

export type AccountHolder = {
  staffId: string;
  name: string;
  districtId: string;
  closedAt: Date | null;
  leftAt: Date | null;
};

export function findHolder(tx: Tx, accountId: string): Promise<AccountHolder | undefined> {
  return tx.first<AccountHolder>(sql`
    select s.id as "staffId", s.name, s.district_id as "districtId", a.closed_at as "closedAt", s.left_at as "leftAt"
      from staff s left join auth.account_states a on a.account_id = s.account_id
     where s.account_id = ${accountId}`);
}

export function findHolderByUsername(tx: Tx, username: string): Promise<AccountHolder | undefined> {
  return tx.first<AccountHolder>(sql`
    select s.id as "staffId", s.name, s.district_id as "districtId", a.closed_at as "closedAt", s.left_at as "leftAt"
      from auth."user" u join staff s on s.account_id = u.id left join auth.account_states a on a.account_id = u.id
     where u.username = ${username}`);
}

export function noteSignIn(tx: Tx, accountId: string): void {
  tx.write(sql`
    insert into auth.account_states (account_id, last_signed_in_at) values (${accountId}, ${tx.at})
    on conflict (account_id) do update set last_signed_in_at = excluded.last_signed_in_at`);
}

/** What a door other than the desk's gives. In real time, as sessions run. */
export function setTerms(tx: Tx, token: string, terms: { idleMinutes: number; readOnlyDays?: number }): void {
  const { idleMinutes, readOnlyDays } = terms;
  tx.write(sql`update auth.session set "idleFor" = make_interval(mins => ${idleMinutes}) where token = ${token}`);
  if (readOnlyDays === undefined) return;
  tx.write(sql`
    update auth.session set "isReadOnly" = true, "expiresAt" = now() + make_interval(days => ${readOnlyDays}) where token = ${token}`);
}

/** False when this code already opened the door once. */
export async function useCode(tx: Tx, accountId: string, digest: Buffer): Promise<boolean> {
  const row = await tx.first(sql`
    insert into auth.used_codes (account_id, code_digest) values (${accountId}, ${digest}) on conflict do nothing returning 1 as used`);
  return row !== undefined;
}

export function endSession(tx: Tx, token: string): void {
  tx.write(sql`delete from auth.session where token = ${token}`);
}

export async function endOtherSessions(tx: Tx, accountId: string, keep: string): Promise<number> {
  const rows = await tx.all(
    sql`delete from auth.session where "userId" = ${accountId} and token <> ${keep} returning 1 as ended`,
  );
  return rows.length;
}

export async function findPasswordHash(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx.first<{ password: string | null }>(
    sql`select password from auth.account where "userId" = ${accountId} and "providerId" = 'credential'`,
  );
  return row?.password ?? undefined;
}

/** The password's age counts in real time, as sessions do. */
export function writePassword(tx: Tx, accountId: string, hash: string, isOneTime: boolean): void {
  tx.write(sql`
    with changed as (
      update auth.account set password = ${hash}, "updatedAt" = now() where "userId" = ${accountId} and "providerId" = 'credential' returning 1)
    insert into auth.account (id, "accountId", "providerId", "userId", password)
    select gen_random_uuid()::text, ${accountId}, 'credential', ${accountId}, ${hash} where not exists (select from changed)`);
  tx.write(sql`
    insert into auth.account_states (account_id, is_one_time) values (${accountId}, ${isOneTime})
    on conflict (account_id) do update set is_one_time = excluded.is_one_time, password_set_at = now()`);
}

export async function findUsername(tx: Tx, accountId: string): Promise<string | undefined> {
  return (await tx.first<{ username: string }>(sql`select username from auth."user" where id = ${accountId}`))
    ?.username;
}

export function addAccount(tx: Tx, account: { accountId: string; username: string; name: string }): Promise<unknown> {
  const { accountId, username, name } = account;
  return tx.all(sql`
    insert into auth."user" (id, name, email, username, "displayUsername")
    values (${accountId}, ${name}, ${`${username}@huying`}, ${username}, ${username})`);
}

export async function readStoredSetting(tx: Tx, name: string): Promise<unknown> {
  return (await tx.first<{ value: unknown }>(sql`select value from settings where name = ${name}`))?.value;
}

/** `started`: a secret was handed out, but no code from it has come back yet. */
export async function findSecondFactor(tx: Tx, accountId: string): Promise<'none' | 'started' | 'on'> {
  const row = await tx.first<{ verified: boolean | null }>(
    sql`select verified from auth."twoFactor" where "userId" = ${accountId}`,
  );
  if (!row) return 'none';
  return row.verified === false ? 'started' : 'on';
}

/** Asked as the actor: is this the account of a shift that they lead, and not over? */
export async function mayHandShiftAccount(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.first<{ may: boolean }>(sql`select app.may_hand_shift_account(${accountId}) as may`))?.may ?? false;
}
