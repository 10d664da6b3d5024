// Rounds end by themselves: looked at when a call was told (a caller may see only part of the list, the house sees all of it), and as time passes, since who was
// met at the door or done elsewhere is told by other modules' commands, and deadlines pass.
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import { listToSettle } from './store/rounds.ts';

async function settle(hand: SystemHand, cause: string, roundId?: string): Promise<void> {
  for (const id of await hand.database.asOwner((tx) => listToSettle(tx, roundId)))
    await hand.issue(`${cause} ${id}`, 'callround.settle', { roundId: id });
}

export const settleWhenTold: Reaction = {
  name: 'callround.settle',
  on: ['callround.told'],
  react: (event, entry, hand) => settle(hand, `told ${entry.seq}`, String(event.roundId)),
};

export const settleInTime: Tick = {
  name: 'callround.settle',
  everySeconds: 30,
  run: (hand) => settle(hand, `at ${hand.now()}`),
};
