// Writes the register of a month out of the work done, and reads a confirmed one back. Both give the same shape, so that a screen, a sheet and the
// digest cannot tell them apart.

import { canonical, digest } from '#kernel/server/canonical.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dayEnd, dayStart } from '#modules/requests/server/public.ts';
import { countMonth, listMonthLines, type MonthLine } from '#modules/statistics/server/public.ts';
import type { RecordKind } from '../../shared/occurrence.ts';
import type { RegisterFigures, RegisterLine, RhythmFigures } from '../../shared/register.ts';
import { countFindings } from './findings.ts';
import { countStates, sumOf } from './lists.ts';
import { dayOf } from './occurrences.ts';

export type Told = { figures: RegisterFigures; lines: RegisterLine[] };
export type Written = Told & { digest: Buffer };
type Month = { unitId: string; periodFrom: string; periodTo: string };

export const digestOf = ({ figures, lines }: Told): Buffer => digest(canonical({ figures, lines }));

export async function writeRegister(
  { unitId, periodFrom: from, periodTo: to }: Month,
  context: Context,
): Promise<Written> {
  const month = { unitId, from, to };
  const [figures, lines, sweeps, meetings, findings, decisions] = await Promise.all([
    countMonth(month, context),
    listMonthLines(month, context),
    countRhythm('sweep', month, context),
    countRhythm('meeting', month, context),
    countFindings(month, context),
    countDecisions(month, context),
  ]);
  // As it will be stored: what JSON drops must not be in the digest.
  const told: Told = JSON.parse(
    JSON.stringify({
      figures: { ...figures, sweeps: { ...sweeps, findings }, meetings, decisions },
      lines: lines.map(lineOf),
    }),
  );
  return { ...told, digest: digestOf(told) };
}

function lineOf(line: Awaited<ReturnType<typeof listMonthLines>>[number], i: number): RegisterLine {
  const { resolvedAt, dueAt } = line;
  return {
    lineNo: i + 1,
    requestId: line.requestId,
    requestNo: line.requestNo,
    part: line.isCarried ? 'carried' : 'received',
    receivedAt: line.receivedAt.toISOString(),
    channel: line.channelTitle,
    kind: line.isSensitive ? null : line.kindTitle,
    countsAs: line.countsAs,
    summary: line.isSensitive ? '敏感事项，凭职责查看' : line.summary,
    isSensitive: line.isSensitive,
    territoryName: line.territoryName,
    leadName: line.leadName,
    state: line.state,
    dueAt: textOf(dueAt),
    resolvedAt: textOf(resolvedAt),
    closedAt: textOf(line.closedAt),
    isInTime: resolvedAt && dueAt ? resolvedAt <= dueAt : null,
    timeCard: line.timeCard,
    relapseCount: line.relapseCount,
    rating: line.rating,
    isExcluded: line.isExcluded,
  };
}
const textOf = (at: MonthLine['dueAt']): string | null => at?.toISOString() ?? null;

type Span = { unitId: string; from: string; to: string };

async function countRhythm(record: RecordKind, { unitId, from, to }: Span, context: Context): Promise<RhythmFigures> {
  const counts = await countStates({ unitId, record, from, to, asOf: to }, context);
  const [done, missed, excused, due] = (['done', 'missed', 'excused', 'due'] as const).map((state) =>
    sumOf(counts, state),
  );
  const planned = done! + missed! + excused! + due!;
  return { planned, done: done!, missed: missed!, excused: excused!, leftOut: sumOf(counts, 'left_out') };
}

/** Decided in the month, and what became of it by its end. */
async function countDecisions({ unitId, from, to }: Span, context: Context) {
  const day = dayOf(to, context);
  const row = await context.tx.first<{ made: number; done: number; overdue: number }>(sql`
    select count(*) as made, count(*) filter (where d.done_at < ${dayEnd(day)}) as done,
           count(*) filter (where (d.done_at is null or d.done_at >= ${dayEnd(day)}) and d.due_on < ${day}::date) as overdue
      from meeting_decisions d
     where d.unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and d.made_at >= ${dayStart(from)} and d.made_at < ${dayEnd(to)}`);
  return row!;
}

export type Stored = Told & { digest: Buffer; confirmedAt: Date; confirmedBy: string };

export async function findStored(occurrenceId: string, { tx }: Context): Promise<Stored | undefined> {
  const [head, lines] = await Promise.all([
    tx.first<Omit<Stored, 'lines'>>(sql`
      select r.figures, r.digest, r.confirmed_at as "confirmedAt", s.name as "confirmedBy" from registers r join staff s on s.id = r.confirmed_by_staff_id
       where r.occurrence_id = ${occurrenceId}`),
    tx.all<{ content: RegisterLine }>(
      sql`select content from register_lines where occurrence_id = ${occurrenceId} order by line_no`,
    ),
  ]);
  return head && { ...head, lines: lines.map(({ content }) => content) };
}
