// Raising a unit's own method by one field or form. One change to the dictionary at a time in the whole house: two units that think of the same field at once
// must not both get it.
import type { CommandContext } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { addReach, listReachInForce, type ReachInForce } from '#modules/methods/server/public.ts';
import type { SubjectField } from '../shared/dictionary.ts';
import type { Form } from '../shared/form.ts';
import { ownMethodName, raised } from '../shared/own-method.ts';
import { factProblem } from '../shared/problems.ts';
import { lockDictionary } from './store/dictionary.ts';
import { findUnit } from './store/facts.ts';

export type OwnUnit = { unitId: string; name: string };

/** The unit, if the post answers for it; and every method in force as it stands now, held until the end of the transaction. */
export async function openOwn(
  unitId: string,
  { tx }: CommandContext,
): Promise<{ unit: OwnUnit; methods: ReachInForce[] }> {
  const unit = await findUnit(tx, unitId);
  if (!unit?.isInScope) throw factProblem('not_your_area');
  await lockDictionary(tx);
  tx.memory.forget('reach methods');
  return { unit, methods: await listReachInForce(tx) };
}

export function raiseOwn(
  unit: OwnUnit,
  methods: readonly ReachInForce[],
  added: { field?: SubjectField; form?: Form },
  { tx, now }: CommandContext,
): string {
  const before = methods.find(({ method }) => method.name === ownMethodName(unit.unitId));
  const methodId = newId();
  addReach(tx, methodId, raised(before?.method, unit, dateOf(now), added), unit.unitId);
  return methodId;
}
