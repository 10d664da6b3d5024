// A register as lists name it, and whether this post may open it.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { registerProblem } from '../shared/problems.ts';
import { isKept } from '../shared/register.ts';
import { findRegister, type RegisterRow } from './views/registers.ts';

export const hasDuty = (actor: Pick<StaffActor, 'role'>): boolean => sensitiveDuty.includes(actor.role);

export function headOf(row: RegisterRow) {
  const { definition } = row;
  return {
    registerId: row.registerId,
    code: definition.code,
    title: definition.title,
    purpose: definition.purpose,
    family: definition.family ?? null,
    subject: definition.subject,
    isSensitive: row.isSensitive,
    isKept: isKept(definition),
    wantsOwner: definition.wantsOwner === true,
    ownOf: row.isOwn ? row.areaName : null,
  };
}

export async function getRegister(tx: Tx, registerId: string): Promise<RegisterRow> {
  const row = await findRegister(tx, registerId);
  if (!row) throw registerProblem('not_found');
  return row;
}

export function mustHaveDuty(
  row: Pick<RegisterRow, 'isSensitive' | 'definition'>,
  actor: Pick<StaffActor, 'role'>,
): void {
  const { title } = row.definition;
  if (row.isSensitive && !hasDuty(actor)) throw registerProblem('duty_needed', { title: title.zh, titleEn: title.en });
}
