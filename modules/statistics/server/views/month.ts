// A month of a unit as its register tells it (B5, B9, R1): counted by the same conditions as the board, as of the month's last day, so that it
// comes out the same whenever it is counted. Lines: what came in during the month, and what was carried into it from before.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays } from '#kernel/shared/clock/time.ts';
import { getMethod, methodAt } from '#modules/methods/server/public.ts';
import { asStaff, conditionsOf, dayStart, requestsAsOf } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import type { RequestState } from '#modules/requests/shared/request-chart.ts';
import { countBy, countParts } from './counting.ts';
import { openBoard } from './frame.ts';
import { listChannels, listKinds, periodParts, ratesOf } from './overview.ts';

export type Month = { unitId: string; from: string; to: string };
export type MonthFigures = Awaited<ReturnType<typeof countMonth>>;

export async function countMonth({ unitId, from, to }: Month, context: Context) {
  const { board } = await openBoard({ unitId, asOf: to }, context);
  const inForce = await methodAt(context.tx, unitId);
  const period: RequestFilter = { ...board, receivedFrom: from, receivedTo: to };
  const closing: RequestFilter = { ...board, closedFrom: from, closedTo: to };
  const before: RequestFilter = { receivedTo: addDays(from, -1) };
  const carding = (carded: 'yellow' | 'red'): RequestFilter => ({ ...board, carded, cardedFrom: from, cardedTo: to });
  const [{ all, by }, closed, open, yellow, red, appeals] = await Promise.all([
    countBy(context, period, periodParts, ['channel', 'kind_code']),
    countParts(context, closing, { closed: {}, carriedClosed: before }),
    countParts(
      context,
      { ...board, tab: 'open' },
      { openAtEnd: {}, overdueAtEnd: { tab: 'overdue' }, carriedOpen: before },
    ),
    countParts(context, carding('yellow'), { yellow: {} }),
    countParts(context, carding('red'), { red: {} }),
    countParts(context, { ...period, approvalKind: 'appeal' }, { appeals: {} }),
  ]);
  const figureIn = (filter: RequestFilter, value: number) => ({ value, filter: { ...period, ...filter } });
  const { response, resolution, satisfaction, onTime, again, excluded, score } = ratesOf(all, appeals.appeals, inForce);
  return {
    received: all.received,
    services: all.services,
    problems: all.problems,
    unclassified: all.unclassified,
    byKind: listKinds(inForce, by.kind_code, figureIn),
    byChannel: listChannels(inForce, by.channel, figureIn),
    ...closed,
    ...open,
    cards: { ...yellow, ...red },
    rates: { response, resolution, satisfaction, onTime, again, excluded, score },
  };
}

export type MonthLine = {
  requestId: string;
  requestNo: string;
  methodVersionId: string;
  isCarried: boolean;
  receivedAt: Date;
  channel: string;
  kindCode: string | null;
  countsAs: 'service' | 'problem' | null;
  summary: string;
  isSensitive: boolean;
  territoryName: string;
  leadName: string | null;
  state: RequestState;
  dueAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  timeCard: 'none' | 'yellow' | 'red';
  relapseCount: number;
  rating: number | null;
  isExcluded: boolean;
};
type Titles = { channelTitle: { zh: string; en: string }; kindTitle: { zh: string; en: string } | null };

export async function listMonthLines({ unitId, from, to }: Month, context: Context): Promise<(MonthLine & Titles)[]> {
  const { board } = await openBoard({ unitId, asOf: to }, context);
  const rows = await context.tx.all<MonthLine>(sql`
    select r.id as "requestId", r.request_no as "requestNo", r.method_version_id as "methodVersionId", r.received_at < ${dayStart(from)} as "isCarried", r.received_at as "receivedAt",
           r.channel, r.kind_code as "kindCode", r.counts_as as "countsAs", coalesce(w.summary, '') as summary, r.sensitivity = 'sensitive' as "isSensitive", t.name as "territoryName",
           l.name as "leadName", r.state, r.resolve_due_at as "dueAt", r.resolved_at as "resolvedAt", r.closed_at as "closedAt", r.time_card as "timeCard",
           r.relapse_count as "relapseCount", r.rating, r.is_excluded as "isExcluded"
      from ${requestsAsOf(to)} r join governance_units t on t.id = r.territory_id left join governance_units l on l.id = r.lead_unit_id left join requests w on w.id = r.id
     where ${conditionsOf({ ...board, receivedTo: to }, asStaff(context))}
       and (r.received_at >= ${dayStart(from)} or r.closed_at is null or r.closed_at >= ${dayStart(from)})
     order by (r.received_at < ${dayStart(from)}), r.received_at, r.id`);
  return Promise.all(
    rows.map(async (row) => {
      const { method, kinds } = await getMethod(context.tx, row.methodVersionId);
      const channel = method.channels.find(({ code }) => code === row.channel)?.title;
      return {
        ...row,
        channelTitle: channel ?? { zh: row.channel, en: row.channel },
        kindTitle: kinds.get(row.kindCode ?? '')?.title ?? null,
      };
    }),
  );
}
