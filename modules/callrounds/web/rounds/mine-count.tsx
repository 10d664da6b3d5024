// The number beside 电话核对 in the navigation: whom this post may still ring.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRounds } from '../../shared/queries.ts';
import { leftOf, roundEvents } from '../words.ts';

export default function MineCount() {
  const { answer } = useAsk(listRounds, { mine: true }, { events: roundEvents });
  const count = (answer?.rounds ?? []).reduce((sum, round) => sum + leftOf(round.counts), 0);
  return count > 0 ? count.toLocaleString() : null;
}
