// Who stands before the bus. Credentials come from the wire; an actor comes only from the database, in the transaction that needs it.
import { randomBytes } from 'node:crypto';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { mostKnownStaff } from './memory.ts';
import type { Secrets } from './secrets.ts';
import { sql } from './sql.ts';
import { OutOfDate, type Tx } from './transaction.ts';

export type StaffActor = {
  kind: 'staff';
  accountId: string;
  staffId: string;
  staffName: string;
  postId: string;
  role: Role;
  reach: 'territory' | 'assigned' | 'none';
  unitId: string;
  unitName: string;
  unitKind: string;
  districtId: string;
  /** Signed in at a wall: may look, never act. */
  isReadOnly?: boolean;
  /** The phone that brings it, by its lease. */
  leaseId?: string;
};
export type ResidentActor = { kind: 'resident'; phoneHash: Buffer; phoneCipher: Buffer; districtId: string };
/** `followHash` is random when no key was given: such a report can be seen by nobody but staff. */
export type AnonymousActor = { kind: 'anonymous'; followHash: Buffer; hasFollowKey: boolean; districtId: string };
export type DeviceActor = {
  kind: 'device';
  deviceId: string;
  communityId: string;
  placeId: string | null;
  districtId: string;
};
export type SystemActor = { kind: 'system'; name: string };
export type Actor = StaffActor | ResidentActor | AnonymousActor | DeviceActor | SystemActor;

export type Credentials =
  | { as: 'staff'; token: string; postId?: string | undefined }
  /** A phone with a lease (ADR 11); `doneAt`: when it was done, epoch ms. Only the door that opened its sealed box may say so. */
  | { as: 'lease'; leaseId: string; postId: string; doneAt: number }
  | { as: 'resident'; token: string }
  | { as: 'anonymous'; followKey?: string | undefined }
  | { as: 'device'; deviceNo: string; key: string }
  | { as: 'system'; name: string };

/** A stable text for the journal's actor column; for residents the keyed hash, never the number. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'staff':
      return actor.staffId;
    case 'resident':
      return actor.phoneHash.toString('hex');
    case 'anonymous':
      return actor.hasFollowKey ? actor.followHash.toString('hex') : null;
    case 'device':
      return actor.deviceId;
    case 'system':
      return actor.name;
  }
}

/** Sets the claims of this transaction and says who it is, or throws when the session or the post is over. */
export async function enter(tx: Tx, credentials: Credentials, secrets: Secrets): Promise<Actor> {
  switch (credentials.as) {
    case 'staff':
    case 'lease':
      return enterKnownStaff(tx, credentials) ?? enterStaff(tx, credentials);
    case 'resident': {
      const row = await tx.first<{ phone_hash: Buffer; phone_cipher: Buffer; district_id: string }>(
        sql`select * from app.enter_resident(${secrets.hash('session', credentials.token)})`,
      );
      if (!row) throw kernelProblem('sign_in_needed');
      return {
        kind: 'resident',
        phoneHash: row.phone_hash,
        phoneCipher: row.phone_cipher,
        districtId: row.district_id,
      };
    }
    case 'anonymous': {
      const hasFollowKey = Boolean(credentials.followKey);
      const followHash = credentials.followKey ? secrets.hash('follow', credentials.followKey) : randomBytes(32);
      const follow = followHash.toString('hex');
      const known = tx.memory.recalled<string>('home_district');
      if (known)
        tx.write(
          sql`select set_config('app.kind', 'anonymous', true), set_config('app.district_id', ${known}, true), set_config('app.follow_hash', ${follow}, true)`,
        );
      const districtId =
        known ??
        (await tx.memory.recall(
          'home_district',
          60_000,
          async () => (await tx.first<{ id: string }>(sql`select app.enter_anonymous(${follow}) as id`))!.id,
        ));
      return { kind: 'anonymous', followHash, hasFollowKey, districtId };
    }
    case 'device': {
      const row = await tx.first<{ id: string; community_id: string; place_id: string | null; district_id: string }>(
        sql`select * from app.enter_device(${credentials.deviceNo}, ${secrets.hash('device', credentials.key)})`,
      );
      if (!row) throw kernelProblem('sign_in_needed');
      return {
        kind: 'device',
        deviceId: row.id,
        communityId: row.community_id,
        placeId: row.place_id,
        districtId: row.district_id,
      };
    }
    case 'system':
      await tx.all(
        sql`select set_config('app.kind', 'system', true), set_config('app.actor_id', ${credentials.name}, true)`,
      );
      return { kind: 'system', name: credentials.name };
  }
}

type Entry = {
  account_id: string;
  staff_id: string;
  staff_name: string;
  post_id: string;
  role: Role;
  reach: StaffActor['reach'];
  unit_id: string;
  unit_name: string;
  unit_kind: string;
  district_id: string;
  is_read_only: boolean;
  sees_all: boolean;
  epoch: number;
  good_for_ms: number;
};
type StaffCredentials = Extract<Credentials, { as: 'staff' | 'lease' }>;

const keyOf = (who: StaffCredentials) => `${who.as === 'staff' ? who.token : who.leaseId} ${who.postId ?? ''}`;

async function enterStaff(tx: Tx, credentials: StaffCredentials): Promise<StaffActor> {
  const row = await tx.first<Entry>(
    credentials.as === 'staff'
      ? sql`select * from app.enter_staff(${credentials.token}, ${credentials.postId ?? null}::uuid)`
      : sql`select * from app.enter_lease(${credentials.leaseId}, ${credentials.postId}, ${new Date(credentials.doneAt)})`,
  );
  if (!row)
    throw credentials.as === 'staff' ? await refusalOfStaff(tx, credentials.token) : kernelProblem('lease_ended');
  const actor: StaffActor = {
    kind: 'staff',
    accountId: row.account_id,
    staffId: row.staff_id,
    staffName: row.staff_name,
    postId: row.post_id,
    role: row.role,
    reach: row.reach,
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitKind: row.unit_kind,
    districtId: row.district_id,
    isReadOnly: row.is_read_only,
    ...(credentials.as === 'lease' ? { leaseId: credentials.leaseId } : {}),
  };
  const { knownStaff } = tx;
  if (knownStaff && row.good_for_ms > 0) {
    if (knownStaff.size >= mostKnownStaff) knownStaff.clear();
    const until = performance.now() + row.good_for_ms;
    knownStaff.set(keyOf(credentials), { actor, seesAll: row.sees_all, epoch: row.epoch, until });
  }
  return actor;
}

/**
 * The same claims without working them out again, when nothing they rest on has changed since. Nobody waits for the answer: what is asked meanwhile sees
 * nothing when the claims were not set, and the transaction is begun anew.
 */
function enterKnownStaff(tx: Tx, credentials: StaffCredentials): StaffActor | undefined {
  const key = keyOf(credentials);
  const known = tx.knownStaff?.get(key);
  if (!known || known.until < performance.now()) return undefined;
  const { actor, seesAll, epoch } = known;
  const scope =
    actor.reach === 'none'
      ? sql`''`
      : sql`coalesce((select member_ids::text from unit_scopes where unit_id = ${actor.unitId}), '')`;
  const entered = tx.first(sql`
    select set_config('app.kind', 'staff', true), set_config('app.actor_id', ${actor.staffId}, true), set_config('app.post_id', ${actor.postId}, true),
           set_config('app.unit_id', ${actor.unitId}, true), set_config('app.district_id', ${actor.districtId}, true), set_config('app.role', ${actor.role}, true),
           set_config('app.reach', ${actor.reach}, true), set_config('app.sees_all', ${seesAll ? 'on' : ''}, true), set_config('app.scope', ${scope}, true)
      from (select coalesce(max(epoch), 0) as epoch from access_epoch) present where epoch = ${epoch}`);
  tx.holdTo(
    entered.then((row) => {
      if (row) return;
      tx.knownStaff?.delete(key);
      throw new OutOfDate();
    }),
  );
  return actor;
}

/** To be asked before every write: a session left open on a wall is in anybody's reach. */
export function mustMayAct(actor: Actor): void {
  if (actor.kind === 'staff' && actor.isReadOnly) throw kernelProblem('display_only');
}

async function refusalOfStaff(tx: Tx, token: string): Promise<Error> {
  const session = await tx.first<{ state: string }>(sql`select state from app.session_state(${token})`);
  switch (session?.state) {
    case undefined:
      return kernelProblem('sign_in_needed');
    case 'must_change_password':
      return kernelProblem('password_change_needed');
    case 'must_enrol':
      return kernelProblem('second_factor_needed');
    default:
      return kernelProblem('post_ended');
  }
}
