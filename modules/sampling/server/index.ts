// The sampling module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import * as f from '../shared/field-queries.ts';
import { samplingConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { samplingGathers } from './gathered.ts';
import { handOverHandler, packHandler, receiveHandler, warnHandler } from './handlers/boxes.ts';
import { drawLabelsHandler } from './handlers/labels.ts';
import {
  askHomeHandler,
  homeDoneHandler,
  preRegisterHandler,
  slotHandler,
  withdrawHandler,
} from './handlers/people.ts';
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
import { answerCandidates } from './views/candidates.ts';
import { answerMyCodes, answerMySites, answerTable } from './views/field.ts';
import { answerFirm } from './views/firm.ts';
import { answerFlags } from './views/flags.ts';
import { answerGate } from './views/gate.ts';
import { answerHome, answerRoundsOfPerson } from './views/homes.ts';
import { answerOfPerson, answerResults } from './views/results.ts';
import { answerRoster } from './views/roster.ts';
import { answerPresent, answerPropose, answerSite, answerSites } from './views/sites.ts';
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
    slotHandler,
    withdrawHandler,
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
    query(f.mySites, answerMySites),
    query(f.tableState, answerTable),
    query(f.roster, answerRoster),
    query(f.sitePresent, answerPresent),
    query(f.myCodes, answerMyCodes),
    query(q.samplesOfPerson, answerOfPerson),
    query(q.listHome, answerHome),
    query(q.roundsOfPerson, answerRoundsOfPerson),
    query(q.listHolds, answerGate),
    query(q.candidates, answerCandidates),
    query(q.sitesOfFirm, answerFirm),
  ],
  reactions: [askRetestsAtOnce],
  ticks: [askRetestsLate, matchPeople, warnBoxes],
  gathers: samplingGathers,
  constraints: samplingConstraints,
};
