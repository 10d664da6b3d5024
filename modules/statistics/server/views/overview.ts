// The board's own figures: what came in during the period, how it was dealt with, and what stands open now.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { type MethodInForce, methodAt } from '#modules/methods/server/public.ts';
import { byHarm, conditionsOf, linesWhere } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import { openStates, type RequestState, requestStates } from '#modules/requests/shared/request-chart.ts';
import { type Figure, rateOf, scoreOf } from '../../shared/figure.ts';
import type { BoardInput } from '../../shared/queries.ts';
import { countBy, countParts, type Figures, type Met } from './counting.ts';
import { openFrame, shownFrame, uncounted } from './frame.ts';

const consequenceRows = 8;
/** Somebody has the work in hand, or should have. */
const underway: RequestState[] = openStates.filter((state) => state !== 'resolved' && state !== 'suspended');

export const periodParts = {
  received: {},
  services: { countsAs: 'service' },
  problems: { countsAs: 'problem' },
  unclassified: { isClassified: false },
  excluded: { isExcluded: true },
  toRespond: { measure: 'to_respond' },
  responded: { measure: 'responded_in_time' },
  calledBack: { measure: 'called_back' },
  solved: { measure: 'solved' },
  rated: { measure: 'rated' },
  satisfied: { measure: 'satisfied' },
  due: { measure: 'due' },
  closedInTime: { measure: 'closed_in_time' },
  done: { measure: 'done' },
  doneAgain: { measure: 'done_again' },
} satisfies Record<string, RequestFilter>;

const nowParts = {
  open: {},
  overdue: { tab: 'overdue' },
  toVerify: { tab: 'to_verify' },
  yellow: { states: underway, timeCard: 'yellow' },
  red: { states: underway, timeCard: 'red' },
  unanswered: { isUnanswered: true },
  emergencies: { isEmergency: true },
  hardships: { isUrgentHardship: true },
  longRunning: { tab: 'long_running' },
  suspended: { states: ['suspended'] },
  pressing: { tab: 'pressing' },
} satisfies Record<string, RequestFilter>;

export async function answerOverview(input: BoardInput, context: Context) {
  const frame = await openFrame(input, context);
  const { actor, board, period, day: today } = frame;
  const inForce = await methodAt(context.tx, frame.unitId);
  const [counted, now, day, leftOut, appeals, longest, pressing] = await Promise.all([
    countBy(context, period, periodParts, ['state', 'channel', 'kind_code']),
    countParts(context, { ...board, tab: 'open' }, nowParts),
    countParts(context, { ...board, receivedFrom: today, receivedTo: today }, { today: {} }),
    countParts(
      context,
      { ...uncounted(period), isCounted: false },
      {
        merged: { states: ['merged'] },
        withdrawn: { states: ['withdrawn'] },
        drills: { isDrill: true },
      },
    ),
    countParts(context, { ...period, approvalKind: 'appeal' }, { appeals: {} }),
    linesWhere(
      context,
      conditionsOf({ ...board, tab: 'overdue' }, actor),
      sql.raw('r.resolve_due_at, r.id'),
      1,
      frame.asOf,
    ),
    linesWhere(context, conditionsOf({ ...board, tab: 'pressing' }, actor), byHarm, consequenceRows, frame.asOf),
  ]);
  const { all, by } = counted;
  const figureIn = (filter: RequestFilter, value: number): Figure => ({ value, filter: { ...period, ...filter } });
  const { pressing: allPressing, ...standing } = now;
  return {
    frame: shownFrame(frame),
    received: all.received,
    today: day.today,
    services: all.services,
    problems: all.problems,
    unclassified: all.unclassified,
    byState: requestStates
      .filter((state) => by.state.has(state))
      .map((state) => ({ state, ...figureIn({ states: [state] }, by.state.get(state)!['received']!) })),
    byChannel: listChannels(inForce, by.channel, figureIn),
    byKind: listKinds(inForce, by.kind_code, figureIn),
    leftOut,
    now: { ...standing, longestOverdue: longest[0] ?? null },
    rates: ratesOf(all, appeals.appeals, inForce),
    consequences: { rows: pressing, all: allPressing },
  };
}

type Counted = Figures<typeof periodParts>;

export function ratesOf(all: Counted, appeals: Figure, { method }: MethodInForce) {
  const response = rateOf(all.responded, all.toRespond);
  const resolution = rateOf(all.solved, all.calledBack);
  const satisfaction = rateOf(all.satisfied, all.rated);
  return {
    response,
    resolution,
    satisfaction,
    onTime: rateOf(all.closedInTime, all.due),
    again: rateOf(all.doneAgain, all.done),
    excluded: all.excluded,
    appeals,
    weights: method.rateWeights,
    score: scoreOf(method.rateWeights, {
      response: response.value,
      resolution: resolution.value,
      satisfaction: satisfaction.value,
    }),
  };
}

type FigureIn = (filter: RequestFilter, value: number) => Figure;

/** Every channel of the method, in its order, and after them one that only older versions of it knew, if it was met. */
export function listChannels({ method }: MethodInForce, met: Met, figureIn: FigureIn) {
  const known = new Map(method.channels.map(({ code, title }) => [code, title]));
  const older = [...met.keys()].filter((code): code is string => code !== null && !known.has(code));
  return [...known.keys(), ...older].map((code) => ({
    code,
    title: known.get(code) ?? { zh: code, en: code },
    ...figureIn({ channels: [code] }, met.get(code)?.['received'] ?? 0),
  }));
}

/** Kinds that came in, the most frequent first. */
export function listKinds({ kinds }: MethodInForce, met: Met, figureIn: FigureIn) {
  return [...met]
    .flatMap(([code, counts]) => {
      if (code === null) return [];
      const kind = kinds.get(code);
      const countsAs = kind?.countsAs ?? ((counts['services'] ?? 0) > 0 ? ('service' as const) : ('problem' as const));
      const title = kind?.title ?? { zh: code, en: code };
      return [{ code, title, countsAs, ...figureIn({ kindCodes: [code] }, counts['received']!) }];
    })
    .sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1));
}
