// The number beside 诉求 in the navigation: what waits for this very post.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { countRequests } from '../../shared/queries.ts';

export default function RequestCount() {
  const { answer } = useAsk(countRequests, {});
  return answer && answer.mine > 0 ? answer.mine.toLocaleString() : null;
}
