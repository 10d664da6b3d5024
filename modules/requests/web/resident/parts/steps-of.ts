// A request as four stages for the one who called: 已收到 → 已派单 → 处理中 → 待您评价. Pure.
import type { FollowedRequest } from '../../../shared/caller-queries.ts';

export type StageKey = 'received' | 'dispatched' | 'working' | 'judged';
export type Stage = { key: StageKey; phase: 'done' | 'now' | 'ahead'; at: Date | null };

type Facts = Pick<
  FollowedRequest,
  'state' | 'receivedAt' | 'dispatchedAt' | 'signedAt' | 'resolvedAt' | 'closedAt' | 'rating'
>;

/** Which stage is the present one; undefined where there are none any more (withdrawn, merged). 4: all behind. */
const present: Record<FollowedRequest['state'], number | undefined> = {
  received: 0,
  accepted: 0,
  dispatched: 1,
  returned: 1,
  in_progress: 2,
  suspended: 2,
  reopened: 2,
  resolved: 3,
  closed: 4,
  merged: undefined,
  withdrawn: undefined,
};

export function stagesOf(request: Facts): Stage[] {
  const now = present[request.state];
  if (now === undefined) return [];
  // Handled anew, an earlier end of the work is no longer true.
  const isAgain = request.state === 'reopened';
  const stages: [StageKey, Date | null][] = [
    ['received', request.receivedAt],
    ['dispatched', request.dispatchedAt],
    ['working', request.signedAt],
    ['judged', isAgain ? null : (request.closedAt ?? request.resolvedAt)],
  ];
  return stages.map(([key, at], i) => ({
    key,
    phase: i < now ? 'done' : i === now ? 'now' : 'ahead',
    at: i <= now ? at : null,
  }));
}

/** Still on its way, or waiting for the caller's word. */
export function isOpen({ state }: Pick<FollowedRequest, 'state'>): boolean {
  return state !== 'closed' && state !== 'merged' && state !== 'withdrawn';
}
