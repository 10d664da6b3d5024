// Day by day: what came in, services and problems apart (B9), and what was closed.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, daysBetween } from '#kernel/shared/clock/time.ts';
import { asStaff, conditionsOf, requestsAsOf } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import type { BoardInput } from '../../shared/queries.ts';
import { openFrame } from './frame.ts';

type Day = { on: string; countsAs: 'service' | 'problem' | null; count: number };

export async function answerTrend(input: BoardInput, context: Context) {
  const { board, period, from, to, day } = await openFrame(input, context);
  const closing = { ...board, closedFrom: from, closedTo: to };
  const [received, closed] = await Promise.all([
    countDays(context, period, 'received_at'),
    countDays(context, closing, 'closed_at'),
  ]);
  // Days that have not come yet have no figures; a day without any is a zero, not a gap.
  const last = day < to ? day : to;
  const days = Array.from({ length: Math.max(0, daysBetween(from, last) + 1) }, (_, i) => addDays(from, i));
  return {
    closed: { value: sumOf(closed, () => true), filter: closing },
    days: days.map((on) => {
      const came = (filter: RequestFilter, countsAs: Day['countsAs']) => ({
        value: sumOf(received, (day) => day.on === on && day.countsAs === countsAs),
        filter: { ...board, receivedFrom: on, receivedTo: on, ...filter },
      });
      return {
        on,
        services: came({ countsAs: 'service' }, 'service'),
        problems: came({ countsAs: 'problem' }, 'problem'),
        unclassified: came({ isClassified: false }, null),
        closed: {
          value: sumOf(closed, (day) => day.on === on),
          filter: { ...board, closedFrom: on, closedTo: on },
        },
      };
    }),
  };
}

const sumOf = (days: readonly Day[], matches: (day: Day) => boolean): number =>
  days.reduce((sum, day) => sum + (matches(day) ? day.count : 0), 0);

function countDays(context: Context, filter: RequestFilter, column: 'received_at' | 'closed_at'): Promise<Day[]> {
  return context.tx.all<Day>(sql`
    select (r.${sql.raw(column)} at time zone 'Asia/Shanghai')::date as on, r.counts_as as "countsAs", count(*) as count
      from ${requestsAsOf(filter.asOf)} r where ${conditionsOf(filter, asStaff(context))} group by 1, 2`);
}
