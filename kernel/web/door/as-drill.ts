// Whether a page was opened to do something as a drill (from the line of one that runs): what is told there comes ticked as one, stays changeable, and is for one act.
// Once that was told or put away the address forgets it, so that the next act there is real again (product rule 9).
import { type Filters, useFilters } from '../route.ts';

export const asDrillSearch = { drill: 'yes' } as const;
const read = (raw: Filters): { drill?: string | undefined } => (raw['drill'] === 'yes' ? asDrillSearch : {});

export function useAsDrill(): { isOn: boolean; leave: () => void } {
  const [{ drill }, set] = useFilters(read);
  return { isOn: drill !== undefined, leave: () => drill !== undefined && set({ drill: undefined }) };
}
