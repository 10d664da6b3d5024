// What state a duty is in, from its facts and the moment asked about: nothing is stored that a later look would have to change. server/views/state.ts says the same in
// the same order; a test holds the two together.
import { DAY_MS, type Instant } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';

export const dutyStates = ['ahead', 'open', 'done', 'excused', 'missed', 'made_up', 'ended'] as const;
export type DutyState = (typeof dutyStates)[number];

export const dutyStateTitles: Record<DutyState, Words> = {
  ahead: { zh: '未到时间', en: 'Ahead' },
  open: { zh: '待完成', en: 'Open' },
  done: { zh: '已完成', en: 'Done' },
  excused: { zh: '已说明免做', en: 'Excused' },
  missed: { zh: '缺', en: 'Missed' },
  made_up: { zh: '已补做', en: 'Made up' },
  ended: { zh: '不再需要', en: 'No longer asked' },
};

/** What was missed longer ago (ms) is told by the coverage and by nobody's 今日: a day's work is not a backlog. */
export const missedFor = 7 * DAY_MS;

/**
 * `doneAt` and `excusedAt`: when it was done, excused. `endedAt`: when the subject left the register. Null: never. `toldAt`: when the house learnt that it was
 * done, later than `doneAt` from a phone without a network; absent, at once.
 */
export type DutyFacts = {
  opensAt: Instant;
  dueAt: Instant;
  doneAt: Instant | null;
  toldAt?: Instant | null;
  excusedAt: Instant | null;
  endedAt: Instant | null;
};

/**
 * The state as of a moment: a fact later than it, or told later, does not count yet; whether a thing was in time
 * is judged by when it was done. The first that holds, in this order:
 * done in time (its last moment included, before it opened too) · ended before it was due, whatever came afterwards · done late · excused, before or after it was
 * due · missed, from the first moment past due · open · ahead. So a miss that was made up or excused still reads as missed as of the time between.
 */
export function dutyStateAt(facts: DutyFacts, at: Instant): DutyState {
  const { opensAt, dueAt, doneAt, toldAt, excusedAt, endedAt } = facts;
  const isDone = doneAt !== null && Math.max(doneAt, toldAt ?? doneAt) <= at;
  if (isDone && doneAt <= dueAt) return 'done';
  if (endedAt !== null && endedAt <= at && endedAt < dueAt) return 'ended';
  if (isDone) return 'made_up';
  if (excusedAt !== null && excusedAt <= at) return 'excused';
  if (at > dueAt) return 'missed';
  return at >= opensAt ? 'open' : 'ahead';
}
