// Beside the page's name: returners whom nobody has asked yet.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listReturners } from '../../shared/returners/queries.ts';

export default function ReturnerCount() {
  const count = useAsk(listReturners, {}, { everyMs: 120_000, events: ['returner.', 'risk.'] }).answer?.counts.toReach;
  return count ? count.toLocaleString() : null;
}
