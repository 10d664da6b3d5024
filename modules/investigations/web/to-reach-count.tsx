// Beside the page's name: contacts that nobody has reached yet, in earnest.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listCases } from '../shared/queries.ts';

export default function ToReachCount() {
  const count = useAsk(listCases, {}, { everyMs: 120_000 }).answer?.counts.toReach ?? 0;
  return count > 0 ? count.toLocaleString() : null;
}
