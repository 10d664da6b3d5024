// Beside 公告通报: how many bulletins wait for the unit's receipt.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { countPublications } from '../../shared/queries.ts';

export default function ToConfirmCount() {
  const count = useAsk(countPublications, {}, { keep: true }).answer?.to_confirm ?? 0;
  return count > 0 ? <span>{count}</span> : null;
}
