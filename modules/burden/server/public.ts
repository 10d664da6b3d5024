// What other modules may ask of burden: whether a method may bind anybody as it is.
import type { CommandContext } from '#kernel/server/house.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { weighProblem } from '../shared/problems.ts';
import { roleTitle, sayHours } from '../shared/verdict-words.ts';
import { simulateMethod } from './simulate.ts';
import { findArea, listRoots } from './store/members.ts';

/**
 * Refuses a method that asks for more than a week holds, or of roles that nobody holds, unless somebody by name answers for it (product, 减负). Without an area
 * it is weighed in every district it would hold in. Throws `burden.over_hours`, `burden.nobody`.
 */
export async function weighMethod(
  { tx, calendar }: Pick<CommandContext, 'tx' | 'calendar'>,
  method: ReachMethod,
  { areaUnitId, approvedBy }: { areaUnitId?: string | undefined; approvedBy?: string | undefined },
): Promise<void> {
  if (approvedBy !== undefined || method.rhythms.length === 0) return;
  const area = areaUnitId === undefined ? undefined : await findArea(tx, areaUnitId);
  if (areaUnitId !== undefined && !area) throw weighProblem('area_not_found');
  for (const one of area ? [area] : await listRoots(tx)) {
    const { verdict } = await simulateMethod(tx, calendar, method, one);
    if (verdict.is === 'over')
      throw weighProblem('over_hours', { area: one.name, workers: verdict.workers, most: sayHours(verdict.most) });
    if (verdict.is === 'nobody')
      throw weighProblem('nobody', {
        area: one.name,
        roles: verdict.roles.map((role) => roleTitle(role).zh).join('、'),
        rolesEn: verdict.roles.map((role) => roleTitle(role).en).join(', '),
      });
  }
}

export { simulateMethod } from './simulate.ts';
export { type AreaHead, findAreas, listRoots } from './store/members.ts';
