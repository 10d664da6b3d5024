import { command, type Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { addStaff as addStaffCommand } from '../../shared/commands.ts';
import { requireOwnArea, sealPhone, staffOf } from '../standing.ts';
import { addStaff } from '../store.ts';

export const addStaffHandler = command(addStaffCommand, async (input, { tx, actor, secrets }): Promise<Done> => {
  const by = staffOf(actor);
  await requireOwnArea(tx, by, input.homeUnitId);
  const { initialsOf } = await loadPinyin();
  addStaff(tx, {
    id: input.staffId,
    districtId: by.districtId,
    name: input.name,
    initials: initialsOf(input.name),
    title: input.title ?? null,
    homeUnitId: input.homeUnitId,
    phone: input.phone ? sealPhone(secrets, input.phone) : null,
  });
  return {
    subjectId: input.staffId,
    territoryId: input.homeUnitId,
    events: [{ type: 'staff.added', staffId: input.staffId, name: input.name, homeUnitId: input.homeUnitId }],
  };
});
