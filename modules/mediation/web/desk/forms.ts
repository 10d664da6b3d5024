// The form of each act on a case that wants words. Which of them is offered is the state chart's to say.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { ActName } from '../../shared/mediation-chart.ts';
import type { mediationPage, mediatorChoices } from '../../shared/queries.ts';
import type { CaseForm } from './form.ts';
import { addPaperForm, followUpForm, noteJudicialForm } from './forms/of-agreement.ts';
import { endBrokenForm, failForm, referForm, withdrawForm } from './forms/of-endings.ts';
import { assignForm, stepBackForm } from './forms/of-mediators.ts';
import { addPartyForm, confirmationForm } from './forms/of-parties.ts';
import { askExtensionForm, planSessionForm, recordSessionForm } from './forms/of-sessions.ts';

export { changePartyForm } from './forms/of-parties.ts';
export { cancelSessionForm } from './forms/of-sessions.ts';

export type CasePage = QueryAnswer<typeof mediationPage>;
export type MediatorPosts = QueryAnswer<typeof mediatorChoices>['posts'];

const forms: Partial<Record<ActName, (page: CasePage, posts: MediatorPosts) => CaseForm>> = {
  assign: assignForm,
  step_back: stepBackForm,
  add_party: addPartyForm,
  record_acceptance: (page) => confirmationForm(page, 'record_acceptance'),
  record_extension: (page) => confirmationForm(page, 'record_extension'),
  record_signature: (page) => confirmationForm(page, 'record_signature'),
  plan_session: planSessionForm,
  record_session: recordSessionForm,
  ask_extension: askExtensionForm,
  fail: failForm,
  end_broken: endBrokenForm,
  refer: referForm,
  withdraw: withdrawForm,
  follow_up: followUpForm,
  note_judicial: noteJudicialForm,
  add_paper: addPaperForm,
};

/** Undefined for acts that are done by one press, or have a place of their own. */
export const formOf = (act: ActName, page: CasePage, posts: MediatorPosts): CaseForm | undefined =>
  forms[act]?.(page, posts);
