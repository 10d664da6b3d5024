// Beside 应急令: how many proposals wait for this person's decision.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listOrders } from '../../shared/queries.ts';

export default function ToDecideCount() {
  const count = useAsk(listOrders, { limit: 1 }, { keep: true }).answer?.toDecide ?? 0;
  return count > 0 ? <span>{count}</span> : null;
}
