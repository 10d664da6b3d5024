import { command, type Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { changeStaff as changeStaffCommand } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { getStaff, requireOwnArea, sealPhone, staffOf } from '../standing.ts';
import { changeStaff } from '../store.ts';

/** Both the unit the person comes from and the one they go to must be the asker's. */
export const changeStaffHandler = command(changeStaffCommand, async (input, { tx, actor, secrets }): Promise<Done> => {
  const by = staffOf(actor);
  const staff = await getStaff(tx, input.staffId);
  if (by.role !== 'system_admin') {
    if (!staff.homeUnitId) throw identityProblem('outside_scope');
    await requireOwnArea(tx, by, staff.homeUnitId);
  }
  if (input.homeUnitId) await requireOwnArea(tx, by, input.homeUnitId);
  const { initialsOf } = await loadPinyin();
  changeStaff(tx, staff.id, {
    ...(input.name === undefined ? {} : { name: input.name, initials: initialsOf(input.name) }),
    ...(input.title === undefined ? {} : { title: input.title }),
    ...(input.homeUnitId === undefined ? {} : { homeUnitId: input.homeUnitId }),
    ...(input.phone === undefined ? {} : { phone: input.phone === null ? null : sealPhone(secrets, input.phone) }),
  });
  return {
    subjectId: staff.id,
    territoryId: input.homeUnitId ?? staff.homeUnitId ?? undefined,
    events: [{ type: 'staff.changed', staffId: staff.id }],
  };
});
