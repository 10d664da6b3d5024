// How a call-out is named and its figure told, on every screen that shows one.
import type { Words } from '#kernel/shared/problem.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import { type BranchState, kindTitles } from '../../shared/callout.ts';
import type { CalloutHead, RingLine } from '../../shared/queries.ts';

/** A drill is a drill whatever it plays at. */
export const titleOf = ({ kind, isDrill }: Pick<CalloutHead, 'kind' | 'isDrill'>): Words =>
  isDrill ? { zh: '呼叫演练', en: 'Call-out drill' } : kindTitles[kind];

export const toneOf: Record<BranchState, Tone> = {
  nobody: 'red',
  escalated: 'red',
  taken_up: 'amber',
  ringing: 'amber',
  reached: 'green',
};

export const ringWords = (ring: Pick<RingLine, 'outcome' | 'passedAt'>): Words => {
  switch (ring.outcome) {
    case 'answered':
      return { zh: '已应答', en: 'answered' };
    case 'no_answer':
      return { zh: '电话没人接', en: 'no answer' };
    case 'wrong_person':
      return { zh: '不是本人', en: 'the wrong one' };
    case 'covered':
      return { zh: '别人已应答', en: 'somebody else answered' };
    case 'ended':
      return { zh: '到结束没应答', en: 'not answered by the end' };
    case null:
      return ring.passedAt
        ? { zh: '没应答，已转下一位', en: 'not answered; the next was rung' }
        : { zh: '正在响', en: 'ringing' };
  }
};
