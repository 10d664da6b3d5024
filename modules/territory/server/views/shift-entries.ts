// A post's own turns on call, for its calendar.
import type { StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { addDays, type CalendarDate, dateOf, instantAt } from '#kernel/shared/clock/time.ts';

type Turn = { id: string; unitName: string; rank: number; from: Date; until: Date | null };

export async function shiftEntries(
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarEntry[]> {
  const [begin, end] = [from, addDays(to, 1)].map((on) => new Date(instantAt(on)));
  const turns = await tx.all<Turn>(sql`
    select o.id, u.name as "unitName", o.rank, lower(o.during) as "from", upper(o.during) as until
      from on_call_shifts o join governance_units u on u.id = o.unit_id
     where o.post_id = ${post.postId} and o.during && tstzrange(${begin}::timestamptz, ${end}::timestamptz)`);
  return turns.map(({ id, unitName, rank, from: begins, until }) => ({
    id,
    title: rank === 1 ? { zh: '值班', en: 'On call' } : { zh: `备班（第 ${rank} 位）`, en: `On call, no. ${rank}` },
    note: until
      ? { zh: unitName, en: unitName }
      : { zh: `${unitName}，从这天起一直值班`, en: `${unitName}, from this day on` },
    // Without an end it is told on the day it begins: a bar that grows each day would be a new appointment each day.
    when: until ? { from: begins.getTime(), to: until.getTime() } : { on: dateOf(begins.getTime()) },
    path: post.role === 'handler' ? '/field' : '/desk',
  }));
}
