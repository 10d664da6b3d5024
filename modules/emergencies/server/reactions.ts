// What time brings about. That an order is over needs nobody; that others hear of it, and that what it gathered goes, does.
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import { certifyErasure, eraseGathered, tellEnd } from '../shared/commands.ts';
import { keptUntil } from '../shared/order.ts';
import type { Power } from '../shared/power.ts';
import type { Erasing } from './handlers/erase-gathered.ts';
import { listUncertified } from './store/erasures.ts';
import { listRecords, listUntoldEnds } from './store/orders.ts';

export const tellEnds: Tick = {
  name: 'emergency.end',
  everySeconds: 2,
  async run(hand) {
    for (const { orderId } of await hand.database.asOwner(listUntoldEnds))
      await hand.issue(orderId, tellEnd.name, { emergencyId: orderId });
  },
};

export const eraseWhatIsOver: Tick = {
  name: 'emergency.erase',
  everySeconds: 60,
  async run(hand) {
    const now = hand.now();
    const due = await hand.database.asOwner(async (tx) => {
      const [open, orders] = await Promise.all([listUncertified(tx), listRecords(tx)]);
      return open.filter(
        ({ orderId, power }) => (keptUntil(orderId, power, orders) ?? Number.POSITIVE_INFINITY) <= now,
      );
    });
    for (const { orderId, power } of due) await eraseOne(hand, orderId, power);
  },
};

/** Batch after batch until nothing is left. The cause names the second: a batch that had to wait is asked for anew. What was done is told by the rows, not by the cause. */
async function eraseOne(hand: SystemHand, emergencyId: string, power: Power): Promise<void> {
  const cause = `${emergencyId} ${power} ${Math.floor(hand.now() / 1000)}`;
  for (let batchNo = 0; ; ) {
    const outcome = await hand.issue(`${cause} ${batchNo}`, eraseGathered.name, { emergencyId, power, batchNo });
    if (outcome.outcome !== 'accepted') return;
    const { isClear, nextBatch } = outcome.result as Erasing;
    if (isClear) break;
    if (nextBatch === null) return;
    batchNo = nextBatch;
  }
  await hand.issue(cause, certifyErasure.name, { emergencyId, power });
}
