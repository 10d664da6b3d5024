// What the handlers share: who is acting, whom they act on, and whether the unit is theirs.
import type { Actor, StaffActor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { unitKindTitles } from '#modules/territory/shared/unit.ts';
import { type AppointRefusal, administratorRoles, refuseAppointing } from '../shared/post.ts';
import { identityProblem } from '../shared/problems.ts';
import { countOthersInRole, findStaff, isInScope, type PostRow, type SealedPhone, type StaffRow } from './store.ts';

export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  return actor;
}

/** A member of staff who is still here. */
export async function getStaff(tx: Tx, staffId: string): Promise<StaffRow> {
  const staff = await findStaff(tx, staffId);
  if (!staff) throw identityProblem('staff_not_found');
  if (staff.leftAt) throw identityProblem('staff_left', { name: staff.name });
  return staff;
}

export type UnitAtHand = { id: string; name: string; kind: UnitKind; isInScope: boolean; isInDistrict: boolean };

export async function getUnit(tx: Tx, actor: StaffActor, unitId: string): Promise<UnitAtHand> {
  const unit = await findUnit(tx, unitId);
  if (!unit) throw identityProblem('unit_not_found');
  return {
    id: unit.unitId,
    name: unit.unitName,
    kind: unit.unitKind as UnitKind,
    isInScope: await isInScope(tx, unitId),
    isInDistrict: unit.districtId === actor.districtId,
  };
}

/** Staff are registered by the system administrator anywhere in the district, by others within their own area. */
export async function requireOwnArea(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  const unit = await getUnit(tx, actor, unitId);
  if (!unit.isInDistrict || (actor.role !== 'system_admin' && !unit.isInScope)) throw identityProblem('outside_scope');
}

/** The same rule for giving a post and for taking it away. */
export function requireAppointing(
  actor: StaffActor,
  staffId: string,
  role: Role,
  unit: UnitAtHand,
  options: { mayStandAnywhere: boolean },
): void {
  const refusal = refuseAppointing({ by: actor, staffId, role, unit });
  if (!refusal || (refusal === 'wrong_unit' && options.mayStandAnywhere)) return;
  throw identityProblem(refusal satisfies AppointRefusal, {
    role: roles[role].title.zh,
    roleEn: roles[role].title.en,
    unit: unitKindTitles[unit.kind].zh,
    unitEn: unitKindTitles[unit.kind].en,
  });
}

/** The installation never loses its last administrator of a kind: nobody would be left to appoint another. */
export async function requireSuccessor(tx: Tx, post: PostRow): Promise<void> {
  if (!(administratorRoles as readonly Role[]).includes(post.role) || post.isOver) return;
  if ((await countOthersInRole(tx, post)) > 0) return;
  throw identityProblem('last_administrator', { role: roles[post.role].title.zh, roleEn: roles[post.role].title.en });
}

export function sealPhone(secrets: Secrets, text: string): SealedPhone {
  const phone = checkPhone(text);
  if (!phone.ok) throw identityProblem('phone_not_right', { reason: phone.reason });
  return {
    cipher: secrets.seal(phone.normalized),
    hash: secrets.hash('phone', phone.normalized),
    tail: phone.normalized.slice(-4),
  };
}
