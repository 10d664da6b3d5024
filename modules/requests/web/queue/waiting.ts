// What the right end of a queue row says: how long is left, how long somebody has waited, or that it is over. Pure; the words are the screen's.
import { DAY_MS, HOUR_MS, type Instant, instantOf, type Lang, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { RequestLine } from '../../shared/queries.ts';

export type Waiting =
  | { kind: 'due'; tone: 'late' | 'soon' | 'calm'; dueAt: Instant }
  /** Nobody has dispatched it yet: the caller has waited since. */
  | { kind: 'since'; tone: 'late' | 'soon' | 'calm'; at: Instant }
  | { kind: 'to_verify'; tone: 'calm' }
  /** M12: a chronic matter stays in sight as long-running. */
  | { kind: 'long'; tone: 'calm'; days: number }
  | { kind: 'ended'; tone: 'calm' };

/** A call that nobody has taken up for so long asks for an eye; twice as long is plainly late. Our choice: the method's limits start at dispatch. */
const soonAfterMs = 30 * MINUTE_MS;

type Line = Pick<
  RequestLine,
  'state' | 'isEmergency' | 'isRinging' | 'openDays' | 'timeCard' | 'receivedAt' | 'resolveDueAt'
>;

export function waitingOf(line: Line, now: Instant): Waiting {
  switch (line.state) {
    case 'closed':
    case 'merged':
    case 'withdrawn':
      return { kind: 'ended', tone: 'calm' };
    case 'suspended':
      return { kind: 'long', tone: 'calm', days: line.openDays };
    case 'resolved':
      return { kind: 'to_verify', tone: 'calm' };
  }
  if (line.resolveDueAt) {
    const dueAt = instantOf(line.resolveDueAt);
    return { kind: 'due', dueAt, tone: now > dueAt ? 'late' : line.timeCard === 'yellow' ? 'soon' : 'calm' };
  }
  const at = instantOf(line.receivedAt);
  const waited = now - at;
  const isLate = line.isEmergency || line.isRinging || waited > 2 * soonAfterMs;
  return { kind: 'since', at, tone: isLate ? 'late' : waited > soonAfterMs ? 'soon' : 'calm' };
}

/** From this many days on a matter counts as long-running, as the tab of that name has it. */
const longDays = 30;

export function isLongRunning(line: Pick<RequestLine, 'state' | 'openDays'>): boolean {
  return !['closed', 'merged', 'withdrawn', 'suspended'].includes(line.state) && line.openDays >= longDays;
}

/** How long somebody has waited, in its largest whole unit: `21 小时`. */
export function formatWait(ms: number, lang: Lang): string {
  if (ms >= DAY_MS) return lang === 'zh' ? `${Math.floor(ms / DAY_MS)} 天` : `${Math.floor(ms / DAY_MS)} d`;
  if (ms >= HOUR_MS) return lang === 'zh' ? `${Math.floor(ms / HOUR_MS)} 小时` : `${Math.floor(ms / HOUR_MS)} h`;
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  return lang === 'zh' ? `${minutes} 分钟` : `${minutes} min`;
}
