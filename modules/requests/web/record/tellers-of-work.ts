// What was done about it, what the caller said of it, and how it ended.
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { StoryStep } from '../parts/names.ts';
import { formatWait } from '../queue/waiting.ts';
import { callbackWords, withdrawWords } from './outcome-words.ts';
import {
  at,
  because,
  begun,
  join,
  number,
  same,
  type Teller,
  type Telling,
  type Told,
  text,
  units,
} from './telling.ts';

function signed(step: StoryStep, telling: Telling): Told {
  const { request } = telling;
  const promise = at(step.facts, 'promisedAt', telling);
  const taken = request.dispatchedAt ? instantOf(step.at) - instantOf(request.dispatchedAt) : undefined;
  const isLate = request.responseDueAt !== null && instantOf(step.at) > instantOf(request.responseDueAt);
  return {
    what: begun(
      step,
      `接单${promise ? `，承诺 **${promise.zh}** 前办结` : ''}`,
      `took it on${promise ? `, promising to be done by **${promise.en}**` : ''}`,
    ),
    more:
      taken === undefined || taken < 0
        ? undefined
        : {
            zh: `派单后 ${formatWait(taken, 'zh')}接单${isLate ? '，超过响应时限' : '，在响应时限内'}`,
            en: `${formatWait(taken, 'en')} after dispatch, ${isLate ? 'later than the limit' : 'within the limit'}`,
          },
  };
}

export const tellersOfWork: Record<string, Teller> = {
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
  'request.missing_told': (step) => ({
    what: begun(
      step,
      `**一次告知** 还缺 ${number(step.facts, 'items')} 样`,
      `told **at one time** what is wanting: ${number(step.facts, 'items')}`,
    ),
    more:
      step.facts['isBreach'] === true
        ? {
            zh: `第 ${number(step.facts, 'time')} 次告知，违反一次告知`,
            en: `told for the ${number(step.facts, 'time')}th time, against the rule of one time`,
          }
        : text(step.facts, 'rulesChanged')
          ? {
              zh: `政策有变：${text(step.facts, 'rulesChanged')}`,
              en: `the rules changed: ${text(step.facts, 'rulesChanged')}`,
            }
          : undefined,
    tone: step.facts['isBreach'] === true ? 'bad' : 'done',
  }),
  'request.visited': (step) => ({
    what: begun(
      step,
      `记来访，来电人为这件事来了 **${number(step.facts, 'visits')} 次**`,
      `recorded a visit; the caller has come **${number(step.facts, 'visits')}** times for this`,
    ),
  }),
  'request.appointed': (step, telling) => {
    const when = at(step.facts, 'appointmentAt', telling) ?? same('');
    const earlier = at(step.facts, 'earlier', telling);
    return {
      what: earlier
        ? begun(step, `把时间改到 **${when.zh}**`, `moved the visit to **${when.en}**`)
        : begun(step, `约好时间 **${when.zh}**`, `agreed on the visit: **${when.en}**`),
      more: earlier && { zh: `原来是 ${earlier.zh}`, en: `it was ${earlier.en}` },
    };
  },
  'request.facts_written': (step) => {
    const titles = Array.isArray(step.facts['titles']) ? (step.facts['titles'] as Words[]) : [];
    const zh = titles.map((title) => title.zh).join('、');
    const en = titles.map((title) => title.en).join(', ');
    return {
      what:
        step.facts['byCaller'] === true && !step.by
          ? { zh: `来电人补填了 **${zh}**`, en: `The caller told **${en}**` }
          : begun(step, `登记了 **${zh}**`, `noted **${en}**`),
      tone: 'doing',
    };
  },
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
};
