// The number beside 三个一 in the navigation: what this post owes today or has let pass.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myRhythms } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { isOwed } from '../words.ts';

export default function OwedCount() {
  const { answer } = useAsk(myRhythms, {}, { events: rhythmEvents });
  const count = answer?.rows.filter(isOwed).length ?? 0;
  return count > 0 ? count.toLocaleString() : null;
}
