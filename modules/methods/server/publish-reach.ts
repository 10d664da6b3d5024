// A method of reach is checked against all others in force before it binds anybody: what one holds, no other describes. One that asks for more than a week
// holds binds nobody without a name that answers for it.
import { canonical } from '#kernel/server/canonical.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { weighMethod } from '#modules/burden/server/public.ts';
import { checkReach } from '../shared/check-reach.ts';
import { methodProblem } from '../shared/problems.ts';
import { findReachVersion, insertReach, listReachInForce } from './store/reach.ts';

type Input = {
  methodId: string;
  body: Record<string, unknown>;
  areaUnitId?: string | undefined;
  approvedBy?: string | undefined;
};

export async function handlePublishReach(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const others = (await listReachInForce(tx)).filter(({ method }) => method.name !== input.body.name);
  const checked = checkReach(input.body, {
    fields: others.flatMap(({ method }) => method.fields),
    registers: others.flatMap(({ method }) => method.registers.map(({ code }) => code)),
  });
  if (!checked.isValid) throw methodProblem('faulty', { count: checked.problems.length, problems: checked.problems });
  const { method } = checked;
  const earlier = await findReachVersion(tx, method.name, method.version);
  if (earlier && canonical(earlier.body) !== canonical(input.body)) throw methodProblem('version_taken');
  if (earlier) return { subjectId: earlier.id, events: [], result: { methodId: earlier.id }, superseded: true };
  await weighMethod(context, method, input);
  tx.memory.forget('reach methods');
  insertReach(tx, input.methodId, method, input.body, {
    areaUnitId: input.areaUnitId ?? null,
    approvedBy: input.approvedBy ?? null,
  });
  return {
    subjectId: input.methodId,
    events: [{ type: 'method.reach_published', methodId: input.methodId, name: method.name, version: method.version }],
    result: { methodId: input.methodId },
  };
}
