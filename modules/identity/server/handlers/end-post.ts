import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { endPost as endPostCommand, endSecondment } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { requireAppointing, requireSuccessor, staffOf } from '../standing.ts';
import { endPost, findPost, isInScope } from '../store.ts';

type Ending = { postId: string; reason: string };

/** Whoever may give a post may take it; who wears it is refused from the next request on (A5). */
async function end(
  { postId, reason }: Ending,
  { tx, actor }: CommandContext,
  type: 'post.ended' | 'secondment.ended',
): Promise<Done> {
  const by = staffOf(actor);
  const post = await findPost(tx, postId);
  if (!post) throw identityProblem('post_not_found');
  if (type === 'secondment.ended' && post.basis !== 'seconded') throw identityProblem('not_a_secondment');
  // The unit itself may have ended: its scope still knows it.
  const unit = {
    id: post.unitId,
    name: post.unitName,
    kind: post.unitKind as UnitKind,
    isInScope: await isInScope(tx, post.unitId),
    isInDistrict: post.districtId === by.districtId,
  };
  requireAppointing(by, post.staffId, post.role, unit, { mayStandAnywhere: true });
  if (post.isOver) throw identityProblem('post_over');
  await requireSuccessor(tx, post);
  endPost(tx, postId);
  const { staffId, staffName, role, unitId } = post;
  const facts = { postId, staffId, staffName, role, unitId, reason };
  // Who hands work over listens for posts; a secondment is one of them.
  const events = [{ type: 'post.ended', ...facts }, ...(type === 'post.ended' ? [] : [{ type, ...facts }])];
  return { subjectId: postId, territoryId: unitId, events };
}

export const endPostHandler = command(endPostCommand, (input, context) => end(input, context, 'post.ended'));
export const endSecondmentHandler = command(endSecondment, (input, context) => end(input, context, 'secondment.ended'));
