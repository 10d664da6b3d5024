// A drill in which this phone takes part: until it is left, or the day is over, whatever is told here of visits and matters found is played — marked 演练, counted nowhere, closing nothing real
// (product rule 9). Kept on the device: who plays is told by who plays, not by the house.
import { dateOf, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { remember, useRemembered } from '../remembered.ts';
import { useNow } from '../time/now.ts';

const drillDay = remember('huying.drill', '', (stored) =>
  typeof stored === 'string' && isCalendarDate(stored) ? stored : undefined,
);

export function useDrillDay(): { isOn: boolean; begin: () => void; leave: () => void } {
  const today = dateOf(useNow());
  return {
    isOn: useRemembered(drillDay) === today,
    begin: () => drillDay.set(today),
    leave: () => drillDay.set(''),
  };
}
