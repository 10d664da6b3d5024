// 今日: what is mine, in the order of harm if late, and what lies on the way. Pure; the server has already put it in order of harm.
import { dateOf, type Instant, instantOf } from '#kernel/shared/clock/time.ts';
import type { RequestLine } from '../../../shared/queries.ts';

export type TodayFilter = 'late' | 'today' | 'to_sign' | 'emergency' | 'to_verify';
export type Tone = 'late' | 'soon' | 'calm';

type Facts = Pick<
  RequestLine,
  'state' | 'resolveDueAt' | 'timeCard' | 'isEmergency' | 'isUrgentHardship' | 'placeText'
>;

/** Somebody waits, and nobody has said that they have it. */
const untaken: readonly string[] = ['received', 'accepted', 'returned', 'dispatched'];
const isWork = ({ state }: Pick<Facts, 'state'>) => state !== 'resolved' && state !== 'suspended';

export function isLate(row: Facts, now: Instant): boolean {
  return isWork(row) && row.resolveDueAt !== null && instantOf(row.resolveDueAt) < now;
}

export function isDueToday(row: Facts, now: Instant): boolean {
  return (
    isWork(row) && !isLate(row, now) && row.resolveDueAt !== null && dateOf(instantOf(row.resolveDueAt)) === dateOf(now)
  );
}

/** Red: late, or a matter of danger. Amber: about to be, or nobody has said yet that they take it. */
export function toneOf(row: Facts, now: Instant): Tone {
  if (isLate(row, now) || (row.isEmergency && isWork(row))) return 'late';
  const isUntaken = untaken.includes(row.state);
  if (row.timeCard === 'yellow' || isDueToday(row, now) || isUntaken || (row.isUrgentHardship && isWork(row)))
    return 'soon';
  return 'calm';
}

export const passes: Record<TodayFilter, (row: Facts, now: Instant) => boolean> = {
  late: isLate,
  today: isDueToday,
  to_sign: ({ state }) => state === 'dispatched' || state === 'reopened',
  emergency: ({ isEmergency, isUrgentHardship }) => isEmergency || isUrgentHardship,
  to_verify: ({ state }) => state === 'resolved',
};

/** 盛景花园3号楼 of 盛景花园3号楼1单元101; null where no building shows. */
export function buildingOf(placeText: string | null): string | null {
  return /^(.*?\d+\s*(?:号楼|栋|幢|座|楼))/.exec(placeText ?? '')?.[1] ?? null;
}

export type Arranged<R> = { first: R[]; onTheWay: { building: string; rows: R[] }[]; later: R[] };

/** What cannot wait first; then what lies in the same building as one of those; then the rest. */
export function arrange<R extends Facts>(rows: readonly R[], now: Instant): Arranged<R> {
  const first = rows.filter((row) => toneOf(row, now) !== 'calm');
  const others = rows.filter((row) => toneOf(row, now) === 'calm');
  const going = new Set(first.map((row) => buildingOf(row.placeText)));
  const isOnTheWay = (row: R) => going.has(buildingOf(row.placeText)) && buildingOf(row.placeText) !== null;
  return {
    first,
    onTheWay: [...Map.groupBy(others.filter(isOnTheWay), (row) => buildingOf(row.placeText) ?? '')].map(
      ([building, inside]) => ({ building, rows: inside }),
    ),
    later: others.filter((row) => !isOnTheWay(row)),
  };
}
