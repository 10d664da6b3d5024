// What the desk and those above it may do: urge, verify, send up, join, drop.
import * as c from '../../shared/commands.ts';
import { callbackWords, withdrawWords } from '../record/outcome-words.ts';
import { type ActForm, form, maybe, momentOf, note, one, reason, some, yesNo } from './form.ts';

export const deskForms = {
  remind: form(c.remindRequest, {
    what: { zh: '主办单位马上看到；催办记在经过里。', en: 'The lead sees it at once; it stays in the story.' },
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: { zh: '说一句', en: 'A word' },
        max: 500,
        quick: [
          { zh: '来电人又在催，请今天回复进展', en: 'The caller asks again; tell of progress today' },
          { zh: '快到时限，请抓紧', en: 'Nearly due, please hurry' },
        ],
      },
    ],
    input: (values, requestId, supervisionId) => ({ requestId, supervisionId, text: one(values, 'text') }),
  }),
  tell_missing: form(c.tellMissing, {
    what: {
      zh: '来电人在手机上看到整张单子，也可以打印。请一次说全：再告知一次会记为违反一次告知。',
      en: 'The caller sees the whole list on the phone, and it can be printed. Tell all of it: a second list is recorded as a breach.',
    },
    fields: [
      {
        kind: 'text',
        name: 'items',
        label: { zh: '还缺什么，一行一样', en: 'What is wanting, one a line' },
        lines: 5,
        max: 4000,
        isNeeded: true,
      },
      {
        kind: 'text',
        name: 'rulesChanged',
        label: { zh: '再次告知的，政策哪里变了', en: 'If told before: what changed in the rules' },
        max: 300,
      },
    ],
    input: (values, requestId, noteId) => ({
      requestId,
      noteId,
      items: one(values, 'items')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      ...maybe('rulesChanged', one(values, 'rulesChanged')),
    }),
  }),
  note_visit: form(c.noteVisit, {
    what: {
      zh: '来电人为这件事又来了一趟。来几趟都记着，为的是少让人跑。',
      en: 'The caller came for this once more. Visits are counted, so that people need to come less.',
    },
    fields: [],
    input: (_values, requestId, visitId) => ({ requestId, visitId }),
  }),
  call_back: form(c.callBackRequest, {
    what: {
      zh: '问来电人，不问办的人。解决了就结案，没解决就重办。',
      en: 'Ask the caller, not the handler. Solved closes it; unsolved is done again.',
    },
    fields: [
      {
        kind: 'choice',
        name: 'result',
        label: { zh: '结果', en: 'Outcome' },
        isNeeded: true,
        options: Object.entries(callbackWords).map(([value, label]) => ({ value, label })),
      },
      {
        kind: 'choice',
        name: 'isSatisfied',
        label: { zh: '满意吗', en: 'Satisfied?' },
        isShown: (values) => one(values, 'result') === 'solved',
        options: yesNo({ zh: '满意', en: 'Satisfied' }, { zh: '不满意', en: 'Dissatisfied' }),
      },
      {
        kind: 'choice',
        name: 'means',
        label: { zh: '方式', en: 'By' },
        isNeeded: true,
        options: [
          { value: 'phone', label: { zh: '电话', en: 'Phone' } },
          { value: 'visit', label: { zh: '上门', en: 'Visit' } },
          { value: 'sms', label: { zh: '短信', en: 'SMS' } },
          { value: 'page', label: { zh: '网页', en: 'Page' } },
        ],
      },
      note({ zh: '来电人怎么说', en: 'In the caller’s words' }, 1000),
    ],
    input: (values, requestId, callbackId) => ({
      requestId,
      callbackId,
      means: one(values, 'means') as 'phone',
      result: one(values, 'result') as 'solved',
      ...(one(values, 'result') === 'solved' && one(values, 'isSatisfied')
        ? { isSatisfied: one(values, 'isSatisfied') === 'yes' }
        : {}),
      note: one(values, 'note'),
    }),
  }),
  close: form(c.closeRequest, {
    asks: 'close',
    what: {
      zh: '核实过确实办好了，才结案；之后仍可以重办。',
      en: 'Only once you know it is really done. It can still be done again.',
    },
    fields: [note({ zh: '怎么核实的', en: 'How it was verified' }, 1000)],
    input: (values, requestId) => ({ requestId, note: one(values, 'note') }),
  }),
  redo: form(c.redoRequest, {
    what: { zh: '编号和主办不变，记一次重办。', en: 'Same number, same lead; counted as done again.' },
    fields: [reason],
    input: (values, requestId) => ({ requestId, reason: one(values, 'reason') }),
  }),
  escalate: form(c.escalateRequest, {
    what: {
      zh: '超出本级职权才上报；以后由上一级派单、结案。',
      en: 'For what is beyond this level; the desk above dispatches and closes it from then on.',
    },
    fields: [reason],
    input: (values, requestId, supervisionId) => ({ requestId, supervisionId, reason: one(values, 'reason') }),
  }),
  supervise: form(c.superviseRequest, {
    what: { zh: '督办必须答复。', en: 'A supervision order must be answered.' },
    fields: [reason, { kind: 'moment', name: 'dueAt', label: { zh: '什么时候前答复', en: 'To be answered by' } }],
    input: (values, requestId, supervisionId) => ({
      requestId,
      supervisionId,
      reason: one(values, 'reason'),
      ...(one(values, 'dueAt') ? { dueAt: momentOf(one(values, 'dueAt')) } : {}),
    }),
  }),
  convene: form(c.conveneRequest, {
    what: { zh: '请来的单位从现在起能看到这件。', en: 'The units invited see it from now on.' },
    fields: [
      { kind: 'text', name: 'topic', label: { zh: '议什么', en: 'Topic' }, lines: 2, max: 2000, isNeeded: true },
      { kind: 'moment', name: 'meetsAt', label: { zh: '时间', en: 'When' }, isNeeded: true },
      { kind: 'units', name: 'unitIds', label: { zh: '请哪些单位', en: 'Who comes' }, isNeeded: true },
    ],
    input: (values, requestId, supervisionId) => ({
      requestId,
      supervisionId,
      topic: one(values, 'topic'),
      meetsAt: momentOf(one(values, 'meetsAt')),
      unitIds: some(values, 'unitIds'),
    }),
  }),
  merge: form(c.mergeRequest, {
    what: {
      zh: '两次反映都保留，以后按另一件办。合并不能撤回。',
      en: 'Both tellings stay; the other one is worked on. It cannot be undone.',
    },
    isGrave: true,
    fields: [
      { kind: 'request', name: 'intoId', label: { zh: '并入哪一件', en: 'Into which' }, isNeeded: true },
      { kind: 'text', name: 'reason', label: { zh: '为什么是同一件', en: 'Why the same' }, max: 500 },
    ],
    input: (values, requestId) => ({ requestId, intoId: one(values, 'intoId'), reason: one(values, 'reason') }),
  }),
  withdraw: form(c.withdrawRequest, {
    what: {
      zh: '留下记录，不进队列、不计入三率。撤销不能撤回。',
      en: 'Kept on record, out of the queue and the rates. It cannot be undone.',
    },
    isGrave: true,
    fields: [
      {
        kind: 'choice',
        name: 'reason',
        label: { zh: '为什么', en: 'Why' },
        isNeeded: true,
        options: Object.entries(withdrawWords).map(([value, label]) => ({ value, label })),
      },
      note({ zh: '补充', en: 'Note' }),
    ],
    input: (values, requestId) => ({ requestId, reason: one(values, 'reason') as 'test', note: one(values, 'note') }),
  }),
} satisfies Record<string, ActForm>;
