// SQL of residents' codes and sessions.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** When the last codes for this number were made, newest first, over the last day. Locks the number, so that two askings are two. */
export async function listCodeTimes(tx: Tx, phoneHash: Buffer): Promise<Date[]> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`code ${phoneHash.toString('hex')}`}, 0))`);
  const rows = await tx.all<{ madeAt: Date }>(sql`
    select made_at as "madeAt" from resident_codes where phone_hash = ${phoneHash} and made_at > ${tx.at}::timestamptz - interval '1 day'
     order by made_at desc`);
  return rows.map((row) => row.madeAt);
}

/** A new code makes the older ones worthless. */
export function addCode(tx: Tx, code: { phoneHash: Buffer; codeHash: Buffer; expiresAt: Date }): void {
  tx.write(sql`update resident_codes set used_at = ${tx.at} where phone_hash = ${code.phoneHash} and used_at is null`);
  tx.write(sql`
    insert into resident_codes (phone_hash, code_hash, made_at, expires_at) values (${code.phoneHash}, ${code.codeHash}, ${tx.at}, ${code.expiresAt})`);
}

/** Counts a try before it is judged. Undefined when there is no code left to try. */
export async function tryCode(tx: Tx, phoneHash: Buffer, mostTries: number): Promise<Buffer | undefined> {
  const row = await tx.first<{ codeHash: Buffer }>(sql`
    update resident_codes set tries = tries + 1
     where phone_hash = ${phoneHash} and used_at is null and expires_at > ${tx.at} and tries < ${mostTries}
    returning code_hash as "codeHash"`);
  return row?.codeHash;
}

export function spendCodes(tx: Tx, phoneHash: Buffer): void {
  tx.write(sql`update resident_codes set used_at = ${tx.at} where phone_hash = ${phoneHash} and used_at is null`);
}

/** Sessions live in real time, like those of staff. */
export function addSession(
  tx: Tx,
  session: { tokenHash: Buffer; districtId: string; phoneHash: Buffer; phoneCipher: Buffer; days: number },
): void {
  tx.write(sql`
    insert into resident_sessions (token_hash, district_id, phone_hash, phone_cipher, expires_at)
    values (${session.tokenHash}, ${session.districtId}, ${session.phoneHash}, ${session.phoneCipher}, now() + make_interval(days => ${session.days}))`);
}

export function endSession(tx: Tx, tokenHash: Buffer): void {
  tx.write(sql`update resident_sessions set expires_at = now() where token_hash = ${tokenHash} and expires_at > now()`);
}

export async function readSetting(tx: Tx, name: string): Promise<unknown> {
  return (await tx.first<{ value: unknown }>(sql`select value from settings where name = ${name}`))?.value;
}
