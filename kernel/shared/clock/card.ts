/**
 * Yellow and red cards (黄牌/红牌), by the rule of Shandong's hotline (standards e1): yellow one working day before the
 * limit is up, red from the first moment after it. A card follows from the clock; nobody deals one by hand.
 */
import type { WorkCalendar } from './calendar.ts';
import { addLimit, instantBefore, type TimeLimit } from './limit.ts';
import { dateOf, type Instant, instantAt } from './time.ts';
import { previousWorkday } from './workday.ts';

export type TimeCard = 'none' | 'yellow' | 'red';

/** The run of a limit, given where the limit may be shorter than the day of warning itself. */
export interface LimitRun {
  startAt: Instant;
  limit: TimeLimit;
}

const LAST_PART = 0.25;

/**
 * When a limit turns yellow: at midnight of the working day before the day it is due. People count this by dates, so
 * what is due on Friday warns all Thursday, whatever the hour. A limit so short that this would warn from its first
 * day — two working hours, one working day, 72 hours over a weekend — would warn of nothing, so it is yellow in its
 * last quarter instead (our choice; the rule is silent). Without `run` the limit is taken to be a long one.
 */
export function yellowAt(calendar: WorkCalendar, dueAt: Instant, run?: LimitRun): Instant {
  if (!run || warningDay(calendar, addLimit(calendar, run.startAt, run.limit)) > run.startAt) {
    return warningDay(calendar, dueAt);
  }
  return instantBefore(calendar, dueAt, { amount: run.limit.amount * LAST_PART, unit: run.limit.unit });
}

function warningDay(calendar: WorkCalendar, dueAt: Instant): Instant {
  return instantAt(previousWorkday(calendar, dateOf(dueAt)));
}

/** The card at an instant. `dueAt` is null while the limit is paused: no card then. */
export function timeCard(calendar: WorkCalendar, dueAt: Instant | null, now: Instant, run?: LimitRun): TimeCard {
  if (dueAt === null) return 'none';
  if (now > dueAt) return 'red';
  return now >= yellowAt(calendar, dueAt, run) ? 'yellow' : 'none';
}
