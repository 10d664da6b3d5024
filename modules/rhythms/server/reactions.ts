// What time brings to the rhythms. Each looks every minute whether there is anything to do, and then issues a command for it; a repeat finds the
// work done, or is the same command.
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { listMissingDistricts, listPlanMarks, listUnpreparedDistricts } from './store/planning.ts';

/** Far enough ahead to show the next of each, and to survive a server that slept over New Year. */
const daysAhead = 35;

/** What a plan rests on, as far as this process has seen to it; only spares the asking. */
const planned = new Map<string, string>();

export const planAhead: Tick = {
  name: 'rhythm.plan',
  everySeconds: 60,
  async run(hand: SystemHand) {
    const on = dateOf(hand.now());
    const { daysOff, makeUpDays, halfDaysOff, week } = await hand.calendar();
    const days = JSON.stringify([daysOff, makeUpDays, halfDaysOff, week]);
    for (const { districtId, mark } of await hand.database.asOwner(listPlanMarks)) {
      const cause = `${districtId} ${on} ${mark} ${days}`;
      if (planned.get(districtId) === cause) continue;
      const outcome = await hand.issue(cause, 'rhythm.plan', { districtId, on, through: addDays(on, daysAhead) });
      if (!('problem' in outcome)) planned.set(districtId, cause);
    }
  },
};

export const prepareToday: Tick = {
  name: 'rhythm.prepare',
  everySeconds: 60,
  async run(hand: SystemHand) {
    const on = dateOf(hand.now());
    for (const { districtId, count, first } of await hand.database.asOwner((tx) => listUnpreparedDistricts(tx, on)))
      await hand.issue(`${districtId} ${on} ${first} ${count}`, 'rhythm.prepare', { districtId, on });
  },
};

export const markYesterday: Tick = {
  name: 'rhythm.mark_missed',
  everySeconds: 60,
  async run(hand: SystemHand) {
    const before = dateOf(hand.now());
    for (const { districtId, count, first } of await hand.database.asOwner((tx) => listMissingDistricts(tx, before)))
      await hand.issue(`${districtId} ${before} ${first} ${count}`, 'rhythm.mark_missed', { districtId, before });
  },
};
