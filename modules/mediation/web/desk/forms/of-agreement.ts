// What becomes of the agreement, and the papers of the file.
import { addPaper, followUp, noteJudicial } from '../../../shared/commands.ts';
import { paperKindNames, paperKinds } from '../../../shared/words.ts';
import { type CaseForm, type Field, form, maybe, one, oneOf, some } from '../form.ts';
import type { CasePage } from '../forms.ts';
import { optionsOf, partyOptions, photos, plain } from './shared-fields.ts';

export function followUpForm(page: CasePage): CaseForm {
  const { caseId } = page.case;
  const terms = page.agreement?.terms ?? [];
  return form(followUp, {
    fields: [
      {
        kind: 'choice',
        name: 'means',
        label: { zh: '怎么回访的', en: 'How' },
        options: [
          { value: 'phone', label: { zh: '电话', en: 'By phone' } },
          { value: 'visit', label: { zh: '上门', en: 'Visit' } },
        ],
        isNeeded: true,
      },
      ...terms.map(
        (term): Field => ({
          kind: 'choice',
          name: `term ${term.termId}`,
          label: plain(`${term.ordinal}. ${term.text}`),
          options: [
            { value: 'kept', label: { zh: '已履行', en: 'Kept' } },
            { value: 'not_yet', label: { zh: '还没到', en: 'Not yet' } },
            { value: 'broken', label: { zh: '没有履行', en: 'Broken' } },
          ],
          isNeeded: true,
        }),
      ),
      { kind: 'text', name: 'note', label: { zh: '说明', en: 'Note' }, lines: 2, max: 1000 },
      photos,
    ],
    first: { means: 'phone' },
    input: (values, followUpId) => ({
      caseId,
      followUpId,
      means: oneOf(values, 'means', ['phone', 'visit']),
      note: one(values, 'note'),
      results: terms.map(({ termId }) => ({
        termId,
        result: oneOf(values, `term ${termId}`, ['not_yet', 'kept', 'broken']),
      })),
      fileIds: some(values, 'fileIds'),
    }),
  });
}

export function noteJudicialForm({ case: { caseId } }: CasePage): CaseForm {
  return form(noteJudicial, {
    fields: [
      {
        kind: 'choice',
        name: 'step',
        label: { zh: '到哪一步', en: 'Step' },
        options: [
          { value: 'applied', label: { zh: '双方已申请', en: 'Applied for' } },
          { value: 'confirmed', label: { zh: '法院已确认', en: 'Confirmed' } },
          { value: 'refused', label: { zh: '法院不予确认', en: 'Refused' } },
        ],
        isNeeded: true,
      },
      { kind: 'date', name: 'on', label: { zh: '日期', en: 'On' }, isNeeded: true },
      { kind: 'text', name: 'no', label: { zh: '文号', en: 'Number' }, max: 60 },
    ],
    first: { step: 'applied' },
    input: (values) => ({
      caseId,
      step: oneOf(values, 'step', ['applied', 'confirmed', 'refused']),
      on: one(values, 'on'),
      no: maybe(values, 'no'),
    }),
  });
}

export function addPaperForm(page: CasePage): CaseForm {
  const { caseId } = page.case;
  return form(addPaper, {
    fields: [
      {
        kind: 'select',
        name: 'kind',
        label: { zh: '什么材料', en: 'Kind' },
        options: optionsOf(paperKinds, paperKindNames),
        isNeeded: true,
      },
      { kind: 'select', name: 'partyId', label: { zh: '谁的', en: 'Whose' }, options: partyOptions(page.parties) },
      { kind: 'text', name: 'note', label: { zh: '说明', en: 'Note' }, lines: 2, max: 500 },
      photos,
    ],
    input: (values, paperId) => ({
      caseId,
      paperId,
      kind: oneOf(values, 'kind', paperKindNames),
      partyId: maybe(values, 'partyId'),
      note: one(values, 'note'),
      fileIds: some(values, 'fileIds'),
    }),
  });
}
