// The administrator's table of days off, as the calendar that the rules take. Read again after half a minute, so that every server process
// follows an edit without being told.

import type { HalfDay, WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { type CalendarDay, calendarOf } from '#kernel/shared/clock/china.ts';
import { sql } from './sql.ts';
import type { Database } from './transaction.ts';

type DayRow = { on_date: string; kind: 'day_off' | 'make_up' | 'half_am' | 'half_pm'; name: string };
const freshMs = 30_000;

export function calendarReader(database: Database): () => Promise<WorkCalendar> {
  let kept: { at: number; calendar: Promise<WorkCalendar> } | undefined;
  let last = '';
  let lastCalendar: WorkCalendar | undefined;
  async function read(): Promise<WorkCalendar> {
    const { days, years, hours } = await database.asOwner(async (tx) => ({
      days: await tx.all<DayRow>(sql`select on_date, kind, name from calendar_days order by on_date`),
      years: await tx.all<{ year: number }>(sql`select year from calendar_years order by year`),
      hours: await tx.first<{ value: Partial<WorkCalendar> }>(
        sql`select value from settings where name = 'office_hours'`,
      ),
    }));
    // The same content keeps the same object: the rules index a calendar once per object.
    const text = JSON.stringify([days, years, hours]);
    if (text === last && lastCalendar) return lastCalendar;
    last = text;
    const whole = days.filter(
      (d): d is DayRow & { kind: CalendarDay['kind'] } => d.kind === 'day_off' || d.kind === 'make_up',
    );
    const known = years.map((y) => y.year);
    lastCalendar = calendarOf(
      whole.map((d) => ({ on: d.on_date, kind: d.kind, name: d.name })),
      {
        ...hours?.value,
        halfDaysOff: days
          .filter((d) => d.kind.startsWith('half_'))
          .map((d) => [d.on_date, d.kind.slice(5) as HalfDay] as const),
        ...(known.length > 0 ? { knownFrom: `${known[0]}-01-01`, knownThrough: `${known.at(-1)}-12-31` } : {}),
      },
    );
    return lastCalendar;
  }
  return () => {
    if (!kept || Date.now() - kept.at > freshMs) {
      const calendar = read();
      kept = { at: Date.now(), calendar };
      calendar.catch(() => {
        kept = undefined;
      });
    }
    return kept.calendar;
  };
}
