// Who stands before the bus. Credentials come from the wire; an actor comes only from the database, in the transaction that needs it.
import { randomBytes } from 'node:crypto';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Secrets } from './secrets.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

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
    case 'staff': {
      const row = await tx.first<Record<string, string>>(
        sql`select *, current_setting('app.read_only', true) as read_only from app.enter_staff(${credentials.token}, ${credentials.postId ?? null}::uuid)`,
      );
      if (!row) throw await refusalOfStaff(tx, credentials.token);
      return {
        kind: 'staff',
        accountId: row['account_id']!,
        staffId: row['staff_id']!,
        staffName: row['staff_name']!,
        postId: row['post_id']!,
        role: row['role'] as Role,
        reach: row['reach'] as StaffActor['reach'],
        unitId: row['unit_id']!,
        unitName: row['unit_name']!,
        unitKind: row['unit_kind']!,
        districtId: row['district_id']!,
        isReadOnly: row['read_only'] === 'on',
      };
    }
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
      const row = await tx.first<{ district_id: string }>(
        sql`select app.enter_anonymous(${followHash.toString('hex')}) as district_id`,
      );
      return { kind: 'anonymous', followHash, hasFollowKey, districtId: row!.district_id };
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
