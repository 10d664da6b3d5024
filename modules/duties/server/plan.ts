// What one rhythm owes now: its turns laid out, whoever came or left since taken into account. Idempotent: run twice, or by two processes, it comes to the same.
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { addDays, dateOf, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { CadenceOf, CalendarCadence, Slot } from '../shared/cadence.ts';
import { nextRolling } from '../shared/rolling.ts';
import { slotAfter, slotsBetween } from '../shared/slots.ts';
import {
  addRounds,
  endDuties,
  listEntries,
  listRolling,
  listRounds,
  makeDuties,
  makeTurns,
  markLooked,
  type StandingRhythm,
} from './store/plan.ts';

/** Turns are made this many days before they open. */
export const daysAhead = 2;
/** Nothing opens longer than this before it is due (twelve months). */
const longestTurn = 400;
/** A membership written in a transaction that committed late is still looked at. */
const overlap = 5 * MINUTE_MS;

export type Planned = { made: number; ended: number };

export async function planRhythm(tx: Tx, rhythm: StandingRhythm, calendar: WorkCalendar): Promise<Planned> {
  const since = new Date((rhythm.lookedAt?.getTime() ?? 0) - (rhythm.lookedAt ? overlap : 0));
  const made = await makeTurnsOf(tx, rhythm, calendar, since);
  const ended = await endDuties(tx, rhythm, since);
  markLooked(tx, rhythm.rhythmId);
  return { made, ended };
}

function makeTurnsOf(tx: Tx, rhythm: StandingRhythm, calendar: WorkCalendar, since: Date): Promise<number> {
  const { cadence } = rhythm.definition;
  if (cadence.every === 'hours') return rollOn(tx, rhythm, calendar);
  return cadence.every === 'after'
    ? startByEvent(tx, rhythm, cadence, calendar, since)
    : layOutRounds(tx, rhythm, cadence, calendar, since);
}

/** New turns for everybody, those that came and went while nobody looked among them (a missed turn is a record); turns that stand already for those who came since. */
async function layOutRounds(
  tx: Tx,
  rhythm: StandingRhythm,
  cadence: CalendarCadence,
  calendar: WorkCalendar,
  since: Date,
): Promise<number> {
  const today = dateOf(tx.now);
  const looked = Math.min(tx.now, rhythm.lookedAt?.getTime() ?? tx.now);
  const standing = await listRounds(tx, rhythm.rhythmId, new Date(looked));
  const known = new Set(standing.map(({ slot }) => slot));
  const fresh = slotsBetween(
    cadence,
    rhythm.definition.onDayOff,
    calendar,
    addDays(today, -longestTurn),
    addDays(today, daysAhead),
  ).filter(({ slot, dueAt }) => dueAt >= looked && !known.has(slot));
  let made = 0;
  if (fresh.length > 0) {
    addRounds(tx, rhythm.rhythmId, fresh);
    made += await makeDuties(tx, rhythm, fresh);
  }
  const open = standing
    .filter(({ dueAt }) => dueAt >= tx.at)
    .map(
      ({ slot, opensAt, dueAt, isLeftOut }): Slot => ({
        slot,
        opensAt: opensAt.getTime(),
        dueAt: dueAt.getTime(),
        nominalOn: '',
        isLeftOut,
      }),
    );
  return made + (await makeDuties(tx, rhythm, open, since));
}

async function startByEvent(
  tx: Tx,
  rhythm: StandingRhythm,
  cadence: CadenceOf<'after'>,
  calendar: WorkCalendar,
  since: Date,
): Promise<number> {
  const entries = await listEntries(tx, rhythm.registerId, since);
  const slots = new Map<string, Slot>();
  const turns = entries
    .filter(({ on }) => on >= rhythm.fromOn)
    .map(({ subjectId, on }) => {
      const slot = slots.get(on) ?? slotAfter(cadence, rhythm.definition.onDayOff, calendar, on);
      slots.set(on, slot);
      return { ...slot, subjectId };
    })
    .filter(({ dueAt }) => dueAt >= tx.now);
  addRounds(tx, rhythm.rhythmId, [...slots.values()]);
  return makeTurns(tx, rhythm, turns);
}

/** One turn at a time: it stands until it is done or the place shuts (L9: the next is due from the last done). */
export async function rollOn(tx: Tx, rhythm: StandingRhythm, calendar: WorkCalendar, only?: string): Promise<number> {
  const { cadence, openingHours } = rhythm.definition;
  if (cadence.every !== 'hours' || !openingHours) return 0;
  const members = await listRolling(tx, rhythm, only);
  const turns = members
    .filter(({ hasTurn }) => !hasTurn)
    .flatMap(({ subjectId, lastDoneAt }) => {
      const slot = nextRolling(cadence, openingHours, calendar, lastDoneAt?.getTime() ?? null, tx.now);
      return slot ? [{ ...slot, subjectId }] : [];
    });
  return makeTurns(tx, rhythm, turns);
}
