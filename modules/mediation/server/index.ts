// Table of contents: mediation cases (N1–N3).
import type { Module } from '#kernel/server/house.ts';
import { mediationProblem } from '../shared/problems.ts';
import { mediationCarried } from './carried.ts';
import { caseSheet } from './exports.ts';
import {
  askExtensionHandler,
  draftAgreementHandler,
  sealAgreementHandler,
  signAgreementHandler,
} from './handlers/agreement.ts';
import { confirmMatterHandler, recordConfirmationHandler } from './handlers/confirm.ts';
import {
  endBrokenHandler,
  failMediationHandler,
  followRequestHandler,
  referMediationHandler,
  withdrawMediationHandler,
} from './handlers/endings.ts';
import { addPaperHandler, followUpHandler, noteJudicialHandler } from './handlers/follow-up.ts';
import { assignMediatorHandler, declareMediatorHandler, stepBackHandler } from './handlers/mediators.ts';
import { openMediationHandler } from './handlers/open-case.ts';
import { addPartyHandler, changePartyHandler, invitePartyHandler, revealPartyHandler } from './handlers/parties.ts';
import {
  attendSessionHandler,
  cancelSessionHandler,
  planSessionHandler,
  recordSessionHandler,
} from './handlers/sessions.ts';
import { callPolice, fillRequest, followRequest, tellRequest } from './reactions.ts';
import { sessionEntries } from './views/calendar-entries.ts';
import { countMediationsAnswer, listMediationsAnswer, waitingMediationsAnswer } from './views/lists.ts';
import { mediationPageAnswer, revealedPartyAnswer } from './views/page.ts';
import { partyPageAnswer } from './views/party-page.ts';
import { mediationOfRequestAnswer, mediatorChoicesAnswer, prepareMediationAnswer } from './views/prepare.ts';

export const mediationModule: Module = {
  name: 'mediation',
  carries: mediationCarried,
  commands: [
    openMediationHandler,
    assignMediatorHandler,
    declareMediatorHandler,
    stepBackHandler,
    addPartyHandler,
    changePartyHandler,
    invitePartyHandler,
    revealPartyHandler,
    confirmMatterHandler,
    recordConfirmationHandler,
    planSessionHandler,
    cancelSessionHandler,
    attendSessionHandler,
    recordSessionHandler,
    draftAgreementHandler,
    signAgreementHandler,
    sealAgreementHandler,
    askExtensionHandler,
    failMediationHandler,
    endBrokenHandler,
    referMediationHandler,
    withdrawMediationHandler,
    followUpHandler,
    noteJudicialHandler,
    addPaperHandler,
    followRequestHandler,
  ],
  queries: [
    listMediationsAnswer,
    waitingMediationsAnswer,
    countMediationsAnswer,
    prepareMediationAnswer,
    mediationOfRequestAnswer,
    mediatorChoicesAnswer,
    mediationPageAnswer,
    revealedPartyAnswer,
    partyPageAnswer,
  ],
  exports: [caseSheet],
  calendarEntries: sessionEntries,
  reactions: [callPolice, tellRequest, fillRequest, followRequest],
  constraints: { mediation_cases_request: () => mediationProblem('open_already') },
};
