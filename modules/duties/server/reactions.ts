// Rhythms stand when the registers they ask for stand; their turns are made by the house a little ahead of time. Turns are derived rows, made without a command;
// what people do about them is.
import type { Reaction, SystemHand, Tick } from '#kernel/server/house.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { planRhythm, rollOn } from './plan.ts';
import { endRhythms, listRhythms } from './store/plan.ts';

export const layOutWithRegisters: Reaction = {
  name: 'duty.lay_out',
  on: ['register.laid_out'],
  react: async (event, _entry, hand) => {
    await hand.issue('rhythms', 'duty.lay_out', { districtId: event.districtId });
  },
};

/** By which calendar each rhythm was planned last in this process; the same content is the same object (kernel/server/calendar.ts). */
const plannedBy = new Map<string, WorkCalendar>();

export const planDuties: Tick = {
  name: 'duty.plan',
  everySeconds: 5,
  async run(hand: SystemHand) {
    const calendar = await hand.calendar();
    for (const rhythm of await hand.database.asOwner(listRhythms)) {
      const isJudged = plannedBy.get(rhythm.rhythmId) === calendar;
      await hand.database.asOwner((tx) => planRhythm(tx, rhythm, calendar, isJudged));
      plannedBy.set(rhythm.rhythmId, calendar);
    }
    await hand.database.asOwner(endRhythms);
  },
};

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
