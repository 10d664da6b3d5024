// The call-rounds module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { roundsCarried } from './carried.ts';
import { turnSheet } from './exports.ts';
import { handleBegin } from './handlers/begin-round.ts';
import { handleFinish, handleSettle } from './handlers/finish-round.ts';
import { handleTakeBack } from './handlers/take-back.ts';
import { handleClaim, handlePutBack } from './handlers/take-next.ts';
import { handleTell } from './handlers/tell-call.ts';
import { settleInTime, settleWhenTold } from './reactions.ts';
import { answerChoices } from './views/choices.ts';
import { answerInHand, answerPeople } from './views/people.ts';
import { answerList, answerPage } from './views/rounds.ts';

export const callroundsModule: Module = {
  name: 'callrounds',
  commands: [
    command(c.beginRound, handleBegin),
    command(c.claimNext, handleClaim),
    command(c.putBack, handlePutBack),
    command(c.tellCall, handleTell),
    command(c.takeBack, handleTakeBack),
    command(c.finishRound, handleFinish),
    command(c.settleRound, handleSettle),
  ],
  queries: [
    query(q.listRounds, answerList),
    query(q.roundPage, answerPage),
    query(q.listTurns, answerPeople),
    query(q.callerPage, answerInHand),
    query(q.roundChoices, answerChoices),
  ],
  exports: [turnSheet],
  reactions: [settleWhenTold],
  ticks: [settleInTime],
  carries: roundsCarried,
};
