// The ways a case ends before its agreement is kept, or goes elsewhere.
import { endBroken, failMediation, referMediation, withdrawMediation } from '../../../shared/commands.ts';
import { routeNames, routes } from '../../../shared/words.ts';
import { type CaseForm, form, one, oneOf, some, someOf } from '../form.ts';
import type { CasePage } from '../forms.ts';
import { optionsOf, reason, told } from './shared-fields.ts';

/** Why it ended, and which other ways were told. */
function endingForm(
  command: typeof failMediation | typeof endBroken,
  { case: { caseId } }: CasePage,
  what?: CaseForm['what'],
): CaseForm {
  return form(command, {
    fields: [reason(1000), told],
    ...(what ? { what } : {}),
    isGrave: true,
    input: (values) => ({
      caseId,
      reason: one(values, 'reason'),
      toldRoutes: someOf(values, 'toldRoutes', routeNames),
    }),
  });
}

export const failForm = (page: CasePage): CaseForm =>
  endingForm(failMediation, page, {
    zh: '结束调解。要告知双方还可以走哪些途径（第二十六条）。',
    en: 'Ends it; the other ways must be told (art. 26).',
  });
export const endBrokenForm = (page: CasePage): CaseForm => endingForm(endBroken, page);

export function referForm({ case: { caseId } }: CasePage): CaseForm {
  return form(referMediation, {
    fields: [
      {
        kind: 'choice',
        name: 'route',
        label: { zh: '转到哪里', en: 'Where to' },
        options: optionsOf(routes, routeNames),
        isNeeded: true,
      },
      {
        kind: 'choices',
        name: 'marks',
        label: { zh: '情况', en: 'Marks' },
        options: [
          { value: 'violent', label: { zh: '有暴力或升级迹象', en: 'Violent, or may become so' } },
          { value: 'ending', label: { zh: '调解到此结束', en: 'The mediation ends here' } },
        ],
      },
      reason(1000),
    ],
    first: { route: 'police' },
    what: {
      zh: '转警务室会马上呼叫警务室到场；有暴力的一律结束调解，当事人页面不再显示任何内容。',
      en: 'The police room is called at once; violence ends the mediation and empties the parties’ pages.',
    },
    isGrave: true,
    input: (values, referralId) => ({
      caseId,
      referralId,
      route: oneOf(values, 'route', routeNames),
      isViolent: some(values, 'marks').includes('violent'),
      isEnding: some(values, 'marks').includes('ending'),
      reason: one(values, 'reason'),
    }),
  });
}

export function withdrawForm({ case: { caseId } }: CasePage): CaseForm {
  return form(withdrawMediation, {
    fields: [reason()],
    isGrave: true,
    input: (values) => ({ caseId, reason: one(values, 'reason') }),
  });
}
