import { command, type Done } from '#kernel/server/house.ts';
import { changeCalendar } from '../../shared/commands.ts';
import { confirmYears, writeDays } from '../store.ts';

/** Servers read the table anew within half a minute; limits already computed are recomputed by whoever hears `calendar.changed`. */
export const changeCalendarHandler = command(
  changeCalendar,
  async ({ days, confirmYears: confirmed, unconfirmYears }, { tx }): Promise<Done> => {
    writeDays(
      tx,
      days.map((day) => ({ ...day })),
    );
    confirmYears(tx, confirmed, unconfirmYears);
    return {
      events: [{ type: 'calendar.changed', days: days.map((day) => day.on), confirmed, unconfirmed: unconfirmYears }],
    };
  },
);
