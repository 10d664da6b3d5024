// Rhythms stand when the registers they ask for stand; their turns are made by the house a little ahead of time. Turns are derived rows, made without a command;
// what people do about them is.
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { type CalendarDate, dateOf } from '#kernel/shared/clock/time.ts';
import { planRhythm, rollOn } from './plan.ts';
import { endRhythms, listRhythms, type StandingRhythm } from './store/plan.ts';

export const layOutWithRegisters: Reaction = {
  name: 'duty.lay_out',
  on: ['register.laid_out'],
  react: async (event, _entry, hand) => {
    await hand.issue('rhythms', 'duty.lay_out', { districtId: event.districtId });
  },
};

type Basis = { calendar: WorkCalendar; today: CalendarDate; definition: string };
/** On what each rhythm was planned last in this process; the same calendar is the same object (kernel/server/calendar.ts). */
const plannedOn = new Map<string, Basis>();

export const planDuties: Tick = {
  name: 'duty.plan',
  everySeconds: 5,
  async run(hand: SystemHand) {
    const calendar = await hand.calendar();
    const today = dateOf(hand.now());
    for (const rhythm of await hand.database.asOwner(listRhythms)) {
      const basis = { calendar, today, definition: JSON.stringify(rhythm.definition) };
      const last = plannedOn.get(rhythm.rhythmId);
      if (!mustPlan(rhythm, basis, last)) continue;
      await hand.database.asOwner((tx) => planRhythm(tx, rhythm, calendar, last?.calendar === calendar));
      plannedOn.set(rhythm.rhythmId, basis);
    }
    await hand.database.asOwner(endRhythms);
  },
};

/** Rounds are laid out by the day: what was planned today stands until somebody comes or leaves, or the rule or the calendar changes. What rolls on goes by the hour. */
function mustPlan({ definition, hasNews }: StandingRhythm, basis: Basis, last: Basis | undefined): boolean {
  return (
    definition.cadence.every === 'hours' ||
    hasNews ||
    last?.today !== basis.today ||
    last.calendar !== basis.calendar ||
    last.definition !== basis.definition
  );
}

/** The next turn of what rolls on starts with the last (L9): at once, not at the next look. */
export const rollOnWhenDone: Reaction = {
  name: 'duty.roll_on',
  on: ['visit.recorded'],
  react: async (event, _entry, hand) => {
    const closed = event.closed as { rhythmId: string }[];
    if (closed.length === 0) return;
    const calendar = await hand.calendar();
    await hand.database.asOwner(async (tx) => {
      for (const rhythm of await listRhythms(tx))
        if (rhythm.definition.cadence.every === 'hours' && closed.some(({ rhythmId }) => rhythmId === rhythm.rhythmId))
          await rollOn(tx, rhythm, calendar, { only: String(event.subjectId), isJudged: true });
    });
  },
};
