// How many of those one leads wait for support.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listIncidents } from '../shared/queries.ts';

export default function WaitingCount() {
  const { answer } = useAsk(listIncidents, {}, { events: ['incident.'] });
  return answer && answer.waiting > 0 ? <>{answer.waiting}</> : null;
}
