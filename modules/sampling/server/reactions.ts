// What follows by itself: a retest list as soon as a result asks for one, people found by the number of their document, and boxes whose four hours come near.
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { boxHours } from '../shared/box-clock.ts';
import { listWaiting } from './store/boxes.ts';
import { listRoundsToRetest } from './store/results.ts';
import { listRoundsToMatch } from './store/samples.ts';

const issue = (hand: SystemHand, name: string, roundId: string) =>
  hand.issue(`${name} ${roundId} ${hand.now()}`, name, { roundId });

export const askRetestsAtOnce: Reaction = {
  name: 'sampling.retest',
  on: ['tube.result_told', 'sample.matched'],
  async react(event, entry, hand) {
    if (event.type === 'tube.result_told' && !event['bad']) return;
    await hand.issue(`sampling.retest ${entry.seq}`, 'sample.retest', { roundId: String(event['roundId']) });
  },
};

/** A tablet that comes in after the result: found by looking, for no event of it says so. */
export const askRetestsLate: Tick = {
  name: 'sampling.retest_late',
  everySeconds: 20,
  async run(hand) {
    for (const { roundId } of await hand.database.asOwner(listRoundsToRetest))
      await issue(hand, 'sample.retest', roundId);
  },
};

export const matchPeople: Tick = {
  name: 'sampling.match',
  everySeconds: 10,
  async run(hand) {
    for (const { roundId } of await hand.database.asOwner(listRoundsToMatch))
      await issue(hand, 'sample.match', roundId);
  },
};

/** C12: raised before, not after. Each box once at three hours, and once when four are over. */
export const warnBoxes: Tick = {
  name: 'sampling.box_clock',
  everySeconds: 30,
  async run(hand) {
    for (const { boxId, firstAt, isWarned } of await hand.database.asOwner(listWaiting)) {
      const isOver = hand.now() - firstAt.getTime() > boxHours.limit * HOUR_MS;
      if (isWarned && !isOver) continue;
      const state = isOver ? 'over' : 'warned';
      await hand.issue(`sampling.box_clock ${boxId} ${state}`, 'box.warn', { boxId, state });
    }
  },
};
