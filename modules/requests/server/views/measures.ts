// What is measured, each as a condition on rows: e1's three rates, closing in time (CJ/T 292: closed in time ÷ due to close), being done again,
// and the steps of the way. A numerator's condition always implies its denominator's.

import { type Sql, sql } from '#kernel/server/sql.ts';
import type { RequestFilter, RequestStep } from '../../shared/queries.ts';

/** A drill, a mis-press, or told before: in no figure. The same words as the index of 0012. */
export const uncounted = sql.raw(`(r.is_drill or r.state in ('merged', 'withdrawn'))`);
export const counted = sql.raw(`not (r.is_drill or r.state in ('merged', 'withdrawn'))`);
/** In the rates: not excluded by a second person's decision. That it is counted at all is said apart, once for many measures. */
const rated = sql.raw('not r.is_excluded');
const inTime = sql.raw('r.resolved_at <= r.resolve_due_at');

type Measure = NonNullable<RequestFilter['measure']>;

export function measureOf(measure: Measure, now: Sql): Sql {
  switch (measure) {
    case 'to_respond':
      return sql`${rated} and r.response_due_at is not null and (r.responded_at is not null or r.response_due_at < ${now})`;
    case 'responded_in_time':
      return sql`${rated} and r.responded_at <= r.response_due_at`;
    case 'called_back':
      return sql`${rated} and r.callback_result in ('solved', 'unsolved')`;
    case 'solved':
      return sql`${rated} and r.callback_result = 'solved'`;
    case 'rated':
      return sql`${rated} and r.is_satisfied is not null`;
    case 'satisfied':
      return sql`${rated} and r.is_satisfied`;
    case 'due':
      // Closed, or its day is over; done in time and waiting for the checker is nobody's failing yet. While the clock stands still nothing is due.
      return sql`${rated} and r.resolve_due_at is not null and r.paused_at is null
        and (r.state = 'closed' or (r.resolve_due_at < ${now} and not (r.state = 'resolved' and ${inTime})))`;
    case 'closed_in_time':
      return sql`${rated} and r.state = 'closed' and r.paused_at is null and ${inTime}`;
    case 'done':
      return sql`${rated} and (r.resolved_at is not null or r.relapse_count > 0)`;
    case 'done_again':
      return sql`${rated} and r.relapse_count > 0`;
  }
}

/** The two instants between which a step lies; also the order in which they are read for times by step. */
export const stepColumns = {
  accept: ['received_at', 'accepted_at'],
  dispatch: ['accepted_at', 'dispatched_at'],
  sign: ['dispatched_at', 'responded_at'],
  resolve: ['responded_at', 'resolved_at'],
  close: ['resolved_at', 'closed_at'],
  whole: ['received_at', 'closed_at'],
} as const satisfies Record<RequestStep, readonly [string, string]>;

export function stepBehind(step: RequestStep): Sql {
  const [from, to] = stepColumns[step];
  return sql.raw(`r.${from} is not null and r.${to} is not null`);
}
