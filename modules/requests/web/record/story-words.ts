// One human sentence for each step of the story, from the event's type and facts, in both languages. `**` marks what stands out. Pure: the
// same words on the desk, on paper and in a test.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf, type Lang } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { approvalTitles } from '../../shared/request-chart.ts';
import type { RequestFacts, StoryStep } from '../parts/names.ts';

export type Told = {
  what: Words;
  /** Under it, quieter: the rule, the reason, the time it took. */
  more?: Words | undefined;
  tone?: 'done' | 'doing' | 'bad';
};

export type Telling = {
  request: Pick<
    RequestFacts,
    | 'callerName'
    | 'channel'
    | 'text'
    | 'isSilent'
    | 'isAnonymous'
    | 'proxy'
    | 'assisting'
    | 'responseDueAt'
    | 'dispatchedAt'
    | 'classification'
  >;
  channelTitle(code: string): Words;
  kindTitle(code: string): Words;
  now: number;
  /** How a time within a sentence is written; by default as near as 今天 18:00. */
  formatMoment?: ((at: number, lang: Lang) => string) | undefined;
  /** A step before this one filed it already: a dispatch then says nothing of the suggestion. */
  isFiled?: boolean;
};

type Facts = Record<string, unknown>;
type Teller = (step: StoryStep, telling: Telling) => Told;

const same = (text: string): Words => ({ zh: text, en: text });
const text = (facts: Facts, key: string): string => (typeof facts[key] === 'string' ? facts[key] : '');
const number = (facts: Facts, key: string): number => (typeof facts[key] === 'number' ? facts[key] : 0);

/** Who did it, as the sentence begins; the house itself is named as such. */
const doer = (step: StoryStep): Words => (step.by ? same(step.by) : { zh: '系统', en: 'The system' });
const begun = (step: StoryStep, zh: string, en: string): Words => {
  const who = doer(step);
  return { zh: `${who.zh} ${zh}`, en: `${who.en} ${en}` };
};
const because = (reason: string): Words | undefined =>
  reason ? { zh: `理由：${reason}`, en: `Reason: ${reason}` } : undefined;
const quoted = (said: string): Words => ({ zh: `，说“${said}”`, en: `: “${said}”` });
const join = (...parts: (Words | undefined)[]): Words | undefined => {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
};
const moment = (value: string, { now, formatMoment }: Telling, lang: Lang): string =>
  formatMoment?.(instantOf(value), lang) ?? formatNearMoment(instantOf(value), now, lang);
const at = (facts: Facts, key: string, telling: Telling): Words | undefined => {
  const value = text(facts, key);
  return value ? { zh: moment(value, telling, 'zh'), en: moment(value, telling, 'en') } : undefined;
};
const units = (facts: Facts): string => (Array.isArray(facts['units']) ? facts['units'].map(String).join('、') : '');

export const approvalWords: Record<string, Words> = approvalTitles;
const approval = (facts: Facts): Words => approvalWords[text(facts, 'kind')] ?? same(text(facts, 'kind'));

export const withdrawWords: Record<string, Words> = {
  mis_press: { zh: '误按', en: 'pressed by mistake' },
  silent: { zh: '没有人说话，也联系不上', en: 'nobody spoke and nobody could be reached' },
  caller_withdrew: { zh: '来电人撤回', en: 'withdrawn by the caller' },
  test: { zh: '测试', en: 'a test' },
  malicious_repeat: { zh: '恶意重复', en: 'repeated in bad faith' },
};

export const callbackWords: Record<string, Words> = {
  solved: { zh: '已解决', en: 'solved' },
  unsolved: { zh: '没有解决', en: 'not solved' },
  unreachable: { zh: '没有联系上', en: 'not reached' },
};

/** How a channel is told as an act of the caller; another channel is named. */
const channelActs: Record<string, Words> = {
  one_key: { zh: '按下一键呼叫', en: 'pressed the one-key call' },
  hotline: { zh: '打来热线电话', en: 'called the hotline' },
  walk_in: { zh: '来社区反映', en: 'came to the community' },
  home_visit: { zh: '在入户走访时反映', en: 'told a home visitor' },
  grid_wechat_group: { zh: '在网格微信群里反映', en: 'wrote in the grid’s WeChat group' },
};

function reported(step: StoryStep, { request, channelTitle }: Telling): Told {
  const channel = text(step.facts, 'channel') || request.channel;
  const title = channelTitle(channel);
  const act = channelActs[channel] ?? { zh: `通过${title.zh}反映`, en: `told by ${title.en}` };
  const caller: Words = request.isAnonymous
    ? { zh: '匿名群众', en: 'An anonymous caller' }
    : request.callerName
      ? same(request.callerName)
      : { zh: '来电人', en: 'A caller' };
  const said = request.isSilent
    ? { zh: '，没有说话', en: ' and said nothing' }
    : request.text
      ? quoted(request.text)
      : same('');
  const proxy = request.proxy && {
    zh: `由 ${request.proxy.name}${request.proxy.relation ? `（${request.proxy.relation}）` : ''} 代为反映`,
    en: `told on their behalf by ${request.proxy.name}${request.proxy.relation ? ` (${request.proxy.relation})` : ''}`,
  };
  return {
    what: { zh: `${caller.zh} ${act.zh}${said.zh}`, en: `${caller.en} ${act.en}${said.en}` },
    more: join(
      step.facts['isEmergency'] === true ? { zh: '判为紧急', en: 'judged an emergency' } : undefined,
      proxy ?? undefined,
      step.unitName ? { zh: `${step.unitName} 登记`, en: `registered by ${step.unitName}` } : undefined,
    ),
  };
}

function rang(step: StoryStep): Told {
  const role = text(step.facts, 'role') as Role;
  const title: Words = role ? (roles[role]?.title ?? same(role)) : { zh: '社区坐席', en: 'the community desk' };
  if (step.facts['isVacant'] === true) {
    return {
      what: {
        zh: `没人接，升到 ${title.zh}，这个岗位空缺`,
        en: `Not answered; raised to ${title.en}, a post nobody holds`,
      },
      tone: 'bad',
    };
  }
  const who = text(step.facts, 'who');
  if (number(step.facts, 'step') === 0) return { what: { zh: '社区坐席响铃', en: 'Rang at the community desk' } };
  return {
    what: {
      zh: `没人接，升到 ${title.zh}${who ? ` ${who}` : ''} 响铃`,
      en: `Not answered; rang at ${title.en}${who ? ` ${who}` : ''}`,
    },
    tone: 'doing',
  };
}

/** Was the suggestion taken, by which words was it made, or was it corrected? */
function suggestedBy(step: StoryStep, { request, kindTitle }: Telling): Words | undefined {
  const kindCode = text(step.facts, 'kindCode');
  const { suggested, because } = readClassification(request.classification);
  if (!suggested || !kindCode) return undefined;
  const title = kindTitle(suggested);
  if (suggested !== kindCode) {
    return { zh: `系统建议的是 ${title.zh}，已改`, en: `the suggestion was ${title.en}; corrected` };
  }
  const zh = because.length > 0 ? `（${because.map((word) => `“${word}”`).join('')}）` : '';
  const en = because.length > 0 ? ` (${because.map((word) => `“${word}”`).join(', ')})` : '';
  return { zh: `系统建议 ${title.zh}${zh}，已确认`, en: `suggested ${title.en}${en}, confirmed` };
}

/** What intake kept of the suggestion: the kind and the words that spoke for it. */
export function readClassification(kept: Record<string, unknown> | null): {
  suggested: string | undefined;
  because: string[];
} {
  const because = Array.isArray(kept?.['because']) ? (kept['because'] as { word?: unknown; weight?: unknown }[]) : [];
  return {
    suggested: typeof kept?.['suggested'] === 'string' ? kept['suggested'] : undefined,
    because: because
      .filter(({ weight }) => typeof weight !== 'number' || weight > 0)
      .flatMap(({ word }) => (typeof word === 'string' ? [word] : [])),
  };
}

function classified(step: StoryStep, telling: Telling): Told {
  const chosen = telling.kindTitle(text(step.facts, 'kindCode'));
  return {
    what: begun(step, `归类为 **${chosen.zh}**`, `filed it as **${chosen.en}**`),
    more: suggestedBy(step, telling),
  };
}

function dispatched(step: StoryStep, telling: Telling): Told {
  const { request } = telling;
  const ids = Array.isArray(step.facts['assistUnitIds']) ? step.facts['assistUnitIds'] : [];
  const helping = request.assisting.filter(({ unitId }) => ids.includes(unitId)).map(({ name }) => name);
  const lead = text(step.facts, 'leadName');
  const help: Words =
    helping.length > 0 ? { zh: `，协办 ${helping.join('、')}`, en: `, assisted by ${helping.join(', ')}` } : same('');
  const rule = text(step.facts, 'rule');
  return {
    what: begun(step, `派给 **${lead}**${help.zh}`, `dispatched it to **${lead}**${help.en}`),
    more: join(
      telling.isFiled ? undefined : suggestedBy(step, telling),
      rule ? { zh: `规则：${rule}`, en: `Rule: ${rule}` } : undefined,
    ),
  };
}

function signed(step: StoryStep, telling: Telling): Told {
  const { request } = telling;
  const promise = at(step.facts, 'promisedAt', telling);
  const taken = request.dispatchedAt ? instantOf(step.at) - instantOf(request.dispatchedAt) : undefined;
  const minutes = taken === undefined || taken < 0 ? undefined : Math.max(1, Math.round(taken / 60_000));
  const isLate = request.responseDueAt !== null && instantOf(step.at) > instantOf(request.responseDueAt);
  return {
    what: begun(
      step,
      `接单${promise ? `，承诺 **${promise.zh}** 前办结` : ''}`,
      `took it on${promise ? `, promising to be done by **${promise.en}**` : ''}`,
    ),
    more:
      minutes === undefined
        ? undefined
        : {
            zh: `派单后 ${minutes} 分钟接单${isLate ? '，超过响应时限' : '，在响应时限内'}`,
            en: `${minutes} min after dispatch, ${isLate ? 'later than the limit' : 'within the limit'}`,
          },
  };
}

const tellers: Record<string, Teller> = {
  'request.reported': reported,
  'request.rang': rang,
  'request.pressed_again': (step) => ({
    what: {
      zh: `又按了一次，一共 ${number(step.facts, 'presses')} 次`,
      en: `Pressed again, ${number(step.facts, 'presses')} times in all`,
    },
    tone: 'doing',
  }),
  'request.answered': (step) => ({ what: begun(step, '接听', 'answered') }),
  'request.classified': classified,
  'request.dispatched': dispatched,
  'request.signed': signed,
  'request.noted': (step) => ({
    what: begun(
      step,
      step.facts['isPublic'] === false ? '记了一条内部备注' : '记进展',
      step.facts['isPublic'] === false ? 'left an internal note' : 'told of progress',
    ),
    more: step.facts['isPublic'] === false ? { zh: '来电人看不到', en: 'not shown to the caller' } : undefined,
    tone: 'doing',
  }),
  'request.stated': () => ({ what: { zh: '来电人补充', en: 'The caller added' } }),
  'request.resolved': (step) => ({
    what: begun(step, '**办结**，等别人核实', 'reported it **done**; someone else verifies'),
  }),
  'request.returned': (step) => ({
    what: begun(step, '**退回**', '**returned** it'),
    more: join(
      because(text(step.facts, 'reason')),
      step.facts['isInTime'] === false ? { zh: '超过退回时限', en: 'later than returns are allowed' } : undefined,
    ),
    tone: 'bad',
  }),
  'request.transferred': (step) => ({
    what: begun(
      step,
      `转派给 **${text(step.facts, 'leadName')}**`,
      `passed it on to **${text(step.facts, 'leadName')}**`,
    ),
    more: because(text(step.facts, 'reason')),
  }),
  'request.assisted': (step) => ({
    what: begun(step, `请 **${units(step.facts)}** 协办`, `asked **${units(step.facts)}** to assist`),
    more: because(text(step.facts, 'reason')),
  }),
  'request.closed': (step) => ({
    what:
      text(step.facts, 'closedBy') === 'caller'
        ? { zh: '来电人确认解决，**结案**', en: 'The caller confirmed it; **closed**' }
        : text(step.facts, 'closedBy') === 'rule'
          ? { zh: '多次回访未联系上，按规定**结案**', en: 'Not reached after several tries; **closed** by rule' }
          : begun(step, '核实，**结案**', 'verified and **closed** it'),
  }),
  'request.reopened': (step) => ({
    what: {
      zh: `没有解决，**重办**（第 ${number(step.facts, 'relapse')} 次）`,
      en: `Not solved: **done again** (${number(step.facts, 'relapse')})`,
    },
    more: because(text(step.facts, 'reason')),
    tone: 'bad',
  }),
  'request.called_back': (step) => {
    const result = callbackWords[text(step.facts, 'result')] ?? same('');
    const feeling =
      step.facts['isSatisfied'] === true
        ? { zh: '，满意', en: ', satisfied' }
        : step.facts['isSatisfied'] === false
          ? { zh: '，不满意', en: ', dissatisfied' }
          : same('');
    return { what: begun(step, `回访：**${result.zh}**${feeling.zh}`, `called back: **${result.en}**${feeling.en}`) };
  },
  'request.rated': (step) => ({
    what: {
      zh: `来电人评价 **${number(step.facts, 'stars')} 星**${step.facts['isSolved'] === false ? '，说没有解决' : ''}`,
      en: `The caller gave **${number(step.facts, 'stars')} stars**${step.facts['isSolved'] === false ? ' and said it is not solved' : ''}`,
    },
  }),
  'request.thanked': () => ({ what: { zh: '来电人致谢', en: 'The caller said thanks' } }),
  'request.reminded': (step) => ({
    what:
      step.facts['byCaller'] === true
        ? { zh: '来电人催办', en: 'The caller reminded' }
        : begun(step, '催办', 'reminded'),
    more: text(step.facts, 'text') ? same(text(step.facts, 'text')) : undefined,
    tone: 'doing',
  }),
  'request.approval_asked': (step) => {
    const kind = approval(step.facts);
    const days = text(step.facts, 'kind') === 'extension' ? number(step.facts, 'amount') || 1 : 0;
    return {
      what: begun(
        step,
        `申请**${kind.zh}**${days ? ` ${days} 个工作日` : ''}，等审批`,
        `asked for **${kind.en}**${days ? ` of ${days} working days` : ''}`,
      ),
      more: because(text(step.facts, 'reason')),
      tone: 'doing',
    };
  },
  'request.approved': (step) => ({
    what: begun(step, `同意**${approval(step.facts).zh}**`, `granted the **${approval(step.facts).en}**`),
    more: text(step.facts, 'note') ? same(text(step.facts, 'note')) : undefined,
  }),
  'request.refused': (step) => ({
    what: begun(step, `没有同意**${approval(step.facts).zh}**`, `refused the **${approval(step.facts).en}**`),
    more: because(text(step.facts, 'note')),
    tone: 'bad',
  }),
  'request.resumed': (step) => ({
    what: begun(step, '恢复办理，计时接着走', 'resumed it; the clock goes on'),
    more: because(text(step.facts, 'reason')),
  }),
  'request.review_due': () => ({
    what: { zh: '挂账到了复核的日子', en: 'The suspension is due for review' },
    tone: 'doing',
  }),
  'request.escalated': (step) => ({
    what: begun(step, `上报 **${text(step.facts, 'toUnit')}**`, `sent it up to **${text(step.facts, 'toUnit')}**`),
    more: because(text(step.facts, 'reason')),
    tone: 'doing',
  }),
  'request.supervised': (step, telling) => {
    const due = at(step.facts, 'dueAt', telling);
    return {
      what: begun(
        step,
        `**督办**${due ? `，${due.zh} 前答复` : ''}`,
        `issued a **supervision order**${due ? `, to be answered by ${due.en}` : ''}`,
      ),
      more: because(text(step.facts, 'reason')),
      tone: 'bad',
    };
  },
  'request.supervision_answered': (step) => ({
    what: begun(step, '答复督办', 'answered the supervision order'),
    more: text(step.facts, 'answer') ? same(text(step.facts, 'answer')) : undefined,
  }),
  'request.convened': (step, telling) => {
    const meets = at(step.facts, 'meetsAt', telling);
    return {
      what: begun(
        step,
        `召集会办${meets ? `，**${meets.zh}**` : ''}，请 ${units(step.facts)}`,
        `called a joint meeting${meets ? ` on **${meets.en}**` : ''} with ${units(step.facts)}`,
      ),
      more: text(step.facts, 'topic') ? same(text(step.facts, 'topic')) : undefined,
    };
  },
  'request.merged': (step) => ({
    what: begun(
      step,
      `并入 **${text(step.facts, 'intoNo')}**，两个来源都保留`,
      `merged it into **${text(step.facts, 'intoNo')}**; both sources are kept`,
    ),
    more: because(text(step.facts, 'reason')),
  }),
  'request.withdrawn': (step) => {
    const reason = withdrawWords[text(step.facts, 'reason')] ?? same(text(step.facts, 'reason'));
    return {
      what: begun(step, `撤销：${reason.zh}`, `withdrew it: ${reason.en}`),
      more: text(step.facts, 'note') ? same(text(step.facts, 'note')) : undefined,
    };
  },
  'request.question_handed_over': (step) => ({
    what: {
      zh: `首问由 ${text(step.facts, 'from')} 交给 **${text(step.facts, 'to')}**`,
      en: `The first-asked duty passed from ${text(step.facts, 'from')} to **${text(step.facts, 'to')}**`,
    },
    more: text(step.facts, 'note') ? same(text(step.facts, 'note')) : undefined,
  }),
  'request.caller_revealed': (step) => ({
    what: begun(step, '查看了来电人信息', 'looked at the caller'),
    more: { zh: `用途：${text(step.facts, 'purpose')}`, en: `Purpose: ${text(step.facts, 'purpose')}` },
  }),
  'request.carded': (step) =>
    text(step.facts, 'card') === 'red'
      ? { what: { zh: '超过办理时限，亮**红牌**', en: 'Past its limit: **red card**' }, tone: 'bad' }
      : { what: { zh: '快到时限，亮**黄牌**', en: 'Nearly due: **yellow card**' }, tone: 'doing' },
};

/** What this file can tell; the test holds it against what the handlers emit. */
export const toldTypes: readonly string[] = Object.keys(tellers);

/** An event this screen does not know yet is told by its own name rather than left out: the story has no gaps. */
export function tell(step: StoryStep, telling: Telling): Told {
  return tellers[step.type]?.(step, telling) ?? { what: begun(step, step.type, step.type) };
}
