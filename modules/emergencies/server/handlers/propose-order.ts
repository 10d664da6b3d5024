// R4: proposed by one. It wakes nothing: another person decides on it.
import { command, type Done } from '#kernel/server/house.ts';
import { DAY_MS, HOUR_MS } from '#kernel/shared/clock/time.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { proposeOrder } from '../../shared/commands.ts';
import { longestDays } from '../../shared/order.ts';
import { powerKinds, powers } from '../../shared/power.ts';
import { emergencyProblem } from '../../shared/problems.ts';
import { doneOf, mustFit, mustHaveArea } from '../standing.ts';
import { insertOrder, listRecords } from '../store/orders.ts';

/** Writing it takes a while; further back it would be dated back. */
const graceMs = HOUR_MS;

export const proposeHandler = command(proposeOrder, async (input, context): Promise<Done> => {
  const { tx, now } = context;
  const actor = asStaff(context);
  const [fromAt, toAt] = [Date.parse(input.fromAt), Date.parse(input.toAt)];
  if (fromAt < now - graceMs) throw emergencyProblem('begun_long_ago');
  if (toAt <= Math.max(fromAt, now) || toAt - fromAt > longestDays * DAY_MS)
    throw emergencyProblem('term', { days: longestDays });
  const unitIds = [...new Set(input.unitIds)];
  await mustHaveArea(tx, unitIds, true);
  const chosen = powers.filter((power) => input.powers.includes(power));
  const order = {
    orderId: input.emergencyId,
    districtId: actor.districtId,
    title: input.title,
    legalText: input.legalText,
    articleCodes: [...new Set(input.articles)],
    unitIds,
    powers: chosen,
    retention: Object.fromEntries(chosen.map((power) => [power, powerKinds[power].retentionDays])),
    fromAt,
    toAt,
    extendsId: input.extendsId ?? null,
    isDrill: input.isDrill,
  };
  await mustFit(tx, order, await listRecords(tx), now);
  insertOrder(tx, order, actor);
  return doneOf(order, [{ type: 'emergency.proposed' }]);
});
