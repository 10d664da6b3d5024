// What a hand-over is, where it stands, and in which order posts go. Pure.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { PostBasis } from '#modules/identity/shared/post.ts';

/** `posts`: the posts end. `deputy`: they go on, and what was given comes back by itself. `vacancy`: nobody was named; the house found it. */
export const handoverKinds = ['posts', 'deputy', 'vacancy'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

export const handoverStates = ['asked', 'planned', 'in_effect', 'brought_back', 'dropped'] as const;
export type HandoverState = (typeof handoverStates)[number];

export const stateTitles: Record<HandoverState, Words> = {
  asked: { zh: '待安排', en: 'Asked for' },
  planned: { zh: '到时生效', en: 'Planned' },
  in_effect: { zh: '已交出', en: 'Given over' },
  brought_back: { zh: '已交回', en: 'Came back' },
  dropped: { zh: '没有办成', en: 'Dropped' },
};
export const kindTitles: Record<HandoverKind, Words> = {
  posts: { zh: '交接', en: 'Hand-over' },
  deputy: { zh: '临时代管', en: 'Deputy' },
  vacancy: { zh: '空缺代管', en: 'Kept while vacant' },
};

/** Still to be done something about: nothing else may be arranged for the same posts. */
export const isWaiting = (state: HandoverState): boolean => state === 'asked' || state === 'planned';

type Ordered = { id: string; basis: PostBasis };
/**
 * The home post last: what names the person alone goes first with the post it concerns, and the rest with this one. Ids decide among equals, so that
 * a preview and the act itself share things out alike.
 */
export function inOrder<P extends Ordered>(posts: readonly P[]): P[] {
  const rank = (post: Ordered) => (post.basis === 'home' ? 1 : 0);
  return [...posts].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/**
 * Who keeps the work of a post that nobody was named for, nearest first: whoever leads the same unit, then the level above, and so up to the district
 * (A3, A5: a vacancy is shown; its work is never nobody's).
 */
export const keepers: readonly Role[] = [
  'handling_lead',
  'grid_chief',
  'community_secretary',
  'community_desk',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
  'district_dispatcher',
];

export type ReceiptStanding = 'received' | 'waiting' | 'late';
/** Whether the successor has said they have it; late after one working day. */
export function receiptOf(receivedAt: Date | null, dueAt: Date | null, now: number): ReceiptStanding {
  if (receivedAt) return 'received';
  return dueAt !== null && dueAt.getTime() < now ? 'late' : 'waiting';
}
