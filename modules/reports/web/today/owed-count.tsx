// The number beside 日报 in the navigation: what this post has to report now.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myReports } from '../../shared/queries.ts';
import { reportEvents } from '../words.ts';

export default function OwedCount() {
  const { answer } = useAsk(myReports, {}, { events: reportEvents, everyMs: 300_000 });
  const count = answer?.turns.length ?? 0;
  return count > 0 ? count.toLocaleString() : null;
}
