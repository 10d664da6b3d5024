// A shop of the map run by an enterprise, from a day to a day; two firms never run one shop at a time.
import { command } from '#kernel/server/house.ts';
import { leaveShop, runShop } from '../../shared/commands.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { dayOf, getOwn, mustFollow, toldOf } from '../own.ts';
import { addRun, endRun, findRun } from '../store/beside.ts';
import { findGround } from '../store/enterprises.ts';

export const runShopHandler = command(runShop, async ({ runId, placeId, enterpriseId, from }, { tx }) => {
  const row = await getOwn(tx, enterpriseId);
  const shop = await findGround(tx, placeId);
  if (!shop) throw enterpriseProblem('place_not_found');
  if (shop.kind !== 'shop') throw enterpriseProblem('no_shop');
  // Whoever answers for the shop says who runs it.
  if (!shop.isOwn) throw enterpriseProblem('place_not_yours', { address: shop.address });
  addRun(tx, row, { runId, placeId, from: await dayOf(tx, from) });
  return toldOf(row, { type: 'enterprise.shop_run', placeId });
});

export const leaveShopHandler = command(leaveShop, async ({ runId, on }, { tx }) => {
  const run = await findRun(tx, runId);
  if (!run) throw enterpriseProblem('place_not_found');
  const row = await getOwn(tx, run.enterpriseId);
  const day = await dayOf(tx, on);
  mustFollow(day, run.from);
  endRun(tx, runId, day);
  return toldOf(row, { type: 'enterprise.shop_left', placeId: run.placeId });
});
