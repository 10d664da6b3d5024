// The investigations module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import { traceConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import * as r from '../shared/returners/queries.ts';
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
import { keepTurnsHandler, returnerByVisitHandler } from './handlers/returner-turns.ts';
import {
  releaseReturnerHandler,
  revealReturnerHandler,
  screenReturnerHandler,
  tellReturnerHandler,
  testReturnerHandler,
  watchReturnerHandler,
} from './handlers/returners.ts';
import { tellRiskListHandler } from './handlers/risk.ts';
import { tellTestHandler } from './handlers/tests.ts';
import { forgetChainsDaily, letGoAtOnce, reachedByCall, traceAtOnce, traceLate } from './reactions.ts';
import { returnerWork, turnsAtOnce, turnsDaily } from './returners/reactions.ts';
import { answerCases, answerContacts } from './views/lists.ts';
import { answerFirms } from './views/monitoring.ts';
import { answerPage, answerPhone } from './views/page.ts';
import { answerReturnerFirms } from './views/returner-firms.ts';
import { answerReturnerPhone, answerReturners } from './views/returners.ts';
import { answerRiskAreas } from './views/risk.ts';

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
    tellRiskListHandler,
    tellReturnerHandler,
    screenReturnerHandler,
    watchReturnerHandler,
    testReturnerHandler,
    releaseReturnerHandler,
    revealReturnerHandler,
    returnerByVisitHandler,
    keepTurnsHandler,
  ],
  queries: [
    query(q.listCases, answerCases),
    query(q.listContacts, answerContacts),
    query(q.casePage, answerPage),
    query(q.openedPhone, answerPhone),
    query(q.monitoredFirms, answerFirms),
    query(r.riskAreas, answerRiskAreas),
    query(r.listReturners, answerReturners),
    query(r.returnerFirms, answerReturnerFirms),
    query(r.returnerPhone, answerReturnerPhone),
  ],
  reactions: [traceAtOnce, reachedByCall, letGoAtOnce, turnsAtOnce, returnerWork],
  ticks: [traceLate, forgetChainsDaily, turnsDaily],
  gathers: tracedGathers,
  carries: tracedCarried,
  constraints: traceConstraints,
};
