// What may be asked of mediation: contracts only, by what they show.

export { mediationPage, revealedParty } from './queries/case.ts';
export type { AgreementShown, ConfirmationRow, PartyRow, SessionShown, TermRow } from './queries/case-parts.ts';
export {
  countMediations,
  listMediations,
  type MediationLine,
  waitingMediations,
} from './queries/lists.ts';
export { mediationOfRequest, mediatorChoices, prepareMediation } from './queries/opening.ts';
export { partyPage } from './queries/party-page.ts';
