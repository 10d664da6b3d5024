// Once a day the house forgets what was replaced long enough ago.
import type { Tick } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { forgetFacts } from '../shared/commands.ts';

export const forgetDaily: Tick = {
  name: 'facts.forget',
  everySeconds: 3600,
  // The same day is the same command: asked every hour, done once.
  async run(hand) {
    const on = dateOf(hand.now());
    await hand.issue(on, forgetFacts.name, { on });
  },
};
