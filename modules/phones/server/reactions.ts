// An act under a power that no order covers any more may not be kept: it is out of the journal in a moment.
import type { Reaction } from '#kernel/server/house.ts';

export const forgetAtOnce: Reaction = {
  name: 'phones.forget',
  on: ['phone.stranded'],
  async react(event, entry, hand) {
    if (event['isKept'] === false)
      await hand.issue(`phones.forget ${entry.seq}`, 'phone.forget', { actId: String(event['actId']) });
  },
};
