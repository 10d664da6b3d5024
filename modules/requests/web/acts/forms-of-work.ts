// What the unit that has the work may do, and those who help it.
import * as c from '../../shared/commands.ts';
import { type ActForm, form, maybe, momentOf, one, photos, reason, some, yesNo } from './form.ts';

export const workForms = {
  answer: form(c.answerRequest, { fields: [], input: (_values, requestId) => ({ requestId }) }),
  sign: form(c.signRequest, {
    what: {
      zh: '接单后来电人会看到您的单位和承诺的时间。',
      en: 'The caller will see your unit and the time you promise.',
    },
    fields: [
      { kind: 'moment', name: 'promisedAt', label: { zh: '承诺办结时间', en: 'Promised by' } },
      {
        kind: 'text',
        name: 'reply',
        label: { zh: '给来电人的话', en: 'A word to the caller' },
        max: 500,
        quick: [
          { zh: '半小时内到', en: 'There within half an hour' },
          { zh: '今天上门', en: 'We come today' },
        ],
      },
    ],
    input: (values, requestId) => ({
      requestId,
      ...(one(values, 'promisedAt') ? { promisedAt: momentOf(one(values, 'promisedAt')) } : {}),
      ...maybe('reply', one(values, 'reply')),
    }),
  }),
  note: form(c.noteRequest, {
    fields: [
      { kind: 'text', name: 'text', label: { zh: '进展', en: 'Progress' }, lines: 3, max: 2000, isNeeded: true },
      photos,
      {
        kind: 'choice',
        name: 'isPublic',
        label: { zh: '谁能看到', en: 'Who sees it' },
        options: yesNo({ zh: '来电人也看到', en: 'The caller too' }, { zh: '只给内部', en: 'Only us' }),
      },
    ],
    input: (values, requestId, noteId) => ({
      requestId,
      noteId,
      text: one(values, 'text'),
      fileIds: some(values, 'fileIds'),
      isPublic: one(values, 'isPublic') !== 'no',
    }),
  }),
  resolve: form(c.resolveRequest, {
    asks: 'resolve',
    what: { zh: '办结后由别人核实结案，办的人不能自己结案。', en: 'Someone else verifies and closes it afterwards.' },
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: { zh: '怎么办的', en: 'What was done' },
        lines: 3,
        max: 2000,
        isNeeded: true,
      },
      photos,
    ],
    input: (values, requestId) => ({ requestId, text: one(values, 'text'), fileIds: some(values, 'fileIds') }),
  }),
  return: form(c.returnRequest, {
    what: { zh: '退回派单的坐席，时限接着走。', en: 'It goes back to the dispatcher; the clock runs on.' },
    fields: [
      reason,
      {
        kind: 'text',
        name: 'legalBasis',
        label: { zh: '依据（法规或职责清单）', en: 'Basis in law or duty list' },
        max: 500,
      },
    ],
    input: (values, requestId) => ({
      requestId,
      reason: one(values, 'reason'),
      ...maybe('legalBasis', one(values, 'legalBasis')),
    }),
  }),
  transfer: form(c.transferRequest, {
    what: {
      zh: '换一个单位主办；来电人等的时间一样，时限不重算。',
      en: 'Another unit leads; the time limit does not start again.',
    },
    fields: [{ kind: 'unit', name: 'leadUnitId', label: { zh: '转给', en: 'To' }, isNeeded: true }, reason],
    input: (values, requestId) => ({ requestId, leadUnitId: one(values, 'leadUnitId'), reason: one(values, 'reason') }),
  }),
  assist: form(c.assistRequest, {
    what: { zh: '主办不变，协办单位从现在起能看到这件。', en: 'The lead stays; assisting units see it from now on.' },
    fields: [
      { kind: 'units', name: 'assistUnitIds', label: { zh: '请谁协办', en: 'Who assists' }, isNeeded: true },
      { kind: 'text', name: 'reason', label: { zh: '请他们做什么', en: 'What for' }, max: 500 },
    ],
    input: (values, requestId) => ({
      requestId,
      assistUnitIds: some(values, 'assistUnitIds'),
      reason: one(values, 'reason'),
    }),
  }),
  resume: form(c.resumeRequest, {
    what: { zh: '计时从停下的地方接着走，剩多少还是多少。', en: 'The clock goes on with exactly what was left.' },
    fields: [{ kind: 'text', name: 'reason', label: { zh: '为什么恢复', en: 'Why now' }, max: 500 }],
    input: (values, requestId) => ({ requestId, reason: one(values, 'reason') }),
  }),
} satisfies Record<string, ActForm>;
