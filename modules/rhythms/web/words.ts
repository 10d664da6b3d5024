// How occurrences are named, marked and addressed on every screen.
import { addDays, type CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { OccurrenceState, RecordKind } from '../shared/occurrence.ts';
import type { OccurrenceLine } from '../shared/queries.ts';

export const stateTones: Record<OccurrenceState, Tone> = {
  due: 'plain',
  done: 'green',
  missed: 'red',
  excused: 'plain',
  left_out: 'plain',
};

const folders: Record<RecordKind, string> = { sweep: 'sweeps', meeting: 'meetings', register: 'registers' };

export const deskPath = ({ record, id }: { record: RecordKind; id: string }): string =>
  `/desk/rhythms/${folders[record]}/${id}`;

/** A sweep is made on the phone; minutes and registers are looked at on the desk's pages, which fit a phone too. */
export const fieldPath = (line: { record: RecordKind; id: string }): string =>
  line.record === 'sweep' ? `/field/sweeps/${line.id}` : deskPath(line);

/** Owed now: today's, or missed and not made up for. */
export const isOwed = ({ isToday, state, madeUpAt }: OccurrenceLine): boolean =>
  madeUpAt === null && (state === 'missed' || (state === 'due' && isToday));

/** Today's first, then what was missed, the latest first: that is the likeliest still to be of use. */
export const owedFirst = (rows: readonly OccurrenceLine[]): OccurrenceLine[] =>
  rows
    .filter(isOwed)
    .toSorted((a, b) => Number(b.isToday) - Number(a.isToday) || (a.dueOn < b.dueOn ? 1 : a.dueOn > b.dueOn ? -1 : 0));

/** `3月`, `3月上半月`, `3月9日 – 3月15日`: what an occurrence stands for, as people say it. */
export function periodWords(from: CalendarDate, to: CalendarDate): { zh: string; en: string } {
  const [year, month, first] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8))];
  const last = Number(to.slice(8));
  const name = new Date(`${from}T00:00:00Z`).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  const endsMonth = Number(addDays(to, 1).slice(8)) === 1;
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  if (isOneMonth && first === 1 && endsMonth) return { zh: `${year}年${month}月`, en: `${name} ${year}` };
  if (isOneMonth && first === 1 && last === 15) return { zh: `${month}月上半月`, en: `First half of ${name}` };
  if (isOneMonth && first === 16 && endsMonth) return { zh: `${month}月下半月`, en: `Second half of ${name}` };
  if (from === to) return { zh: `${month}月${first}日`, en: from };
  return { zh: `${month}月${first}日—${Number(to.slice(5, 7))}月${last}日`, en: `${from} – ${to}` };
}
