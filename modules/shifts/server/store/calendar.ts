// A post's shifts, for its calendar and for its successor.

import type { StaffActor } from '#kernel/server/actor.ts';
import type { Leaving, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { addDays, type CalendarDate, instantAt } from '#kernel/shared/clock/time.ts';
import { type ShiftKind, shiftKindTitles } from '../../shared/roster.ts';

type Turn = {
  id: string;
  siteTitle: string;
  task: string;
  kind: ShiftKind;
  from: Date;
  until: Date;
  isCancelled: boolean;
  isDrill: boolean;
};

/** Those on call are there already, from territory's own roster. */
export async function shiftEntries(
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarEntry[]> {
  const [begin, end] = [from, addDays(to, 1)].map((on) => new Date(instantAt(on)));
  const turns = await tx.all<Turn>(sql`
    select p.id, coalesce(w.title, u.name) as "siteTitle", s.task, s.kind, lower(s.during) as "from", upper(s.during) as until, s.is_drill as "isDrill",
           s.cancelled_at is not null or p.declined_at is not null or p.replaced_at is not null as "isCancelled"
      from shift_people p join shifts s on s.id = p.shift_id join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id
     where p.post_id = ${post.postId} and s.kind = 'work' and s.during && tstzrange(${begin}::timestamptz, ${end}::timestamptz)`);
  return turns.map(({ id, siteTitle, kind, from: begins, until, isCancelled, isDrill }) => ({
    id,
    title: { zh: `${shiftKindTitles[kind].zh}：${siteTitle}`, en: `${shiftKindTitles[kind].en}: ${siteTitle}` },
    when: { from: begins.getTime(), to: until.getTime() },
    path: '/field/shifts',
    isCancelled,
    isDrill,
  }));
}

/** Shifts to come that name the post. Those on call go the same way in territory's roster, under the same id. */
export async function findLines(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select p.id from shift_people p where p.post_id = ${postId} and not isempty(p.during) and lower(p.during) > app.now() and p.came_at is null order by p.id`);
  return rows.map(({ id }) => id);
}
/** One who stands elsewhere at that time cannot take it: it stays with the leaver, and is told as open. A deputy takes those that end within. */
export function giveLines(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<{ id: string }[]> {
  return tx.all(sql`
    update shift_people p set staff_id = ${to.staffId}, post_id = ${to.postId}, name = (select name from staff where id = ${to.staffId}), accepted_at = null
     where p.id = any (${[...ids]}::uuid[]) and p.post_id = ${from.postId} and p.came_at is null and not isempty(p.during)
       and (${to.until}::timestamptz is null or upper(p.during) <= ${to.until}::timestamptz)
       and not exists (select from shift_people o where o.who = ${to.staffId} and o.during && p.during)
    returning p.id`);
}
export function listLineTexts(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; siteTitle: string; task: string; from: Date; until: Date }[]> {
  return tx.all(sql`
    select p.id, coalesce(w.title, u.name) as "siteTitle", s.task, lower(s.during) as "from", upper(s.during) as until
      from shift_people p join shifts s on s.id = p.shift_id join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id
     where p.id = any (${[...ids]}::uuid[]) order by lower(s.during), p.id`);
}
