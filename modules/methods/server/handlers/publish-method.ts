import { canonical } from '#kernel/server/canonical.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { instantAt } from '#kernel/shared/clock/time.ts';
import { checkMethod } from '../../shared/check-method.ts';
import { methodProblem } from '../../shared/problems.ts';
import { handlePublishReach } from '../publish-reach.ts';
import { findVersion, insertMethod } from '../store/methods.ts';

type Input = {
  methodId: string;
  body: Record<string, unknown>;
  areaUnitId?: string | undefined;
  approvedBy?: string | undefined;
};

/** Publishing the same content again changes nothing; other content under a published version is refused, since records are tied to it. */
export async function handlePublish(input: Input, context: CommandContext): Promise<Done> {
  if (input.body.kind === 'reach') return handlePublishReach(input, context);
  const { tx } = context;
  const checked = checkMethod(input.body);
  if (!checked.isValid) throw methodProblem('faulty', { count: checked.problems.length, problems: checked.problems });
  const { method } = checked;
  const earlier = await findVersion(tx, method.name, method.version);
  if (earlier && canonical(earlier.body) !== canonical(input.body)) throw methodProblem('version_taken');
  if (earlier) return { subjectId: earlier.id, events: [], result: { methodId: earlier.id }, superseded: true };
  tx.memory.forget('method ');
  insertMethod(tx, {
    id: input.methodId,
    name: method.name,
    version: method.version,
    body: input.body,
    areaUnitId: input.areaUnitId ?? null,
    effectiveFrom: new Date(instantAt(method.effectiveFrom)),
  });
  return {
    subjectId: input.methodId,
    events: [{ type: 'method.published', name: method.name, version: method.version }],
    result: { methodId: input.methodId },
  };
}
