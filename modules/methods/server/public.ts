// What other modules may ask of work methods. A published version never changes, so parsed bodies are kept for good.
import type { Tx } from '#kernel/server/transaction.ts';
import { type WorkMethod, workMethodSchema } from '../shared/method.ts';
import { methodProblem } from '../shared/problems.ts';
import type { RequestKind } from '../shared/request-kind.ts';
import { findMethod, findMethodIdAt } from './store/methods.ts';

export { addReach, dictionaryInForce, findReachById, listReachInForce, type ReachInForce } from './store/reach.ts';

export type MethodInForce = { id: string; method: WorkMethod; kinds: ReadonlyMap<string, RequestKind> };

const parsed = new Map<string, MethodInForce>();

export async function getMethod(tx: Tx, id: string): Promise<MethodInForce> {
  const known = parsed.get(id);
  if (known) return known;
  const row = await findMethod(tx, id);
  if (!row) throw methodProblem('unknown', { id });
  const method = workMethodSchema.parse(row.body);
  const inForce = { id, method, kinds: new Map(method.requestKinds.map((kind) => [kind.code, kind])) };
  parsed.set(id, inForce);
  return inForce;
}

/** The method in force at a unit now. */
export async function methodAt(tx: Tx, unitId: string): Promise<MethodInForce> {
  const id = await tx.memory.recall(`method ${unitId}`, 10_000, async () => {
    const row = await findMethodIdAt(tx, unitId);
    if (!row) throw methodProblem('none_in_force');
    return row.id;
  });
  return getMethod(tx, id);
}
