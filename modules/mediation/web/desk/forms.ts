// The forms of the acts on a case, one for each act that wants words. Which of them is offered is the state chart's to say.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { Words } from '#kernel/shared/problem.ts';
import {
  addPaper,
  addParty,
  askExtension,
  assignMediator,
  cancelSession,
  changeParty,
  endBroken,
  failMediation,
  followUp,
  noteJudicial,
  planSession,
  recordConfirmation,
  recordSession,
  referMediation,
  stepBack,
  withdrawMediation,
} from '../../shared/commands.ts';
import type { ActName } from '../../shared/mediation-chart.ts';
import type { mediationPage, mediatorChoices, PartyRow } from '../../shared/queries.ts';
import { paperKindNames, paperKinds, partyRoles, routeNames, routes, sessionModes } from '../../shared/words.ts';
import { type CaseForm, type Field, form, maybe, momentOf, type Option, one, oneOf, some, someOf } from './form.ts';
import { partyFields, partyInput, valuesOfParty } from './party-fields.ts';

export type CasePage = QueryAnswer<typeof mediationPage>;
export type MediatorPosts = QueryAnswer<typeof mediatorChoices>['posts'];

const optionsOf = <K extends string>(titles: Record<K, Words>, names: readonly K[]): Option[] =>
  names.map((value) => ({ value, label: titles[value] }));
const plain = (text: string): Words => ({ zh: text, en: text });
const yesNo: Option[] = [
  { value: 'yes', label: { zh: '同意', en: 'Yes' } },
  { value: 'no', label: { zh: '不同意', en: 'No' } },
];
const partyOptions = (parties: readonly PartyRow[]): Option[] =>
  parties.map(({ partyId, name, role }) => ({
    value: partyId,
    label: { zh: `${name}（${partyRoles[role].zh}）`, en: `${name} (${partyRoles[role].en})` },
  }));
const reason = (max = 500): Field => ({
  kind: 'text',
  name: 'reason',
  label: { zh: '理由', en: 'Reason' },
  lines: 3,
  max,
  isNeeded: true,
});
const photos: Field = { kind: 'photos', name: 'fileIds', label: { zh: '照片', en: 'Photos' } };
const told: Field = {
  kind: 'choices',
  name: 'toldRoutes',
  label: { zh: '已告知可以走的途径', en: 'Ways that were told' },
  options: optionsOf(routes, routeNames),
  isNeeded: true,
};
const matters = {
  record_acceptance: 'acceptance',
  record_extension: 'extension',
  record_signature: 'agreement',
} as const;

/** A party's yes or no on paper or by word of mouth, for who has no phone (rule 6). */
function confirmationForm(page: CasePage, act: keyof typeof matters): CaseForm {
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

export function changePartyForm(page: CasePage, party: PartyRow): CaseForm {
  return form(changeParty, {
    fields: partyFields({ isKnown: party.phone !== null }),
    first: valuesOfParty(party),
    input: (values) => ({ caseId: page.case.caseId, partyId: party.partyId, ...partyInput(values) }),
  });
}

export function cancelSessionForm(page: CasePage, sessionId: string): CaseForm {
  return form(cancelSession, {
    fields: [reason()],
    input: (values) => ({ caseId: page.case.caseId, sessionId, reason: one(values, 'reason') }),
  });
}

/** The form of an act; undefined for acts that are done by one press, or have a place of their own. */
export function formOf(act: ActName, page: CasePage, posts: MediatorPosts): CaseForm | undefined {
  const { caseId } = page.case;
  const planned = page.sessions.filter(({ state }) => state === 'planned');
  const terms = page.agreement?.terms ?? [];
  switch (act) {
    case 'assign':
      return form(assignMediator, {
        fields: [
          {
            kind: 'select',
            name: 'postId',
            label: { zh: '调解员', en: 'Mediator' },
            options: posts
              .filter(({ isOnCase }) => !isOnCase)
              .map((post) => ({
                value: post.postId,
                label: {
                  zh: `${post.staffName} · ${post.unitName} · 手上 ${post.openCases} 件`,
                  en: `${post.staffName} · ${post.unitName} · ${post.openCases} open`,
                },
              })),
            isNeeded: true,
          },
        ],
        input: (values) => ({ caseId, postId: one(values, 'postId') }),
      });
    case 'step_back':
      return form(stepBack, { fields: [reason()], input: (values) => ({ caseId, reason: one(values, 'reason') }) });
    case 'add_party':
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
    case 'record_acceptance':
    case 'record_extension':
    case 'record_signature':
      return confirmationForm(page, act);
    case 'plan_session':
      return form(planSession, {
        fields: [
          { kind: 'moment', name: 'meetsAt', label: { zh: '时间', en: 'When' }, isNeeded: true },
          {
            kind: 'choice',
            name: 'mode',
            label: { zh: '方式', en: 'How' },
            options: optionsOf(sessionModes, ['online', 'in_person', 'mixed']),
            isNeeded: true,
          },
          {
            kind: 'text',
            name: 'roomUrl',
            label: { zh: '会议链接', en: 'Room link' },
            hint: {
              zh: '以 https 开头；系统配了会议室可以不填',
              en: 'Begins with https; may be left out where a room is set',
            },
            max: 500,
            isShown: (values) => one(values, 'mode') !== 'in_person',
          },
          {
            kind: 'text',
            name: 'placeText',
            label: { zh: '地点', en: 'Place' },
            max: 200,
            isNeeded: true,
            isShown: (values) => one(values, 'mode') !== 'online',
          },
        ],
        first: { mode: 'online' },
        what: { zh: '双方的页面上会出现这次约定，登记了电话的会收到提醒。', en: 'Both sides see it on their pages.' },
        input: (values, sessionId) => {
          const mode = oneOf(values, 'mode', ['online', 'in_person', 'mixed']);
          return {
            caseId,
            sessionId,
            meetsAt: momentOf(one(values, 'meetsAt')),
            mode,
            roomUrl: mode === 'in_person' ? undefined : maybe(values, 'roomUrl'),
            placeText: mode === 'online' ? undefined : maybe(values, 'placeText'),
          };
        },
      });
    case 'record_session':
      return form(recordSession, {
        fields: [
          {
            kind: 'select',
            name: 'sessionId',
            label: { zh: '哪一次', en: 'Which session' },
            options: planned.map(({ sessionId, ordinal }) => ({
              value: sessionId,
              label: { zh: `第 ${ordinal} 次`, en: `No. ${ordinal}` },
            })),
            isNeeded: true,
          },
          {
            kind: 'choices',
            name: 'presentPartyIds',
            label: { zh: '在现场的（线上的自己会点“我到了”）', en: 'In the room' },
            options: partyOptions(page.parties),
          },
          {
            kind: 'text',
            name: 'record',
            label: { zh: '笔录', en: 'Record' },
            lines: 8,
            max: 20_000,
            isNeeded: true,
          },
          photos,
        ],
        first: planned[0] ? { sessionId: planned[0].sessionId } : {},
        input: (values) => ({
          caseId,
          sessionId: one(values, 'sessionId'),
          record: one(values, 'record'),
          presentPartyIds: some(values, 'presentPartyIds'),
          fileIds: some(values, 'fileIds'),
        }),
      });
    case 'ask_extension':
      return form(askExtension, {
        fields: [{ kind: 'date', name: 'untilOn', label: { zh: '延到哪一天', en: 'Until' }, isNeeded: true }, reason()],
        what: { zh: '双方都同意才算数；同意之前还是原来的期限。', en: 'It counts once both sides agree.' },
        input: (values, extensionId) => ({
          caseId,
          extensionId,
          untilOn: one(values, 'untilOn'),
          reason: one(values, 'reason'),
        }),
      });
    case 'fail':
      return form(failMediation, {
        fields: [reason(1000), told],
        what: {
          zh: '结束调解。要告知双方还可以走哪些途径（第二十六条）。',
          en: 'Ends it; the other ways must be told (art. 26).',
        },
        isGrave: true,
        input: (values) => ({
          caseId,
          reason: one(values, 'reason'),
          toldRoutes: someOf(values, 'toldRoutes', routeNames),
        }),
      });
    case 'end_broken':
      return form(endBroken, {
        fields: [reason(1000), told],
        isGrave: true,
        input: (values) => ({
          caseId,
          reason: one(values, 'reason'),
          toldRoutes: someOf(values, 'toldRoutes', routeNames),
        }),
      });
    case 'refer':
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
    case 'withdraw':
      return form(withdrawMediation, {
        fields: [reason()],
        isGrave: true,
        input: (values) => ({ caseId, reason: one(values, 'reason') }),
      });
    case 'follow_up':
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
    case 'note_judicial':
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
    case 'add_paper':
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
    default:
      return undefined;
  }
}
