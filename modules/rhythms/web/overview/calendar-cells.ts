// What the calendar says in a cell, and which columns it needs. Pure.
import type { Words } from '#kernel/shared/problem.ts';
import { stateTitles } from '../../shared/occurrence.ts';
import type { CalendarCell } from '../../shared/queries.ts';

type Column = Pick<CalendarCell, 'on' | 'code' | 'record'>;

/** A column for every rhythm on every day on which some unit has it, in the order of days. */
export function columnsOf(units: readonly { cells: readonly CalendarCell[] }[]): Column[] {
  const columns = new Map<string, Column>();
  for (const { cells } of units)
    for (const { on, code, record } of cells) columns.set(`${on} ${code}`, { on, code, record });
  return [...columns].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column);
}

/** One occurrence says its state; many say how many of those to be done were, and how many were missed. */
export function wordOf(cell: CalendarCell): { text: Words; tone: 'late' | 'good' | 'muted' | undefined } {
  const { total, done, missed, excused, leftOut } = cell;
  const planned = total - leftOut;
  if (planned === 0) return { text: stateTitles.left_out, tone: 'muted' };
  if (total === 1) {
    if (missed) return { text: stateTitles.missed, tone: 'late' };
    if (done) return { text: stateTitles.done, tone: 'good' };
    return excused ? { text: stateTitles.excused, tone: 'muted' } : { text: stateTitles.due, tone: undefined };
  }
  const share = `${done}/${planned}`;
  if (missed > 0) return { text: { zh: `${share} 缺 ${missed}`, en: `${share}, ${missed} missed` }, tone: 'late' };
  return { text: { zh: share, en: share }, tone: done + excused === planned ? 'good' : undefined };
}
