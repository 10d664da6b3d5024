import { command, type Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { roles } from '#kernel/shared/right.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { installAdministrator } from '../../shared/commands.ts';
import { mayStandAt } from '../../shared/post.ts';
import { identityProblem } from '../../shared/problems.ts';
import { addPost, addStaff, countOthersInRole, openAccount } from '../store.ts';

/** Three administrators, three people (GB/T 22239-2019 8.1.4.2): each call makes a person of their own, and the journal keeps that the machine's operator did. */
export const installAdministratorHandler = command(installAdministrator, async (input, { tx }): Promise<Done> => {
  const { staffId, accountId, postId, districtId, name, username, role } = input;
  const unit = await findUnit(tx, districtId);
  if (!unit || !mayStandAt(role, unit.unitKind as UnitKind)) throw identityProblem('unit_not_found');
  const held = await countOthersInRole(tx, { districtId, role, staffId });
  const { zh, en } = roles[role].title;
  if (held > 0 && !input.isBeside) throw identityProblem('administrator_there', { role: zh, roleEn: en });
  const { initialsOf } = await loadPinyin();
  addStaff(tx, {
    id: staffId,
    districtId,
    name,
    initials: initialsOf(name),
    title: zh,
    homeUnitId: districtId,
    phone: null,
  });
  await openAccount(tx, { accountId, username, name, staffId });
  const post = { staffId, role, unitId: districtId, basis: 'home' as const };
  addPost(tx, { ...post, id: postId, districtId, from: tx.at, until: null });
  return {
    subjectId: staffId,
    territoryId: districtId,
    events: [
      { type: 'staff.added', staffId, name, homeUnitId: districtId },
      { type: 'account.opened', accountId, staffId, username },
      { type: 'post.appointed', postId, staffName: name, ...post, from: tx.at.toISOString(), until: null },
    ],
    result: { accountId, username },
  };
});
