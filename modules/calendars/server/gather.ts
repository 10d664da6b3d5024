// Everything that the modules put on one post's calendar. If one of them fails, so does the reading: half a calendar would tell the other half as cancelled.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Module } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { touches } from '#kernel/shared/calendar-entry.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Present } from '../shared/retell.ts';

export type Gather = (tx: Tx, post: StaffActor, from: CalendarDate, to: CalendarDate) => Promise<Present[]>;

export function gatherFrom(modules: readonly Module[]): Gather {
  return async (tx, post, from, to) => {
    const all = await Promise.all(
      modules.map(async ({ name, calendarEntries }) => {
        const entries = (await calendarEntries?.(tx, post, from, to)) ?? [];
        return entries
          .filter((entry) => touches(entry, from, to))
          .map((entry) => ({ uid: `${name}-${entry.id}@huying`, entry }));
      }),
    );
    return all.flat();
  };
}
