// The number beside 会议交办 in the navigation: what this post was given to do and has not done.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDecisions } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';

export default function OpenDecisions() {
  const { answer } = useAsk(listDecisions, { isMine: true, state: 'open' }, { events: rhythmEvents });
  const count = answer?.rows.length ?? 0;
  return count > 0 ? `${count.toLocaleString()}${answer?.hasMore ? '+' : ''}` : null;
}
