// What the sweeps found: one condition for the register's count and for the list that the count opens, so that the rows are what was counted.
import type { z } from 'zod';
import { readOffset } from '#kernel/server/cursor.ts';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { asStaff, dayEnd, listSeenRequests } from '#modules/requests/server/public.ts';
import type { FindingFilter, FindingLine, listFindings } from '../../shared/queries.ts';

/** Over `sweep_items i join rhythm_occurrences o`. What was checked after the last day belongs to no count of these days. */
const foundWithin = ({ unitId, from, to }: FindingFilter, districtId: string): Sql =>
  sql.all([
    sql`o.district_id = ${districtId}`,
    unitId !== undefined &&
      unitId !== districtId &&
      sql`o.unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`,
    sql`o.due_on between ${from}::date and ${to}::date and i.result = 'finding' and i.checked_at < ${dayEnd(to)}`,
  ]);

export async function countFindings(filter: FindingFilter, context: Context): Promise<number> {
  const row = await context.tx.first<{ count: number }>(sql`
    select count(*) as count from sweep_items i join rhythm_occurrences o on o.id = i.occurrence_id
     where ${foundWithin(filter, asStaff(context).districtId)}`);
  return row!.count;
}

type Row = Omit<FindingLine, 'found'> & { foundRequestIds: string[] };

export async function answerFindings(input: z.output<typeof listFindings.input>, context: Context) {
  const { limit, after, ...filter } = input;
  const offset = readOffset(after);
  const [total, rows] = await Promise.all([
    countFindings(filter, context),
    context.tx.all<Row>(sql`
      select i.occurrence_id as "occurrenceId", i.ordinal, i.title, i.note, i.found_request_ids as "foundRequestIds", i.checked_at as "checkedAt",
             s.name as "checkedBy", u.name as "unitName", o.due_on as "dueOn"
        from sweep_items i join rhythm_occurrences o on o.id = i.occurrence_id join governance_units u on u.id = o.unit_id
        left join staff s on s.id = i.checked_by_staff_id
       where ${foundWithin(filter, asStaff(context).districtId)}
       order by o.due_on desc, u.name, o.id, i.ordinal offset ${offset} limit ${limit + 1}`),
  ]);
  const shown = rows.slice(0, limit);
  const seen = await listSeenRequests(
    context.tx,
    shown.flatMap(({ foundRequestIds }) => foundRequestIds),
  );
  return {
    rows: shown.map(({ foundRequestIds, ...row }) => ({
      ...row,
      found: seen.filter(({ id }) => foundRequestIds.includes(id)),
    })),
    next: rows.length > limit ? String(offset + limit) : null,
    total,
  };
}
