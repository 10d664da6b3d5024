// The form of a hand-over as data: what was chosen, what is still missing, and the input of the command. Pure.
import { instantAt } from '#kernel/shared/clock/time.ts';

export type Taker = { id: string; label: string };
export type Draft = {
  kind: 'posts' | 'deputy';
  /** Posts that go. */
  postIds: readonly string[];
  /** One for all; a post of its own choice comes before it. Neither: nobody named. */
  forAll: Taker | undefined;
  perPost: Readonly<Record<string, Taker | undefined>>;
  isPerPost: boolean;
  from: string;
  until: string;
  reason: string;
};

export const takerOf = (draft: Draft, postId: string): Taker | undefined =>
  draft.isPerPost ? draft.perPost[postId] : draft.forAll;

export type Missing = 'posts' | 'taker' | 'until' | 'reversed' | 'reason';
export function missingOf(draft: Draft): Missing | undefined {
  if (draft.postIds.length === 0) return 'posts';
  if (draft.kind === 'deputy' && draft.postIds.some((id) => !takerOf(draft, id))) return 'taker';
  if (draft.kind === 'deputy' && draft.until === '') return 'until';
  if (draft.kind === 'deputy' && draft.from !== '' && draft.until < draft.from) return 'reversed';
  return draft.reason.trim() === '' ? 'reason' : undefined;
}

/** Days are whole: from the first hour of the first, to midnight of the last. A first day that has begun is now. */
export function inputOf(draft: Draft, now: number) {
  const from = draft.from === '' ? now : instantAt(draft.from);
  return {
    kind: draft.kind,
    posts: draft.postIds.map((postId) => {
      const taker = takerOf(draft, postId);
      return { postId, ...(taker ? { toStaffId: taker.id } : {}) };
    }),
    reason: draft.reason.trim(),
    ...(from > now ? { moment: new Date(from).toISOString() } : {}),
    ...(draft.kind === 'deputy' && draft.until !== ''
      ? { until: new Date(instantAt(draft.until, 24 * 60)).toISOString() }
      : {}),
  };
}
