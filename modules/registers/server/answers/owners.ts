// Who answers by name: what a post has, and who can be named.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { roles } from '#kernel/shared/right.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { registerProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { areaOf, staffOf } from '../area.ts';
import { findPost, listOwnedBy, listPosts } from '../store/owners.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerOwned(input: In<typeof q.listOwned>, context: Context): Promise<Out<typeof q.listOwned>> {
  const actor = staffOf(context);
  const postId = input.postId ?? actor.postId;
  const post = await findPost(context.tx, postId);
  if (!post) throw registerProblem('post_not_yours');
  const rows = await listOwnedBy(context.tx, postId);
  return {
    postId,
    ownerName: post.name,
    isVacant: post.isVacant,
    owned: rows.map(({ since, name, ...row }) => ({
      ...row,
      since: since.toISOString(),
      name: row.subject === 'person' && !seesNames(actor.role) ? maskName(name) : name,
    })),
  };
}

export async function answerOwnerChoices(
  input: In<typeof q.ownerChoices>,
  context: Context,
): Promise<Out<typeof q.ownerChoices>> {
  const posts = await listPosts(context.tx, await areaOf(input.unitId, context));
  return { posts: posts.map((post) => ({ ...post, role: roles[post.role].title.zh })) };
}
