// Silence is found by time alone.
import type { Tick } from '#kernel/server/house.ts';
import { listPassed } from './store/deadlines.ts';

export const watchDeadlines: Tick = {
  name: 'report.watch',
  everySeconds: 20,
  async run(hand) {
    for (const { rhythmId, slot } of await hand.database.asOwner(listPassed))
      await hand.issue(`${rhythmId} ${slot}`, 'report.look_at_deadline', { rhythmId, slot });
  },
};
