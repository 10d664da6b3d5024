// Every act a post holder may do on a request, as one table: its command, what it asks for, and what it says will happen. One component draws
// any of them, so that twenty acts are not twenty forms. 归类 and 派单 alone have a panel of their own (intake/).

import { instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import type { Words } from '#kernel/shared/problem.ts';
import * as c from '../../shared/commands.ts';
import { type ActName, acts } from '../../shared/request-chart.ts';
import type { PageAnswer } from '../parts/names.ts';
import { approvalWords, callbackWords, withdrawWords } from '../record/story-words.ts';

/** What has been filled in, by the name of the field. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

type Common = { name: string; label: Words; hint?: Words; isNeeded?: boolean; isShown?: (values: Values) => boolean };
export type Field = Common &
  (
    | { kind: 'text'; lines?: number; max: number; quick?: readonly Words[] }
    | { kind: 'choice'; options: readonly { value: string; label: Words }[] }
    /** Reasons that the work method allows. */
    | { kind: 'reason'; of: 'suspensions' | 'exclusions' }
    | { kind: 'unit' }
    | { kind: 'units' }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'date' }
    | { kind: 'moment' }
    | { kind: 'photos' }
    | { kind: 'colleague' }
    | { kind: 'request' }
    | { kind: 'approval' }
  );

export type ActForm = {
  command: CommandSpec;
  fields: readonly Field[];
  /** What comes of it, said before it is done. */
  what?: Words;
  /** On the button, when the act's own title is not what is meant. */
  press?: Words;
  isGrave?: boolean;
  /** The command's input. `newId` was made when the form was opened: a second press is the same act. */
  input(values: Values, requestId: string, newId: string): unknown;
};

type Made<C extends CommandSpec> = Omit<ActForm, 'command' | 'input'> & {
  input(values: Values, requestId: string, newId: string): CommandInput<C>;
};
const form = <C extends CommandSpec>(command: C, made: Made<C>): ActForm => ({ command, ...made });

const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
const some = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? [...value] : [];
};
/** Left out when nothing was filled in. */
const maybe = <K extends string>(name: K, value: string): { [P in K]?: string } =>
  (value === '' ? {} : { [name]: value }) as { [P in K]?: string };

/** `2022-03-16T18:00`, as a browser gives it, is meant in Shanghai whatever the device thinks. */
export function momentOf(local: string): string {
  const [on = '', time = ''] = local.split('T');
  const [hours = '0', minutes = '0'] = time.split(':');
  return new Date(instantAt(on, Number(hours) * 60 + Number(minutes))).toISOString();
}
/** The same the other way, for a field's first value. */
export function localOf(instant: number): string {
  return new Date(instant + 8 * 60 * MINUTE_MS).toISOString().slice(0, 16);
}

const reason: Field = {
  kind: 'text',
  name: 'reason',
  label: { zh: '理由', en: 'Reason' },
  lines: 3,
  max: 2000,
  isNeeded: true,
};
const photos: Field = { kind: 'photos', name: 'fileIds', label: { zh: '照片', en: 'Photos' } };
const note = (label: Words, max = 500): Field => ({ kind: 'text', name: 'note', label, lines: 2, max });
const yesNo = (yes: Words, no: Words) => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

export type FormAct = Exclude<ActName, 'classify' | 'dispatch' | 'rate' | 'state' | 'thank'>;

export const actForms: Record<FormAct, ActForm> = {
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
  close: form(c.closeRequest, {
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
  ask_extension: form(c.askApproval, {
    what: { zh: '由别人审批；批准前时限不变。', en: 'Somebody else decides; until then nothing changes.' },
    fields: [
      {
        kind: 'number',
        name: 'amount',
        label: { zh: '延长几个工作日', en: 'Working days' },
        least: 1,
        most: 60,
        isNeeded: true,
      },
      reason,
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'extension' as const,
      amount: Number(one(values, 'amount')),
      reason: one(values, 'reason'),
    }),
  }),
  ask_suspension: form(c.askApproval, {
    what: {
      zh: '批准后计时暂停，长期跟踪，到复核日会提醒。',
      en: 'Once granted the clock stops; it is tracked and comes back on its review day.',
    },
    fields: [
      {
        kind: 'reason',
        of: 'suspensions',
        name: 'reasonCode',
        label: { zh: '挂账原因', en: 'Ground' },
        isNeeded: true,
      },
      { ...reason, label: { zh: '具体说明', en: 'In detail' } },
      { kind: 'date', name: 'reviewOn', label: { zh: '复核日期', en: 'Review on' } },
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'suspension' as const,
      reasonCode: one(values, 'reasonCode'),
      reason: one(values, 'reason'),
      ...maybe('reviewOn', one(values, 'reviewOn')),
    }),
  }),
  ask_exclusion: form(c.askApproval, {
    what: { zh: '批准后不计入三率；事情本身照办。', en: 'Once granted it leaves the rates; the work itself goes on.' },
    fields: [
      { kind: 'reason', of: 'exclusions', name: 'reasonCode', label: { zh: '剔除原因', en: 'Ground' }, isNeeded: true },
      { ...reason, label: { zh: '具体说明', en: 'In detail' } },
      { ...photos, label: { zh: '依据材料', en: 'Evidence' } },
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'exclusion' as const,
      reasonCode: one(values, 'reasonCode'),
      reason: one(values, 'reason'),
      fileIds: some(values, 'fileIds'),
    }),
  }),
  appeal: form(c.askApproval, {
    what: { zh: '对评价或考核结果有异议，由上级裁定。', en: 'Against a rating or a score; decided above.' },
    fields: [reason, { ...photos, label: { zh: '依据材料', en: 'Evidence' } }],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'appeal' as const,
      reason: one(values, 'reason'),
      fileIds: some(values, 'fileIds'),
    }),
  }),
  decide: form(c.decideApproval, {
    fields: [
      { kind: 'approval', name: 'approvalId', label: { zh: '哪个申请', en: 'Which' }, isNeeded: true },
      {
        kind: 'choice',
        name: 'isApproved',
        label: { zh: '决定', en: 'Decision' },
        isNeeded: true,
        options: yesNo({ zh: '同意', en: 'Grant' }, { zh: '不同意', en: 'Refuse' }),
      },
      note({ zh: '说明（不同意时写清理由）', en: 'Note (say why, when refusing)' }),
    ],
    input: (values, requestId) => ({
      requestId,
      approvalId: one(values, 'approvalId'),
      isApproved: one(values, 'isApproved') === 'yes',
      note: one(values, 'note'),
    }),
  }),
  resume: form(c.resumeRequest, {
    what: { zh: '计时从停下的地方接着走，剩多少还是多少。', en: 'The clock goes on with exactly what was left.' },
    fields: [{ kind: 'text', name: 'reason', label: { zh: '为什么恢复', en: 'Why now' }, max: 500 }],
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
};

/** Forms for what is no act of the chart: answering a supervision order, handing over the first-asked duty (L12). */
export const sideForms = {
  answer_supervision: (supervisionId: string): ActForm =>
    form(c.answerSupervision, {
      fields: [
        { kind: 'text', name: 'answer', label: { zh: '答复', en: 'Answer' }, lines: 3, max: 2000, isNeeded: true },
      ],
      input: (values, requestId) => ({ requestId, supervisionId, answer: one(values, 'answer') }),
    }),
  hand_over: (): ActForm =>
    form(c.handOverQuestion, {
      what: {
        zh: '交接以后由他负责到底，交接记在经过里。',
        en: 'From then on it is theirs; the hand-over stays in the story.',
      },
      fields: [
        { kind: 'colleague', name: 'toStaffId', label: { zh: '交给谁', en: 'To whom' }, isNeeded: true },
        note({ zh: '交代一句', en: 'A word' }),
      ],
      input: (values, requestId) => ({ requestId, toStaffId: one(values, 'toStaffId'), note: one(values, 'note') }),
    }),
};

export function isFormAct(act: string): act is FormAct {
  return act in actForms;
}

/** What stands in the form when it opens. */
export function firstValues(act: string, page: Pick<PageAnswer, 'approvals'>): Values {
  if (act === 'decide') {
    const asked = page.approvals.filter(({ state }) => state === 'asked');
    return asked.length === 1 ? { approvalId: asked[0]?.id } : {};
  }
  if (act === 'call_back') return { means: 'phone' };
  if (act === 'note') return { isPublic: 'yes' };
  if (act === 'ask_extension') return { amount: '1' };
  return {};
}

/** The fields still wanting, in the order they stand. */
export function missingFields(form: ActForm, values: Values): Field[] {
  return form.fields.filter((field) => {
    if (field.isShown && !field.isShown(values)) return false;
    if (!field.isNeeded) return false;
    const value = values[field.name];
    return Array.isArray(value) ? value.length === 0 : !value || String(value).trim() === '';
  });
}

/** 延期：李* 申请 2 个工作日 — how an open approval is named where one is chosen. */
export function approvalTitle(approval: PageAnswer['approvals'][number]): Words {
  const kind = approvalWords[approval.kind] ?? { zh: approval.kind, en: approval.kind };
  const days = approval.amount
    ? { zh: ` ${approval.amount} 个工作日`, en: ` of ${approval.amount} working days` }
    : { zh: '', en: '' };
  const by = approval.askedBy
    ? { zh: `${approval.askedBy} 申请`, en: `${approval.askedBy} asks for ` }
    : { zh: '', en: '' };
  return {
    zh: `${by.zh}${kind.zh}${days.zh}：${approval.reason}`,
    en: `${by.en}${kind.en}${days.en}: ${approval.reason}`,
  };
}

export const actTitle = (act: ActName): Words => acts[act].title;
