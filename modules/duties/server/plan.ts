// What one rhythm owes now: its turns laid out, whoever came or left since taken into account. Idempotent: run twice, or by two processes, it comes to the same.
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { addDays, DAY_MS, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import type { CadenceOf, CalendarCadence, Slot } from '../shared/cadence.ts';
import { longestMoveDays, relaid } from '../shared/relaid.ts';
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
  overlap,
  type StandingRhythm,
} from './store/plan.ts';
import { endTurns, moveRounds, setAsideEnded } from './store/relay.ts';

/** Turns are made this many days before they open. */
export const daysAhead = 2;
/** Nothing opens longer than this before it is due (twelve months). */
const longestTurn = 400;

export type Planned = { made: number; ended: number };

/** `isJudged`: what rolls on was looked at under this very calendar, so that turns that stand need no second look. Rounds are few and always compared. */
export async function planRhythm(
  tx: Tx,
  rhythm: StandingRhythm,
  calendar: WorkCalendar,
  isJudged = false,
): Promise<Planned> {
  const since = new Date((rhythm.lookedAt?.getTime() ?? 0) - (rhythm.lookedAt ? overlap : 0));
  const made =
    rhythm.definition.cadence.every === 'hours'
      ? await rollOn(tx, rhythm, calendar, { isJudged })
      : await makeTurnsOf(tx, rhythm, rhythm.definition.cadence, calendar, since);
  const ended = await endDuties(tx, rhythm, since);
  markLooked(tx, rhythm.rhythmId);
  return { made, ended };
}

function makeTurnsOf(
  tx: Tx,
  rhythm: StandingRhythm,
  cadence: CalendarCadence | CadenceOf<'after'>,
  calendar: WorkCalendar,
  since: Date,
): Promise<number> {
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
  const lastOpening = addDays(today, daysAhead);
  const wanted = slotsBetween(
    cadence,
    rhythm.definition.onDayOff,
    calendar,
    addDays(today, -longestTurn),
    addDays(lastOpening, longestMoveDays),
  );
  const bySlot = new Map(wanted.map((slot) => [slot.slot, slot]));
  const standing = await relayRounds(tx, rhythm, looked, (slot) => bySlot.get(slot));
  const fresh = wanted.filter(
    ({ slot, opensAt, dueAt }) => dateOf(opensAt) <= lastOpening && dueAt >= looked && !standing.has(slot),
  );
  let made = 0;
  if (fresh.length > 0) {
    addRounds(tx, rhythm.rhythmId, fresh);
    made += await makeDuties(tx, rhythm, fresh);
  }
  const relaid = [...standing.values()].filter(({ isRelaid }) => isRelaid);
  await setAsideEnded(tx, rhythm, askedOf(relaid));
  made += await makeDuties(tx, rhythm, relaid);
  const open = [...standing.values()].filter(({ dueAt }) => dueAt >= tx.now);
  // Who left and came back within one turn is asked again for it (E7).
  await setAsideEnded(tx, rhythm, askedOf(open), since);
  return made + (await makeDuties(tx, rhythm, open, since));
}

type StandingSlot = Slot & { isRelaid: boolean };
const askedOf = (slots: readonly StandingSlot[]) =>
  slots.filter(({ isLeftOut }) => !isLeftOut).map(({ slot }) => ({ slot }));

/** The rounds that stand, as the calendar has them now: those that it moves are moved, with what waits in them. */
async function relayRounds(
  tx: Tx,
  rhythm: StandingRhythm,
  looked: number,
  wantedOf: (slot: string) => Slot | undefined,
): Promise<Map<string, StandingSlot>> {
  const rounds = await listRounds(tx, rhythm.rhythmId, new Date(looked - longestMoveDays * DAY_MS));
  const slots = rounds.map(({ slot, opensAt, dueAt, isLeftOut }): StandingSlot => {
    const stands = { slot, opensAt: opensAt.getTime(), dueAt: dueAt.getTime(), nominalOn: '', isLeftOut };
    const moved = relaid(stands, wantedOf(slot), tx.now);
    return { ...(moved ?? stands), isRelaid: moved !== undefined };
  });
  const moved = slots.filter(({ isRelaid }) => isRelaid);
  if (moved.length > 0) await moveRounds(tx, rhythm.rhythmId, moved);
  return new Map(slots.map((slot) => [slot.slot, slot]));
}

async function startByEvent(
  tx: Tx,
  rhythm: StandingRhythm,
  cadence: CadenceOf<'after'>,
  calendar: WorkCalendar,
  since: Date,
): Promise<number> {
  const slots = new Map<string, Slot>();
  const slotOf = (on: string): Slot => {
    const slot = slots.get(on) ?? slotAfter(cadence, rhythm.definition.onDayOff, calendar, on);
    slots.set(on, slot);
    return slot;
  };
  const relaid = [...(await relayRounds(tx, rhythm, tx.now, slotOf)).values()].filter(({ isRelaid }) => isRelaid);
  await setAsideEnded(tx, rhythm, askedOf(relaid));
  // Whoever entered on the day of a turn that is asked again is asked again, however long ago that was looked at.
  const first = relaid.reduce((at, { slot }) => Math.min(at, instantAt(slot)), since.getTime());
  const entries = (await listEntries(tx, rhythm.registerId, new Date(first))).filter(({ on }) => on >= rhythm.fromOn);
  const turns = entries
    .map(({ subjectId, on }) => ({ ...slotOf(on), subjectId }))
    .filter(({ dueAt }) => dueAt >= tx.now);
  addRounds(
    tx,
    rhythm.rhythmId,
    [...new Set(entries.map(({ on }) => on))].map((on) => slotOf(on)),
  );
  await setAsideEnded(tx, rhythm, turns, new Date(first));
  return makeTurns(tx, rhythm, turns);
}

/**
 * One turn at a time: it stands until it is done or the place shuts (L9: the next is due from the last done), or until another calendar opens or shuts the place on
 * other days. `isJudged`: those that stand were worked out by this calendar.
 */
export async function rollOn(
  tx: Tx,
  rhythm: StandingRhythm,
  calendar: WorkCalendar,
  how: { only?: string; isJudged: boolean },
): Promise<number> {
  const { cadence, openingHours } = rhythm.definition;
  if (cadence.every !== 'hours' || !openingHours) return 0;
  const judged = (await listRolling(tx, rhythm, how.only))
    .filter(({ standingSlot }) => !how.isJudged || standingSlot === null)
    .map(({ subjectId, lastDoneAt, standingSlot, shuts }) => ({
      subjectId,
      standingSlot,
      next: nextRolling(cadence, openingHours, calendar, lastDoneAt?.getTime() ?? null, tx.now, shuts),
    }))
    .filter(({ standingSlot, next }) => standingSlot !== (next?.slot ?? null));
  const turns = judged.flatMap(({ subjectId, next }) => (next ? [{ ...next, subjectId }] : []));
  if (!how.isJudged)
    await endTurns(
      tx,
      rhythm.rhythmId,
      judged.flatMap(({ subjectId, standingSlot }) => (standingSlot ? [{ subjectId, slot: standingSlot }] : [])),
    );
  // Of the very minute in which it was called off, or left the register: asked anew all the same.
  await setAsideEnded(tx, rhythm, turns);
  return makeTurns(tx, rhythm, turns);
}
