// The sampling module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import { samplingConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { samplingGathers } from './gathered.ts';
import { handOverHandler, packHandler, receiveHandler, warnHandler } from './handlers/boxes.ts';
import { drawLabelsHandler } from './handlers/labels.ts';
import { askHomeHandler, homeDoneHandler, preRegisterHandler } from './handlers/people.ts';
import { registerHandler } from './handlers/register.ts';
import { importHandler, retestHandler, tellHandler } from './handlers/results.ts';
import { matchHandler, nameHandler, unswabHandler } from './handlers/samples.ts';
import {
  closeHandler,
  disinfectHandler,
  holdHandler,
  openHandler,
  releaseHandler,
  setUpHandler,
} from './handlers/sites.ts';
import { closeTubeHandler, loseTubeHandler, openTubeHandler } from './handlers/tubes.ts';
import { askRetestsAtOnce, askRetestsLate, matchPeople, warnBoxes } from './reactions.ts';
import { answerAlarms, answerBoxes } from './views/boxes.ts';
import { answerFlags } from './views/flags.ts';
import { answerHome, answerRoster } from './views/people.ts';
import { answerOfPerson, answerResults } from './views/results.ts';
import { answerPropose, answerSite, answerSites } from './views/sites.ts';
import { answerTube } from './views/tubes.ts';

export const samplingModule: Module = {
  name: 'sampling',
  commands: [
    setUpHandler,
    openHandler,
    closeHandler,
    disinfectHandler,
    holdHandler,
    releaseHandler,
    openTubeHandler,
    closeTubeHandler,
    loseTubeHandler,
    registerHandler,
    unswabHandler,
    matchHandler,
    nameHandler,
    packHandler,
    handOverHandler,
    receiveHandler,
    warnHandler,
    tellHandler,
    importHandler,
    retestHandler,
    preRegisterHandler,
    askHomeHandler,
    homeDoneHandler,
    drawLabelsHandler,
  ],
  queries: [
    query(q.proposeSites, answerPropose),
    query(q.listSites, answerSites),
    query(q.sitePage, answerSite),
    query(q.tubePage, answerTube),
    query(q.listBoxes, answerBoxes),
    query(q.boxAlarms, answerAlarms),
    query(q.roundResults, answerResults),
    query(q.listFlags, answerFlags),
    query(q.roster, answerRoster),
    query(q.samplesOfPerson, answerOfPerson),
    query(q.listHome, answerHome),
  ],
  reactions: [askRetestsAtOnce],
  ticks: [askRetestsLate, matchPeople, warnBoxes],
  gathers: samplingGathers,
  constraints: samplingConstraints,
};
