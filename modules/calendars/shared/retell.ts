// What a calendar tells now, given what it told before: a new thing begins at sequence 0, a move or a cancelling raises it (RFC 5545 3.8.7.4), other words only
// change its date, and what is no longer there is told as cancelled. Pure; telling the same twice changes nothing.
import { type CalendarEntry, daysOf } from '#kernel/shared/calendar-entry.ts';
import type { CalendarDate, Instant } from '#kernel/shared/clock/time.ts';

export type Present = { uid: string; entry: CalendarEntry };
export type Told = Present & { sequence: number; changedAt: Instant };

/** `known`: all that was told of these days. `present`: all that there is of them. `changed`: what is to be remembered anew. */
export function retell(
  known: readonly Told[],
  present: readonly Present[],
  now: Instant,
): { told: Told[]; changed: Told[] } {
  const before = new Map(known.map((one) => [one.uid, one]));
  const here = new Map(present.map((one) => [one.uid, one.entry]));
  const told: Told[] = [];
  const changed: Told[] = [];
  const tell = (uid: string, entry: CalendarEntry) => {
    const earlier = before.get(uid);
    // Nobody was told of it: nothing is to be taken back.
    if (!earlier && entry.isCancelled) return;
    if (earlier && wordsOf(earlier.entry) === wordsOf(entry)) return void told.push(earlier);
    const isMoved = earlier !== undefined && weightOf(earlier.entry) !== weightOf(entry);
    const one = { uid, entry, sequence: (earlier?.sequence ?? 0) + (isMoved ? 1 : 0), changedAt: now };
    told.push(one);
    changed.push(one);
  };
  for (const [uid, entry] of here) tell(uid, entry);
  for (const { uid, entry } of known) if (!here.has(uid)) tell(uid, { ...entry, isCancelled: true });
  return { told: told.sort(inOrder), changed };
}

/** What makes it another appointment: when it is, and whether. */
function weightOf({ when, isCancelled }: CalendarEntry): string {
  return JSON.stringify([...('on' in when ? [when.on] : [when.from, when.to ?? null]), isCancelled === true]);
}

/** Field by field, for the order of keys is the database's. */
function wordsOf(entry: CalendarEntry): string {
  const { title, note, path, isDrill } = entry;
  return JSON.stringify([
    weightOf(entry),
    title.zh,
    title.en,
    note?.zh ?? null,
    note?.en ?? null,
    path,
    isDrill === true,
  ]);
}

/** By day and then by uid, so that the same calendar is the same file. */
function inOrder(one: Told, other: Told): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
const keyOf = ({ uid, entry }: Told): string => `${dayOf(entry)} ${uid}`;
const dayOf = (entry: CalendarEntry): CalendarDate => daysOf(entry).firstOn;
