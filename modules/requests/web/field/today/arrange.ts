// What a request is on 今日: late, due, to be taken on; and in which building it lies. Pure; the server has already put requests in order of harm.
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

/** Between requests and other work of the same day: 0 is danger, 5 what harms least if late. */
export const harmOf = ({ isEmergency, isUrgentHardship }: Pick<Facts, 'isEmergency' | 'isUrgentHardship'>): number =>
  isEmergency ? 0 : isUrgentHardship ? 1 : 2;
