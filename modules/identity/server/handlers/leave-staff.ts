import { command, type Done } from '#kernel/server/house.ts';
import { leaveStaff } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { getStaff, requireSuccessor, staffOf } from '../standing.ts';
import { endPost, listOpenPosts, markLeft, setAccountClosed } from '../store.ts';

/** Posts, account and sessions end in this transaction. `staff.left` names the posts, for whoever must hand over what was in hand. */
export const leaveStaffHandler = command(leaveStaff, async ({ staffId, reason }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  if (by.staffId === staffId) throw identityProblem('not_oneself');
  const staff = await getStaff(tx, staffId);
  const posts = await listOpenPosts(tx, staffId);
  for (const post of posts) await requireSuccessor(tx, post);
  for (const post of posts) endPost(tx, post.id);
  markLeft(tx, staffId);
  if (staff.accountId) await setAccountClosed(tx, staff.accountId, true);
  return {
    subjectId: staffId,
    territoryId: staff.homeUnitId ?? undefined,
    unitIds: posts.map((post) => post.unitId),
    events: [
      ...posts.map(({ id, role, unitId }) => ({ type: 'post.ended', postId: id, staffId, role, unitId, reason })),
      { type: 'staff.left', staffId, name: staff.name, reason, postIds: posts.map((post) => post.id) },
    ],
  };
});
