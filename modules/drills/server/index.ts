// The drills module's table of contents.
import { type Module, query, type Tick } from '#kernel/server/house.ts';
import * as q from '../shared/queries.ts';
import {
  beginHandler,
  cancelHandler,
  doneHandler,
  endHandler,
  mendHandler,
  nameGapHandler,
  planHandler,
  turnHandler,
} from './handlers.ts';
import { listToTurn } from './store.ts';
import { answerList, answerMine, answerPage } from './views.ts';

/** Injections at their minute, and acts as they come. */
export const turnDrills: Tick = {
  name: 'drills.turn',
  everySeconds: 2,
  async run(hand) {
    for (const { drillId } of await hand.database.asOwner(listToTurn))
      await hand.issue(`drill.turn ${drillId} ${hand.now()}`, 'drill.turn', { drillId });
  },
};

export const drillsModule: Module = {
  name: 'drills',
  commands: [
    planHandler,
    beginHandler,
    endHandler,
    cancelHandler,
    turnHandler,
    doneHandler,
    nameGapHandler,
    mendHandler,
  ],
  queries: [query(q.listDrills, answerList), query(q.drillPage, answerPage), query(q.myInjections, answerMine)],
  ticks: [turnDrills],
};
