// Who urged, asked, decided, ordered, sent up and looked.
import type { Words } from '#kernel/shared/problem.ts';
import { approvalWords } from './outcome-words.ts';
import { at, because, begun, type Facts, number, same, type Teller, text, units } from './telling.ts';

const approval = (facts: Facts): Words => approvalWords[text(facts, 'kind')] ?? same(text(facts, 'kind'));

export const tellersOfOversight: Record<string, Teller> = {
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
  'request.question_handed_over': (step) => ({
    what: {
      zh: `首问由 ${text(step.facts, 'from')} 交给 **${text(step.facts, 'to')}**`,
      en: `The first-asked duty passed from ${text(step.facts, 'from')} to **${text(step.facts, 'to')}**`,
    },
    more: text(step.facts, 'note') ? same(text(step.facts, 'note')) : undefined,
  }),
  'request.fact_revealed': (step) => ({
    what: begun(step, '看了隐去的信息', 'looked at a masked fact'),
    more: same(text(step.facts, 'purpose')),
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
