// The state chart of a request, and the one place that says who may do what next and, if not, why not. Pure: the desk's buttons, the phone's
// and the server's refusals all come from this table, so they cannot disagree.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';

export const requestStates = [
  'received',
  'accepted',
  'dispatched',
  'in_progress',
  'returned',
  'suspended',
  'reopened',
  'resolved',
  'closed',
  'merged',
  'withdrawn',
] as const;
export type RequestState = (typeof requestStates)[number];
export const openStates = [
  'received',
  'accepted',
  'dispatched',
  'in_progress',
  'returned',
  'suspended',
  'reopened',
  'resolved',
] as const satisfies readonly RequestState[];

export const stateTitles: Record<RequestState, Words> = {
  received: { zh: '待受理', en: 'To accept' },
  accepted: { zh: '待派单', en: 'To dispatch' },
  dispatched: { zh: '待接单', en: 'To sign' },
  in_progress: { zh: '处理中', en: 'In progress' },
  returned: { zh: '已退回', en: 'Returned' },
  suspended: { zh: '挂账', en: 'Suspended' },
  reopened: { zh: '重办', en: 'Redo' },
  resolved: { zh: '待核实', en: 'To verify' },
  closed: { zh: '已结案', en: 'Closed' },
  merged: { zh: '已合并', en: 'Merged' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** How the actor stands to this request. Worked out by the server from posts and area; sent to the screen with the record. */
export type Standing = 'desk' | 'lead' | 'assist' | 'caller' | 'supervisor' | 'territory';

export type RequestFacts = {
  state: RequestState;
  leadUnitId: string | null;
  resolvedByStaffId: string | null;
  kindCode: string | null;
  openApprovals: readonly ApprovalKind[];
  mayRunLong?: boolean;
  hasRating?: boolean;
};
export type ApprovalKind = 'extension' | 'suspension' | 'exclusion' | 'appeal';
export const approvalTitles: Record<ApprovalKind, Words> = {
  extension: { zh: '延期', en: 'extension' },
  suspension: { zh: '挂账', en: 'suspension' },
  exclusion: { zh: '剔除', en: 'exclusion' },
  appeal: { zh: '申诉', en: 'appeal' },
};

export type ActorFacts = {
  staffId: string | null;
  unitId: string | null;
  role: Role | null;
  standings: readonly Standing[];
};

export type Act = {
  title: Words;
  by: readonly Standing[];
  from: readonly RequestState[];
  /** A further condition: the reason why not, or null. */
  unless?: (request: RequestFacts, actor: ActorFacts) => Words | null;
};

const working = ['dispatched', 'in_progress', 'reopened'] as const satisfies readonly RequestState[];
const waitsFor = (kind: ApprovalKind, what: Words) => (request: RequestFacts) =>
  request.openApprovals.includes(kind) ? what : null;

/** The one who fixes never closes (product rule 1; CJ/T 214: supervision and command are two axes). */
function hasFixed(request: RequestFacts, actor: ActorFacts): Words | null {
  if (actor.staffId !== null && actor.staffId === request.resolvedByStaffId) {
    return { zh: '办的人不能自己结案，请由别人核实', en: 'Who did the work may not close it; someone else verifies' };
  }
  return null;
}

export const acts = {
  answer: { title: { zh: '接听', en: 'Answer' }, by: ['desk', 'territory'], from: ['received'] },
  classify: { title: { zh: '归类', en: 'Classify' }, by: ['desk'], from: ['received', 'accepted', 'returned'] },
  dispatch: { title: { zh: '派单', en: 'Dispatch' }, by: ['desk'], from: ['received', 'accepted', 'returned'] },
  sign: { title: { zh: '接单', en: 'Sign' }, by: ['lead'], from: ['dispatched', 'reopened'] },
  note: {
    title: { zh: '记进展', en: 'Add progress' },
    by: ['lead', 'assist', 'desk', 'territory'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended', 'resolved'],
  },
  resolve: { title: { zh: '办结', en: 'Resolve' }, by: ['lead'], from: [...working] },
  return: { title: { zh: '退回', en: 'Return' }, by: ['lead'], from: ['dispatched', 'in_progress'] },
  transfer: { title: { zh: '转派', en: 'Transfer' }, by: ['desk', 'lead'], from: [...working] },
  assist: { title: { zh: '加协办', en: 'Add assisting' }, by: ['desk', 'lead'], from: [...working, 'accepted'] },
  close: { title: { zh: '核实结案', en: 'Verify and close' }, by: ['desk'], from: ['resolved'], unless: hasFixed },
  redo: { title: { zh: '重办', en: 'Redo' }, by: ['desk', 'supervisor'], from: ['resolved', 'closed'] },
  call_back: {
    title: { zh: '回访', en: 'Call back' },
    by: ['desk', 'supervisor'],
    from: ['resolved', 'closed'],
    unless: hasFixed,
  },
  rate: {
    title: { zh: '评价', en: 'Rate' },
    by: ['caller'],
    from: ['resolved', 'closed'],
    unless: (r) => (r.hasRating ? { zh: '已经评价过了，谢谢您', en: 'Already rated, thank you' } : null),
  },
  state: {
    title: { zh: '补充', en: 'Add words' },
    by: ['caller'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended', 'resolved'],
  },
  thank: { title: { zh: '致谢', en: 'Thank' }, by: ['caller'], from: ['resolved', 'closed'] },
  remind: { title: { zh: '催办', en: 'Remind' }, by: ['desk', 'supervisor', 'caller'], from: [...working] },
  ask_extension: {
    title: { zh: '延期', en: 'Extend' },
    by: ['lead', 'desk'],
    from: ['in_progress', 'dispatched', 'reopened'],
    unless: waitsFor('extension', {
      zh: '已有一个延期申请在等审批',
      en: 'An extension is already waiting for approval',
    }),
  },
  ask_suspension: {
    title: { zh: '挂账', en: 'Suspend' },
    by: ['lead', 'desk'],
    from: ['in_progress', 'reopened'],
    unless: waitsFor('suspension', {
      zh: '已有一个挂账申请在等审批',
      en: 'A suspension is already waiting for approval',
    }),
  },
  ask_exclusion: {
    title: { zh: '申请剔除', en: 'Ask exclusion' },
    by: ['lead', 'desk'],
    from: [...working, 'returned', 'suspended', 'resolved', 'closed'],
    unless: waitsFor('exclusion', {
      zh: '已有一个剔除申请在等审批',
      en: 'An exclusion is already waiting for approval',
    }),
  },
  appeal: {
    title: { zh: '申诉', en: 'Appeal' },
    by: ['lead'],
    from: ['resolved', 'closed'],
    unless: waitsFor('appeal', { zh: '已有一个申诉在等审批', en: 'An appeal is already waiting' }),
  },
  decide: {
    title: { zh: '审批', en: 'Decide' },
    by: ['supervisor', 'desk'],
    from: [...working, 'returned', 'suspended', 'resolved', 'closed'],
    unless: (r) =>
      r.openApprovals.length === 0 ? { zh: '没有等待审批的申请', en: 'Nothing waits for a decision' } : null,
  },
  resume: { title: { zh: '恢复办理', en: 'Resume' }, by: ['desk', 'lead', 'supervisor'], from: ['suspended'] },
  tell_missing: {
    title: { zh: '一次告知', en: 'Tell all that is missing' },
    by: ['desk', 'lead', 'territory'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended'],
  },
  note_visit: {
    title: { zh: '记来访', en: 'Record a visit' },
    by: ['desk', 'lead', 'territory'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended'],
  },
  write_facts: {
    title: { zh: '填写信息', en: 'Tell facts' },
    by: ['desk', 'lead', 'assist', 'territory', 'caller'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended', 'resolved'],
  },
  escalate: { title: { zh: '上报', en: 'Escalate' }, by: ['desk'], from: ['accepted', 'returned', ...working] },
  supervise: {
    title: { zh: '督办', en: 'Supervise' },
    by: ['supervisor'],
    from: ['received', 'accepted', ...working, 'returned', 'suspended'],
  },
  convene: {
    title: { zh: '会办', en: 'Joint meeting' },
    by: ['desk', 'supervisor'],
    from: ['accepted', ...working, 'returned'],
  },
  merge: { title: { zh: '合并', en: 'Merge' }, by: ['desk'], from: ['received', 'accepted', ...working, 'returned'] },
  withdraw: { title: { zh: '撤销', en: 'Withdraw' }, by: ['desk', 'caller'], from: ['received', 'accepted'] },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
export type Ability = { act: ActName; may: boolean; whyNot?: Words };

const notYours: Words = { zh: '这一步由别的岗位来做', en: 'This step belongs to another post' };

/** May this actor do this now? The reason is a sentence a person can act on. */
export function abilityTo(name: ActName, request: RequestFacts, actor: ActorFacts): Ability {
  const act: Act = acts[name];
  if (!act.by.some((standing) => actor.standings.includes(standing)))
    return { act: name, may: false, whyNot: notYours };
  if (!act.from.includes(request.state)) return { act: name, may: false, whyNot: stateReason(name, request.state) };
  const reason = act.unless?.(request, actor) ?? null;
  return reason ? { act: name, may: false, whyNot: reason } : { act: name, may: true };
}

/** The acts that concern this actor at all: what may be done now, and what will be theirs later with the reason why not yet. */
export function abilitiesOf(request: RequestFacts, actor: ActorFacts): Ability[] {
  return (Object.keys(acts) as ActName[])
    .filter((name) => (acts[name] as Act).by.some((standing) => actor.standings.includes(standing)))
    .map((name) => abilityTo(name, request, actor));
}

function stateReason(name: ActName, state: RequestState): Words {
  if (name === 'close' && state !== 'closed') return { zh: '要等办结后才能结案', en: 'Only after it is resolved' };
  if (state === 'closed') return { zh: '这件已经结案', en: 'Already closed' };
  if (state === 'merged') return { zh: '这件已并入另一件', en: 'Merged into another' };
  if (state === 'withdrawn') return { zh: '这件已撤销', en: 'Withdrawn' };
  return {
    zh: `现在是“${stateTitles[state].zh}”，还不能${acts[name].title.zh}`,
    en: `Not while it is “${stateTitles[state].en}”`,
  };
}
