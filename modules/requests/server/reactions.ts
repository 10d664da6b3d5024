// What time brings about: every request that asked to be woken is looked at by a command of its own.
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import { listDue } from './store/request.ts';

export const wakeRequests: Tick = {
  name: 'request.wake',
  everySeconds: 1,
  async run(hand: SystemHand) {
    for (;;) {
      const due = await hand.database.asOwner((tx) => listDue(tx, 200));
      for (const { id, wakeAt } of due) {
        await hand.issue(`${id} ${wakeAt.toISOString()}`, 'request.tick', {
          requestId: id,
          dueAt: wakeAt.toISOString(),
        });
      }
      if (due.length < 200) return;
    }
  },
};
