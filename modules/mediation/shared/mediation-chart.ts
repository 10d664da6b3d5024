// The state chart of a mediation case: who may do what next and, if not, why not. Pure; the desk's buttons, the party's page and the server's
// refusals come from this one table. Rules: 人民调解法 arts. 17–33, standards e3, mechanism N1.
import type { Words } from '#kernel/shared/problem.ts';

export const mediationStates = [
  'opened',
  'accepted',
  'drafted',
  'effective',
  'performed',
  'broken',
  'failed',
  'declined',
  'referred',
  'withdrawn',
] as const;
export type MediationState = (typeof mediationStates)[number];

export const stateTitles: Record<MediationState, Words> = {
  opened: { zh: '待双方同意', en: 'Waiting for consent' },
  accepted: { zh: '调解中', en: 'In mediation' },
  drafted: { zh: '待签协议', en: 'To be signed' },
  effective: { zh: '履行中', en: 'Being performed' },
  performed: { zh: '已履行', en: 'Performed' },
  broken: { zh: '未履行', en: 'Not performed' },
  failed: { zh: '调解不成', en: 'No agreement' },
  declined: { zh: '一方不同意', en: 'Declined' },
  referred: { zh: '已转出', en: 'Referred' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** The case lives: somebody has something to do. */
export const livingStates = ['opened', 'accepted', 'drafted', 'effective'] as const satisfies readonly MediationState[];
/** The month of the term runs. */
export const runningStates = ['accepted', 'drafted'] as const satisfies readonly MediationState[];

/**
 * `mediator`: assigned on the post worn, and has declared to be nobody's relative. `assigned`: not declared yet. `committee`: mediator's post at the
 * committee, or its secretary. `desk`: the desk that has the request.
 */
export type Standing = 'mediator' | 'assigned' | 'committee' | 'desk' | 'party' | 'applicant' | 'house';

export type MediationFacts = {
  state: MediationState;
  hasMediator: boolean;
  hasOpenExtension: boolean;
  hasMediatorSigned: boolean;
  isSealed: boolean;
  isOral: boolean;
};

export type Act = {
  title: Words;
  by: readonly Standing[];
  from: readonly MediationState[];
  /** A further condition: the reason why not, or null. */
  unless?: (facts: MediationFacts) => Words | null;
};

const needsMediator = ({ hasMediator }: MediationFacts): Words | null =>
  hasMediator
    ? null
    : { zh: '先指定调解员，并由其声明与双方无利害关系', en: 'First a mediator is assigned and declares' };

export const acts = {
  assign: {
    title: { zh: '指定调解员', en: 'Assign a mediator' },
    by: ['desk', 'committee', 'mediator'],
    from: livingStates,
  },
  declare: { title: { zh: '声明无利害关系', en: 'Declare no interest' }, by: ['assigned'], from: livingStates },
  step_back: { title: { zh: '回避', en: 'Step back' }, by: ['assigned', 'mediator'], from: livingStates },
  add_party: {
    title: { zh: '加当事人', en: 'Add a party' },
    by: ['desk', 'mediator', 'committee'],
    from: ['opened', 'accepted'],
  },
  change_party: {
    title: { zh: '改当事人信息', en: 'Correct a party' },
    by: ['desk', 'mediator', 'committee'],
    from: ['opened', 'accepted', 'drafted'],
  },
  invite: {
    title: { zh: '发专属链接', en: 'Send the private link' },
    by: ['desk', 'mediator', 'committee'],
    from: livingStates,
  },
  record_acceptance: {
    title: { zh: '登记纸质同意书', en: 'Record consent on paper' },
    by: ['desk', 'mediator', 'committee'],
    from: ['opened'],
  },
  plan_session: { title: { zh: '约调解时间', en: 'Plan a session' }, by: ['mediator'], from: runningStates },
  record_session: { title: { zh: '记调解笔录', en: 'Record a session' }, by: ['mediator'], from: runningStates },
  draft: { title: { zh: '拟协议', en: 'Draft the agreement' }, by: ['mediator'], from: runningStates },
  sign: {
    title: { zh: '调解员签名', en: 'Sign as mediator' },
    by: ['mediator'],
    from: ['drafted'],
    unless: ({ hasMediatorSigned }) =>
      hasMediatorSigned ? { zh: '调解员已签名', en: 'The mediator has signed' } : null,
  },
  seal: {
    title: { zh: '盖调委会章', en: 'Seal by the committee' },
    by: ['committee', 'mediator'],
    from: ['drafted'],
    unless: ({ isSealed, isOral }) =>
      isSealed
        ? { zh: '已盖章', en: 'Sealed already' }
        : isOral
          ? { zh: '口头协议不盖章', en: 'An oral agreement bears no seal' }
          : null,
  },
  record_signature: {
    title: { zh: '登记纸质签名', en: 'Record a signature on paper' },
    by: ['mediator'],
    from: ['drafted'],
  },
  ask_extension: {
    title: { zh: '申请延长期限', en: 'Ask for more time' },
    by: ['mediator'],
    from: runningStates,
    unless: ({ hasOpenExtension }) =>
      hasOpenExtension ? { zh: '已有一次延长在等双方同意', en: 'An extension already waits for consent' } : null,
  },
  record_extension: {
    title: { zh: '登记延长同意书', en: 'Record consent to more time' },
    by: ['mediator'],
    from: runningStates,
  },
  fail: { title: { zh: '调解不成', en: 'No agreement' }, by: ['mediator'], from: runningStates, unless: needsMediator },
  refer: {
    title: { zh: '转警务室或其他途径', en: 'Refer' },
    by: ['desk', 'mediator', 'assigned', 'committee'],
    from: livingStates,
  },
  withdraw: {
    title: { zh: '撤回', en: 'Withdraw' },
    by: ['desk', 'mediator', 'committee', 'applicant'],
    from: ['opened', 'accepted', 'drafted'],
  },
  follow_up: { title: { zh: '回访履行', en: 'Follow up' }, by: ['mediator', 'desk', 'committee'], from: ['effective'] },
  end_broken: {
    title: { zh: '未履行，告知途径', en: 'Not performed' },
    by: ['mediator', 'desk', 'committee'],
    from: ['effective'],
  },
  note_judicial: {
    title: { zh: '司法确认', en: 'Judicial confirmation' },
    by: ['mediator', 'desk', 'committee'],
    from: ['effective', 'performed', 'broken'],
  },
  add_paper: {
    title: { zh: '归入材料', en: 'File a paper' },
    by: ['mediator', 'assigned', 'desk', 'committee'],
    from: mediationStates,
  },
  reveal: {
    title: { zh: '查看电话', en: 'Show a number' },
    by: ['mediator', 'assigned', 'desk', 'committee'],
    from: mediationStates,
  },
  confirm_acceptance: { title: { zh: '同意调解', en: 'Consent' }, by: ['party'], from: ['opened'] },
  confirm_extension: { title: { zh: '同意延长', en: 'Consent to more time' }, by: ['party'], from: runningStates },
  confirm_agreement: { title: { zh: '签协议', en: 'Sign the agreement' }, by: ['party'], from: ['drafted'] },
  attend: { title: { zh: '我到了', en: 'I am here' }, by: ['party'], from: runningStates },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
export type Ability = { act: ActName; may: boolean; whyNot?: Words };

const notYours: Words = { zh: '这一步由别的岗位来做', en: 'This step belongs to another post' };
const undeclared: Words = { zh: '先声明与双方没有亲属和利害关系', en: 'First declare that you have no interest in it' };

export function abilityTo(name: ActName, facts: MediationFacts, standings: readonly Standing[]): Ability {
  const act: Act = acts[name];
  if (!standings.includes('house') && !act.by.some((standing) => standings.includes(standing)))
    return {
      act: name,
      may: false,
      whyNot: standings.includes('assigned') && act.by.includes('mediator') ? undeclared : notYours,
    };
  if (!act.from.includes(facts.state)) return { act: name, may: false, whyNot: stateReason(name, facts.state) };
  const reason = act.unless?.(facts) ?? null;
  return reason ? { act: name, may: false, whyNot: reason } : { act: name, may: true };
}

/** The acts that concern these standings, with the reason where they may not be done now. Over and done is not shown again. */
export function abilitiesOf(facts: MediationFacts, standings: readonly Standing[]): Ability[] {
  return (Object.keys(acts) as ActName[])
    .filter((name) => {
      const act: Act = acts[name];
      const by =
        act.by.some((s) => standings.includes(s)) || (standings.includes('assigned') && act.by.includes('mediator'));
      return by && (act.from.includes(facts.state) || isAhead(act, facts.state));
    })
    .map((name) => abilityTo(name, facts, standings));
}

/** May its time still come? */
function isAhead(act: Act, state: MediationState): boolean {
  const order = livingStates as readonly MediationState[];
  const at = order.indexOf(state);
  return at >= 0 && act.from.some((from) => order.indexOf(from) > at);
}

function stateReason(name: ActName, state: MediationState): Words {
  if ((livingStates as readonly MediationState[]).includes(state)) {
    return {
      zh: `现在是“${stateTitles[state].zh}”，还不能${acts[name].title.zh}`,
      en: `Not while it is “${stateTitles[state].en}”`,
    };
  }
  return { zh: `这件调解${stateTitles[state].zh}`, en: `This case is over: ${stateTitles[state].en}` };
}
