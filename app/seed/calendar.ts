// The days off that the State Council has told so far: what any installation begins with, demonstration or not.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { chinaCalendar, listSeedDays } from '#kernel/shared/clock/china.ts';
import { insertRows } from './rows.ts';

export async function seedCalendar(tx: Tx): Promise<void> {
  await insertRows(
    tx,
    'calendar_days',
    listSeedDays().map(({ on, kind, name }) => ({ on_date: on, kind, name })),
  );
  const years = {
    from: Number(chinaCalendar.knownFrom.slice(0, 4)),
    to: Number(chinaCalendar.knownThrough.slice(0, 4)),
  };
  await tx.all(sql`insert into calendar_years (year) select generate_series(${years.from}::int, ${years.to}::int)`);
}
