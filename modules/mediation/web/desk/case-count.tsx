// How many cases wait for this post: its own for a mediator, those not taken up yet for a desk.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { countMediations } from '../../shared/queries.ts';

export default function CaseCount() {
  const { answer } = useAsk(countMediations, {}, { events: ['mediation.', 'request.classified'] });
  const count = (answer?.mine ?? 0) + (answer?.waiting ?? 0);
  return count > 0 ? <span>{count}</span> : null;
}
