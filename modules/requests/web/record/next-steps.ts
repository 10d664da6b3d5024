// 接下来: what still lies between now and the end, walked along the state chart, so that the line cannot promise a step that the server refuses.
import type { Words } from '#kernel/shared/problem.ts';
import { type ActName, acts, type RequestState } from '../../shared/request-chart.ts';

type Leg = { from: RequestState; act: ActName; to: RequestState; words: Words };

const anotherVerifies: Words = {
  zh: '由社区或来电人确认（办的人不能自己结案）',
  en: 'confirmed by the community or the caller (who did it may not close it)',
};

/** The straight way from any open state; each leg must be one that the chart allows (tested). */
export const legs: readonly Leg[] = [
  { from: 'received', act: 'dispatch', to: 'dispatched', words: { zh: '归类派单', en: 'classify and dispatch' } },
  { from: 'accepted', act: 'dispatch', to: 'dispatched', words: { zh: '归类派单', en: 'classify and dispatch' } },
  { from: 'returned', act: 'dispatch', to: 'dispatched', words: { zh: '重新派单', en: 'dispatch again' } },
  { from: 'dispatched', act: 'sign', to: 'in_progress', words: acts.sign.title },
  { from: 'reopened', act: 'sign', to: 'in_progress', words: acts.sign.title },
  { from: 'suspended', act: 'resume', to: 'in_progress', words: acts.resume.title },
  { from: 'in_progress', act: 'resolve', to: 'resolved', words: acts.resolve.title },
  { from: 'resolved', act: 'close', to: 'closed', words: anotherVerifies },
];

const callback: Words = { zh: '回访', en: 'callback' };
const rating: Words = { zh: '评价', en: 'rating' };

/** Empty once nothing is to come. */
export function stepsAhead(
  state: RequestState,
  had: { isCalledBack: boolean; isRated: boolean } = { isCalledBack: false, isRated: false },
): Words[] {
  if (state === 'merged' || state === 'withdrawn') return [];
  const ahead: Words[] = [];
  for (let at: RequestState = state; at !== 'closed'; ) {
    const leg = legs.find(({ from }) => from === at);
    if (!leg) break;
    ahead.push(leg.words);
    at = leg.to;
  }
  if (!had.isCalledBack) ahead.push(callback);
  if (!had.isRated) ahead.push(rating);
  return ahead;
}
