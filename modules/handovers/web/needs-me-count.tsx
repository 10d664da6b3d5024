// Beside 交接: how many wait for this person, to arrange or to receive; and, where one leads, receipts that are late.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listHandovers } from '../shared/queries.ts';

export default function NeedsMeCount() {
  const { answer } = useAsk(listHandovers, { tab: 'open' }, { keep: true, events: ['handover.'] });
  const count = answer?.rows.filter((row) => row.mustGive || row.mustReceive || row.receipt === 'late').length ?? 0;
  return count > 0 ? <span>{count}</span> : null;
}
