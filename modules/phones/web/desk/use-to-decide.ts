// How many late acts and how many fields told two ways wait for this desk.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listContested } from '#modules/facts/shared/queries.ts';
import { listStranded } from '../../shared/queries.ts';

export function useToDecide(): { late: number; contested: number } {
  const late = useAsk(listStranded, { limit: 1 }, { events: ['phone.'] }).answer?.open ?? 0;
  const contested = useAsk(listContested, { limit: 1 }, { events: ['fact.', 'visit.', 'person.'] }).answer?.total ?? 0;
  return { late, contested };
}
