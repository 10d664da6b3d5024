// The rule in force, data of a reach method. A district without one follows nobody: lists and tellings are kept, and judged when it has one.
import type { Tx } from '#kernel/server/transaction.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import { traceProblem } from '../../shared/problems.ts';
import type { ReturnerRule } from '../../shared/returners/rule.ts';

export async function findRule(tx: Tx): Promise<ReturnerRule | undefined> {
  const methods = await listReachInForce(tx);
  return methods.find(({ areaUnitId, method }) => areaUnitId === null && method.returners)?.method.returners;
}
export async function getRule(tx: Tx): Promise<ReturnerRule> {
  const rule = await findRule(tx);
  if (!rule) throw traceProblem('no_returner_rule');
  return rule;
}
/** Nobody who left before these many days ago can be anything but over. */
export const longest = (rule: ReturnerRule): number =>
  Math.max(rule.lookBackDays, rule.watchDays, ...rule.testOnDays) + 31;
