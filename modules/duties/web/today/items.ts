// What stands on 今日, each with its place in the one order. Pure.
import { DAY_MS, dateOf, type Instant, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { RequestLine } from '#modules/requests/shared/queries.ts';
import { buildingOf, harmOf, isDueToday, isLate, toneOf } from '#modules/requests/web/public.ts';
import type { listDecisions, OccurrenceLine } from '#modules/rhythms/shared/queries.ts';
import { wordsOf } from '../../shared/look-up.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import type { ItemFacts } from './item.ts';

type Decision = QueryAnswer<typeof listDecisions>['rows'][number];
export type TodayItem = ItemFacts &
  (
    | { kind: 'visit'; subject: SubjectDuties }
    | { kind: 'request'; request: RequestLine }
    | { kind: 'rhythm'; rhythm: OccurrenceLine }
    | { kind: 'decision'; decision: Decision }
  );

/** What a unit owes and what a meeting gave it to do: after danger and hardship, before what has days yet. */
const harmOfUnit = 3;

export function visitItem(subject: SubjectDuties, now: Instant): TodayItem {
  const { subjectId, name, address, longitude, latitude, duties } = subject;
  const isMissed = duties.some(({ state }) => state === 'missed');
  const dueAt = Math.min(...duties.map((duty) => instantOf(duty.dueAt)));
  const isToday = !isMissed && dueAt < instantAt(dateOf(now)) + DAY_MS;
  return {
    kind: 'visit',
    subject,
    key: `visit ${subjectId}`,
    when: isMissed ? 'late' : isToday ? 'today' : 'open',
    tone: isMissed ? 'late' : isToday ? 'soon' : 'calm',
    harm: Math.min(...duties.map(({ rank }) => rank)),
    dueAt,
    building: buildingOf(address),
    door: address ?? name,
    at: longitude !== null && latitude !== null ? [longitude, latitude] : null,
    words: wordsOf(subject),
  };
}

export function requestItem(request: RequestLine, now: Instant): TodayItem {
  return {
    kind: 'request',
    request,
    key: `request ${request.id}`,
    when: isLate(request, now) ? 'late' : isDueToday(request, now) ? 'today' : 'open',
    tone: toneOf(request, now),
    harm: harmOf(request),
    // Requests come in their own order of harm, which knows more than their time.
    dueAt: null,
    building: buildingOf(request.placeText),
    door: null,
    at: null,
    words: [request.summary, request.placeText, request.requestNo].filter(Boolean).join(' '),
  };
}

export function rhythmItem(rhythm: OccurrenceLine): TodayItem {
  const when = rhythm.isToday ? 'today' : 'late';
  return {
    kind: 'rhythm',
    rhythm,
    key: `rhythm ${rhythm.id}`,
    when,
    tone: when === 'late' ? 'late' : 'soon',
    harm: harmOfUnit,
    dueAt: instantAt(rhythm.dueOn) + DAY_MS,
    building: null,
    door: null,
    at: null,
    words: `${rhythm.title.zh} ${rhythm.unitName}`,
  };
}

export function decisionItem(decision: Decision, now: Instant): TodayItem {
  const isToday = decision.dueOn === dateOf(now);
  return {
    kind: 'decision',
    decision,
    key: `decision ${decision.id}`,
    when: decision.isOverdue ? 'late' : isToday ? 'today' : 'open',
    // What was promised before others stands in sight until it is done.
    tone: decision.isOverdue ? 'late' : 'soon',
    harm: harmOfUnit,
    dueAt: instantAt(decision.dueOn) + DAY_MS,
    building: null,
    door: null,
    at: null,
    words: `${decision.text} ${decision.unitName}`,
  };
}
