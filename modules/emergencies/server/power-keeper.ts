// What the bus asks before the handler of a command that names a power: is it awake anywhere in the district, at the time it was done?
import type { PowerKeeper } from '#kernel/server/powers.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import { roles } from '#kernel/shared/right.ts';
import { proposers } from '../shared/order.ts';
import { isPower, type Power, powerKinds } from '../shared/power.ts';
import { emergencyProblem } from '../shared/problems.ts';
import { isAwake } from './store/orders.ts';

/** Which order is needed, and who may propose it. */
export function asleep(power: Power, where: { zh: string; en: string }): Problem {
  const { title } = powerKinds[power];
  return emergencyProblem('asleep', {
    power: title.zh,
    powerEn: title.en,
    where: where.zh,
    whereEn: where.en,
    who: proposers.map((role) => roles[role].title.zh).join('、'),
    whoEn: proposers.map((role) => roles[role].title.en.toLowerCase()).join(', '),
  });
}

export const powerKeeper: PowerKeeper = {
  has: isPower,
  async mustBeAwake(tx, power, actor, doneAt) {
    if (!isPower(power)) throw new Error(`${power} is no power`);
    const districtId = actor.kind === 'system' ? null : actor.districtId;
    if (!(await isAwake(tx, power, districtId, doneAt))) throw asleep(power, { zh: '全区', en: 'in the district' });
  },
};
