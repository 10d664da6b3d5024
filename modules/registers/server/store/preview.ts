// How many a rule would take, asked under the row-level security of whoever asks: a count tells no post of what it may not see.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Dictionary } from '#modules/facts/shared/dictionary.ts';
import { membersSql, type StandingRegister } from './keep.ts';

export async function countKind(tx: Tx, unitId: string, kind: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select app.count_subjects(${unitId}, ${kind}) as count`);
  return row?.count ?? 0;
}

/** `share` below one: subjects whose id falls in that part of all ids, and the count of all reckoned from them. */
export async function countHere(
  tx: Tx,
  register: Pick<StandingRegister, 'districtId' | 'areaUnitId' | 'definition'>,
  dictionary: Dictionary,
  today: CalendarDate,
  share: number,
): Promise<number> {
  const part: Sql | undefined =
    share < 1
      ? sql`select id from subjects where hashtextextended(id::text, 0) & 1023 < ${Math.floor(share * 1024)}`
      : undefined;
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from (${membersSql(register, dictionary, today, part)}) m`,
  );
  const count = row?.count ?? 0;
  return share < 1 ? Math.round(count / (Math.floor(share * 1024) / 1024)) : count;
}
