// The investigations module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import { traceConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { tracedCarried } from './carried.ts';
import { tracedGathers } from './gathered.ts';
import {
  endCaseHandler,
  giveOwnerHandler,
  letGoHandler,
  lookHandler,
  openCaseHandler,
  revealHandler,
} from './handlers/cases.ts';
import {
  handOutHandler,
  nameContactHandler,
  reachByVisitHandler,
  reachHandler,
  receiptHandler,
  releaseHandler,
} from './handlers/contacts.ts';
import { forgetHandler, traceResultsHandler } from './handlers/house.ts';
import { tellMonitoringHandler } from './handlers/monitoring.ts';
import { tellTestHandler } from './handlers/tests.ts';
import { forgetChainsDaily, letGoAtOnce, reachedByCall, traceAtOnce, traceLate } from './reactions.ts';
import { answerCases, answerContacts } from './views/lists.ts';
import { answerFirms } from './views/monitoring.ts';
import { answerPage, answerPhone } from './views/page.ts';

export const investigationsModule: Module = {
  name: 'investigations',
  commands: [
    openCaseHandler,
    giveOwnerHandler,
    endCaseHandler,
    letGoHandler,
    nameContactHandler,
    reachHandler,
    reachByVisitHandler,
    tellTestHandler,
    releaseHandler,
    handOutHandler,
    receiptHandler,
    lookHandler,
    revealHandler,
    traceResultsHandler,
    forgetHandler,
    tellMonitoringHandler,
  ],
  queries: [
    query(q.listCases, answerCases),
    query(q.listContacts, answerContacts),
    query(q.casePage, answerPage),
    query(q.openedPhone, answerPhone),
    query(q.monitoredFirms, answerFirms),
  ],
  reactions: [traceAtOnce, reachedByCall, letGoAtOnce],
  ticks: [traceLate, forgetChainsDaily],
  gathers: tracedGathers,
  carries: tracedCarried,
  constraints: traceConstraints,
};
