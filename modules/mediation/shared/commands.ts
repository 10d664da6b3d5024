// The commands on a mediation case: contracts only, by their nouns. The chart (mediation-chart.ts) says who may issue one once the case is known.

export { draftAgreement, noteJudicial, sealAgreement, signAgreement } from './commands/agreement.ts';
export {
  endBroken,
  failMediation,
  followRequestChange,
  openMediation,
  referMediation,
  withdrawMediation,
} from './commands/case.ts';
export { askExtension, confirmMatter, recordConfirmation } from './commands/confirmation.ts';
export { addPaper, followUp } from './commands/follow-up.ts';
export { assignMediator, declareMediator, stepBack } from './commands/mediators.ts';
export { addParty, changeParty, inviteParty, revealParty } from './commands/party.ts';
export { attendSession, cancelSession, planSession, recordSession } from './commands/session.ts';
export { mediationStaff } from './shapes.ts';
