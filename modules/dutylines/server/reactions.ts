// What time brings about: every call-out with a branch that is due, or that ran its hours, is looked at by a command of its own.
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import { listDueCallouts } from './store/callouts.ts';

export const climbCallouts: Tick = {
  name: 'duty_call.climb',
  everySeconds: 1,
  async run(hand: SystemHand) {
    for (const { calloutId, dueAt } of await hand.database.asOwner(listDueCallouts)) {
      const at = dueAt.toISOString();
      await hand.issue(`${calloutId} ${at}`, 'duty_call.climb', { calloutId, dueAt: at });
    }
  },
};
