// A whole house for one test file: real PostgreSQL, all modules, a small district (small-district.ts) and anybody's post for the asking.
// Nothing here goes through a module's commands, so that one module's fault never shows up as another's failing test.
//
//   const house = await openTestHouse();
//   const worker = await house.as('grid_worker', 'dongzhaEast');
//   await house.act('request.take_in', { id: newId(), … }, worker);              // must be accepted; gives the result
//   const outcome = await house.run('request.close', { … }, worker);             // whatever the outcome is
//   const rows = await house.ask('request.list', {}, worker);                    // rejects with the problem

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { modules as allModules } from '#app/server/modules.ts';
import type { Credentials } from '#kernel/server/actor.ts';
import { openBus } from '#kernel/server/bus.ts';
import { type Bus } from '#kernel/server/bus-steps.ts';
import { type ShiftableClock, shiftableClock } from '#kernel/server/clock.ts';
import { composeHouse } from '#kernel/server/compose.ts';
import type { ByteStore } from '#kernel/server/files/byte-store.ts';
import { diskStore } from '#kernel/server/files/disk-store.ts';
import { openFileStore } from '#kernel/server/files/store.ts';
import type { House, Module, SystemHand } from '#kernel/server/house.ts';
import { residentCookie, staffCookie } from '#kernel/server/http/credentials.ts';
import type { Connection } from '#kernel/server/postgres/connection.ts';
import { openQueries, type Queries } from '#kernel/server/queries.ts';
import { systemHand } from '#kernel/server/reactions.ts';
import { openSecrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import { type Database, openDatabase, type Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import { Problem } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { type Ending, testDatabase } from './database.ts';
import {
  districtOf,
  seedSmallDistrict,
  TERRITORY_SINCE,
  type UnitHandle,
  unitIds,
  unitNames,
} from './small-district.ts';

export {
  personIds,
  phones,
  placeIds,
  type UnitHandle,
  unitIds,
} from './small-district.ts';

/** A signed-in person wearing one post. Is itself the credentials; the rest is for looking things up. */
export type StaffHat = {
  as: 'staff';
  token: string;
  postId: string;
  staffId: string;
  accountId: string;
  name: string;
  role: Role;
  unitId: string;
  districtId: string;
};
export type ResidentHat = { as: 'resident'; token: string; phone: string };

export const anonymous: Credentials = { as: 'anonymous' };
export const system: Credentials = { as: 'system', name: 'test' };

export type TestHouse = {
  house: House;
  bus: Bus;
  queries: Queries;
  database: Database;
  connection: Connection;
  clock: ShiftableClock;
  /** What reactions and ticks are given: `await someTick.run(house.hand)`. */
  hand: SystemHand;
  /** The person who holds this role at this unit, made on first asking; the same one every time. `nth` asks for a colleague. */
  as(role: Role, unit: UnitHandle, nth?: number): Promise<StaffHat>;
  /** The same person with one more post. */
  alsoAs(hat: StaffHat, role: Role, unit: UnitHandle): Promise<StaffHat>;
  /** Somebody who signed in with a phone code (synthetic numbers: 1990000–1990009). */
  resident(phone: string): Promise<ResidentHat>;
  /** Issues a command under a fresh id, or under `id` to replay one. A problem thrown before the journal comes back as `rejected`. */
  run(name: string, input: unknown, as: Credentials, id?: string): Promise<Outcome>;
  /** Issues a command that must be accepted; gives its result. */
  act(name: string, input: unknown, as: Credentials, id?: string): Promise<unknown>;
  /** Asks a query; rejects with the Problem. The answer is checked against the query's own schema. */
  ask<A = unknown>(name: string, input: unknown, as: Credentials): Promise<A>;
  /** Waits until the feed hands on all that was written: open transactions of other tests on the same server hold it back for a moment. */
  settled(): Promise<void>;
  /** Looks past all rights. */
  asOwner<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** Headers of an HTTP request by this person. */
  headers(as: StaffHat | ResidentHat): Record<string, string>;
  close(): Promise<void>;
};

export type TestHouseOptions = { modules?: readonly Module[]; clock?: ShiftableClock; t?: Ending; store?: ByteStore };

export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { modules = allModules, clock = shiftableClock(), t = { after }, store } = options;
  const db = await testDatabase({ after: () => {} });
  const folder = mkdtempSync(join(tmpdir(), 'huying-test-house-'));
  const secrets = openSecrets(Buffer.alloc(32, 7));
  const database = openDatabase({ connection: db.connection, clock, size: 6 });
  const files = openFileStore(database, store ?? diskStore(folder), secrets);
  const house = composeHouse({ database, secrets, files, modules });
  const bus = openBus(house);
  const queries = openQueries(house);
  await database.asOwner((tx) => seedSmallDistrict(tx, secrets));

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await database.close();
      await db.drop();
      rmSync(folder, { recursive: true, force: true });
    })();
    return closing;
  };
  t.after(close);

  const run: TestHouse['run'] = async (name, input, as, id = newId()) => {
    try {
      return await bus.execute({ id, name, input }, as);
    } catch (error) {
      if (error instanceof Problem) return { outcome: 'rejected', commandId: id, problem: error.body() };
      throw error;
    }
  };
  const hats = new Map<string, Promise<StaffHat>>();

  return {
    house,
    bus,
    queries,
    database,
    connection: db.connection,
    clock,
    hand: systemHand(house, bus),
    as(role, unit, nth = 1) {
      const key = `${role} ${unit} ${nth}`;
      const known = hats.get(key) ?? database.asOwner((tx) => addStaff(tx, role, unit, nth));
      hats.set(key, known);
      return known;
    },
    alsoAs: (hat, role, unit) =>
      database.asOwner(async (tx) => ({ ...hat, ...(await addPost(tx, hat.staffId, role, unit, 'seconded')) })),
    resident: (phone) =>
      database.asOwner(async (tx) => {
        const token = newId();
        await tx.all(sql`
          insert into resident_sessions (token_hash, district_id, phone_hash, phone_cipher, expires_at)
          values (${secrets.hash('session', token)}, ${unitIds.district}, ${secrets.hash('phone', phone)}, ${secrets.seal(phone)}, now() + interval '1 day')`);
        return { as: 'resident', token, phone };
      }),
    run,
    async act(name, input, as, id) {
      const outcome = await run(name, input, as, id);
      if ('problem' in outcome)
        assert.fail(
          `${name} was ${outcome.outcome}: ${outcome.problem.code} ${JSON.stringify(outcome.problem.details ?? {})}`,
        );
      return outcome.result;
    },
    async ask<A>(name: string, input: unknown, as: Credentials) {
      const answer = await queries.ask(name, input, as);
      return house.queries.get(name)?.spec.answer.parse(answer) as A;
    },
    settled: () => settled(database),
    asOwner: (body) => database.asOwner(body),
    headers: (as): Record<string, string> => {
      if (as.as === 'resident') return { 'huying-as': 'resident', cookie: `${residentCookie}=${as.token}` };
      const cookie = `${staffCookie}=${signed(as.token, secrets.derive('sign-in'))}`;
      return { 'huying-as': 'staff', 'huying-post': as.postId, cookie };
    },
    close,
  };
}

/** As a house's `settled`, for a database that has none, such as a restored one. */
export async function settled(database: Database): Promise<void> {
  const isSettled = () =>
    database.asOwner((tx) =>
      tx.first<{ is: boolean }>(
        sql`select not exists (select from journal where xid >= pg_snapshot_xmin(pg_current_snapshot())) as is`,
      ),
    );
  for (let tries = 0; tries < 800 && !(await isSettled())?.is; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

/** As the sign-in library writes its cookie. */
function signed(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);
}

async function addStaff(tx: Tx, role: Role, unit: UnitHandle, nth: number): Promise<StaffHat> {
  const staffId = newId();
  const accountId = newId();
  const name = `${unitNames[unit]}${role}${nth}`;
  const username = `${role}.${unit}.${nth}`.toLowerCase();
  const districtId = unitIds[districtOf(unit)];
  const token = `token-${accountId}`;
  await tx.all(sql`
    insert into auth."user" (id, name, email, username, "twoFactorEnabled") values (${accountId}, ${name}, ${`${username}@test`}, ${username}, true)`);
  await tx.all(sql`
    insert into auth.session (id, "expiresAt", token, "userId") values (${newId()}, now() + interval '12 hours', ${token}, ${accountId})`);
  await tx.all(sql`
    insert into staff (id, district_id, account_id, name, home_unit_id) values (${staffId}, ${districtId}, ${accountId}, ${name}, ${unitIds[unit]})`);
  return {
    as: 'staff',
    token,
    staffId,
    accountId,
    name,
    districtId,
    ...(await addPost(tx, staffId, role, unit, 'home')),
  };
}

async function addPost(tx: Tx, staffId: string, role: Role, unit: UnitHandle, basis: 'home' | 'seconded') {
  const postId = newId();
  await tx.all(sql`
    insert into posts (id, district_id, staff_id, role, unit_id, basis, valid)
    values (${postId}, ${unitIds[districtOf(unit)]}, ${staffId}, ${role}, ${unitIds[unit]}, ${basis}, tstzrange(${TERRITORY_SINCE}, null))`);
  return { postId, role, unitId: unitIds[unit] };
}
