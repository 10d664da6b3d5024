// The parties: added, corrected, and what they said on paper or by word of mouth.
import { addParty, changeParty, recordConfirmation } from '../../../shared/commands.ts';
import type { PartyRow } from '../../../shared/queries.ts';
import { partyRoles } from '../../../shared/words.ts';
import { type CaseForm, form, one, oneOf, some } from '../form.ts';
import type { CasePage } from '../forms.ts';
import { partyFields, partyInput, valuesOfParty } from '../party-fields.ts';
import { optionsOf, partyOptions, photos, yesNo } from './shared-fields.ts';

export function addPartyForm({ case: { caseId } }: CasePage): CaseForm {
  return form(addParty, {
    fields: [
      {
        kind: 'choice',
        name: 'role',
        label: { zh: '身份', en: 'Role' },
        options: optionsOf(partyRoles, ['applicant', 'respondent', 'other']),
        isNeeded: true,
      },
      ...partyFields({ isKnown: false }),
    ],
    first: { role: 'respondent' },
    input: (values, partyId) => ({
      caseId,
      partyId,
      role: oneOf(values, 'role', ['respondent', 'applicant', 'other']),
      ...partyInput(values),
    }),
  });
}

export function changePartyForm(page: CasePage, party: PartyRow): CaseForm {
  return form(changeParty, {
    fields: partyFields({ isKnown: party.phone !== null }),
    first: valuesOfParty(party),
    input: (values) => ({ caseId: page.case.caseId, partyId: party.partyId, ...partyInput(values) }),
  });
}

const matters = {
  record_acceptance: 'acceptance',
  record_extension: 'extension',
  record_signature: 'agreement',
} as const;

/** A party's yes or no on paper or by word of mouth, for who has no phone (rule 6). */
export function confirmationForm(page: CasePage, act: keyof typeof matters): CaseForm {
  const matter = matters[act];
  const wanting =
    matter === 'acceptance'
      ? page.wanting
      : ((matter === 'extension' ? page.extension : page.agreement)?.wanting ?? []);
  const isWord = matter !== 'agreement' || page.agreement?.form === 'oral';
  return form(recordConfirmation, {
    fields: [
      {
        kind: 'select',
        name: 'partyId',
        label: { zh: '哪一方', en: 'Which party' },
        options: partyOptions(page.parties.filter(({ partyId }) => wanting.includes(partyId))),
        isNeeded: true,
      },
      { kind: 'choice', name: 'isWilling', label: { zh: '意思', en: 'Answer' }, options: yesNo, isNeeded: true },
      {
        kind: 'choice',
        name: 'means',
        label: { zh: '怎么表示的', en: 'How' },
        options: [
          { value: 'paper', label: { zh: '纸上签字', en: 'Signed on paper' } },
          ...(isWord ? [{ value: 'oral', label: { zh: '当面口头', en: 'Word of mouth' } }] : []),
        ],
        isNeeded: true,
      },
      { ...photos, label: { zh: '签过字的纸（拍照）', en: 'The signed paper' } },
    ],
    first: { isWilling: 'yes', means: 'paper' },
    input: (values, confirmationId) => ({
      caseId: page.case.caseId,
      confirmationId,
      partyId: one(values, 'partyId'),
      matter,
      isWilling: one(values, 'isWilling') === 'yes',
      means: oneOf(values, 'means', ['paper', 'oral']),
      fileIds: some(values, 'fileIds'),
    }),
  });
}
