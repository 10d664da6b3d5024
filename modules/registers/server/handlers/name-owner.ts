// 专人专责: naming a post for subjects, many at once, and ending it. Only for what the one who names sees, and only posts that stand in their area.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { endOwner, nameOwner } from '../../shared/commands.ts';
import { registerProblem } from '../../shared/problems.ts';
import { staffOf } from '../area.ts';
import { mustHaveDuty } from '../heads.ts';
import { addOwners, endOwners, findPost, listSeen } from '../store/owners.ts';
import { listRegisters } from '../views/registers.ts';

export async function handleNameOwner(input: z.output<typeof nameOwner.input>, context: CommandContext): Promise<Done> {
  const { tx, now } = context;
  const actor = staffOf(context);
  await mustSee(input, context);
  const post = await findPost(tx, input.postId);
  if (!post?.isInScope || post.isVacant) throw registerProblem('post_not_yours');
  const from = input.from ? Math.min(instantOf(input.from), now) : now;
  const named = await addOwners(tx, {
    districtId: actor.districtId,
    subjectIds: input.subjectIds,
    registerCode: input.registerCode ?? null,
    postId: input.postId,
    from: new Date(from),
    reason: input.reason,
    madeByPostId: actor.postId,
    byName: actor.staffName,
  });
  return done('owner.named', input, actor.unitId, named);
}

export async function handleEndOwner(input: z.output<typeof endOwner.input>, context: CommandContext): Promise<Done> {
  await mustSee(input, context);
  const ended = await endOwners(context.tx, {
    subjectIds: input.subjectIds,
    registerCode: input.registerCode ?? null,
    postId: input.postId,
    reason: input.reason,
  });
  return done('owner.ended', input, staffOf(context).unitId, ended);
}

async function mustSee(
  input: { subjectIds: readonly string[]; registerCode?: string | undefined },
  context: CommandContext,
): Promise<void> {
  const seen = await listSeen(context.tx, input.subjectIds);
  if (seen.length < new Set(input.subjectIds).size) throw registerProblem('subject_not_found');
  if (!input.registerCode) return;
  const register = (await listRegisters(context.tx)).find(({ definition }) => definition.code === input.registerCode);
  if (!register) throw registerProblem('not_found');
  mustHaveDuty(register, staffOf(context));
}

function done(
  type: string,
  input: { subjectIds: readonly string[]; postId: string },
  unitId: string,
  count: number,
): Done {
  return {
    subjectId: input.postId,
    unitIds: [unitId],
    events: [{ type, postId: input.postId, subjectIds: input.subjectIds.slice(0, 20) }],
    result: { count },
  };
}
