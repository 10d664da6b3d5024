// What follows by itself: cases out of results, a worker's call that reached somebody, whom a ruled-out case lets go, and erasing.
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import { listDistrictsToForget } from './store/erase.ts';
import { findReaching, listRoundsToTrace } from './store/results.ts';

const trace = (hand: SystemHand, cause: string, roundId: string) =>
  hand.issue(cause, 'trace.from_results', { roundId });

/** C2: the moment a result is told. Negative ones as well: they clear whoever was suspected. */
export const traceAtOnce: Reaction = {
  name: 'investigations.results',
  on: ['tube.result_told', 'sample.matched'],
  async react(event, entry, hand) {
    await trace(hand, `trace.from_results ${entry.seq}`, String(event['roundId']));
  },
};

/** A tablet that comes in after the result: found by looking. */
export const traceLate: Tick = {
  name: 'investigations.results_late',
  everySeconds: 20,
  async run(hand) {
    for (const { roundId } of await hand.database.asOwner(listRoundsToTrace))
      await trace(hand, `trace.from_results ${roundId} ${hand.now()}`, roundId);
  },
};

export const reachedByCall: Reaction = {
  name: 'investigations.reached',
  on: ['visit.recorded'],
  async react(event, entry, hand) {
    const { action, visitId, subjectId, closed } = event;
    if ((action !== 'call' && action !== 'drill') || !Array.isArray(closed) || closed.length === 0) return;
    const rhythmIds = closed.map((one: { rhythmId: string }) => one.rhythmId);
    const reached = await hand.database.asOwner((tx) => findReaching(tx, String(visitId), rhythmIds));
    for (const { rhythmId, byName, at } of reached)
      await hand.issue(`trace.reached ${entry.seq} ${rhythmId}`, 'trace.reached_by_visit', {
        subjectId,
        rhythmId,
        byName,
        at: at.toISOString(),
      });
  },
};

export const letGoAtOnce: Reaction = {
  name: 'investigations.let_go',
  on: ['trace.ended'],
  async react(event, entry, hand) {
    if (event['end'] === 'false_positive')
      await hand.issue(`trace.let_go ${entry.seq} ${event['traceId']}`, 'trace.let_go', { traceId: event['traceId'] });
  },
};

export const forgetChainsDaily: Tick = {
  name: 'investigations.forget',
  everySeconds: 3600,
  async run(hand) {
    for (const { districtId } of await hand.database.asOwner(listDistrictsToForget))
      await hand.issue(`trace.forget ${districtId} ${hand.now()}`, 'trace.forget', { districtId });
  },
};
