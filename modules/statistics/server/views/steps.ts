// Times by step of what was received in the period: median and ninth decile of each step that is behind a request, in clock and office hours.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { asStaff, conditionsOf, requestsAsOf, stepColumns } from '#modules/requests/server/public.ts';
import { type RequestFilter, requestSteps } from '#modules/requests/shared/queries.ts';
import type { BoardInput } from '../../shared/queries.ts';
import { type Instants, timesByStep } from '../../shared/times.ts';
import { openFrame } from './frame.ts';

const columns = ['received_at', 'accepted_at', 'dispatched_at', 'responded_at', 'resolved_at', 'closed_at'] as const;

export async function answerSteps(input: BoardInput, context: Context) {
  const { period } = await openFrame(input, context);
  const instants = await readInstants(context, period);
  const places = requestSteps.map((step) => stepColumns[step].map((column) => columns.indexOf(column)));
  const times = timesByStep(context.calendar, instants, places as [number, number][]);
  return {
    steps: requestSteps.map((step, i) => {
      const { count, clock, work } = times[i]!;
      return { step, counted: { value: count, filter: { ...period, step } }, clock, work };
    }),
  };
}

/** PostgreSQL's instants are microseconds since 2000; one it has not got is written as zero, which no request has. */
const epochMs = Date.UTC(2000, 0, 1);

/** All instants as one run of bytes: 30,000 rows of six dates as text would cost more than all the rest of the board. */
async function readInstants(context: Context, period: RequestFilter): Promise<Instants> {
  const packed = sql.raw(
    columns.map((column) => `coalesce(timestamptz_send(r.${column}), '\\x0000000000000000')`).join(' || '),
  );
  const row = await context.tx.first<{ packed: Buffer | null }>(sql`
    select string_agg(${packed}, ''::bytea) as packed from ${requestsAsOf(period.asOf)} r where ${conditionsOf(period, asStaff(context))}`);
  const bytes = row?.packed ?? Buffer.alloc(0);
  const values = new Float64Array(bytes.length / 8);
  for (let i = 0; i < values.length; i++) {
    const micros = bytes.readInt32BE(i * 8) * 4294967296 + bytes.readUInt32BE(i * 8 + 4);
    values[i] = micros === 0 ? Number.NaN : epochMs + micros / 1000;
  }
  return { values, width: columns.length };
}
