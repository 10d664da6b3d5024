// The five judgements in plain words: what the caller picks, what the story tells.
import type { Words } from '#kernel/shared/problem.ts';

export type StarRating = 1 | 2 | 3 | 4 | 5;

/** Three and more count as satisfied (R7). */
export const starWords: Record<StarRating, Words> = {
  1: { zh: '很不满意', en: 'Very dissatisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  3: { zh: '一般', en: 'All right' },
  4: { zh: '满意', en: 'Satisfied' },
  5: { zh: '很满意', en: 'Very satisfied' },
};
