// B7: what is asked of a request, told between its steps: a field that was wanting, a charge corrected, the appointment confirmed or moved.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { GivenFact, TakenFact } from '../../shared/facts.ts';
import { requestProblem } from '../../shared/problems.ts';
import { appointedEvents, keepFacts, takeFacts } from '../facts.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { listFacts } from '../store/facts.ts';
import { valueOf } from '../views/facts.ts';

type Input = { requestId: string; facts: GivenFact[] };

export async function handleWriteFacts(input: Input, context: CommandContext): Promise<Done> {
  const { now, secrets } = context;
  const { request, method } = await openFor('write_facts', input.requestId, context);
  const kind = method.kinds.get(request.kindCode ?? '');
  const given = takeFacts(input.facts, request, kind, method, context);
  const rows = (await listFacts(context.tx, request.id)).filter(({ isCurrent }) => isCurrent);
  const before = new Map(rows.map((row) => [row.field, valueOf(row, secrets)]));
  // Told again as it is known already: nothing happened.
  const taken = given.filter(({ field, value }) => JSON.stringify(before.get(field.name)) !== JSON.stringify(value));
  const isPast = ({ field, value }: TakenFact) =>
    field.name === kind?.booking?.agreedAt && Date.parse(String(value)) <= now;
  // While the visit is still to come; afterwards the hour at which one was there is put down as it was.
  if (request.state !== 'resolved' && taken.some(isPast)) throw requestProblem('appointment_past');
  keepFacts(request.id, taken, kind, context);
  const { name } = staffOf(context.actor);
  const earlier = before.get(kind?.booking?.agreedAt ?? '');
  const appointed = appointedEvents(request.id, taken, kind, name, typeof earlier === 'string' ? earlier : null);
  const others = taken.filter(({ field }) => appointed.length === 0 || field.name !== kind?.booking?.agreedAt);
  return done(request, [
    ...appointed,
    ...(others.length > 0
      ? [
          {
            type: 'request.facts_written',
            requestId: request.id,
            titles: others.map(({ field }) => field.title),
            byCaller: context.actor.kind !== 'staff' && context.actor.kind !== 'system',
            by: name,
          },
        ]
      : []),
  ]);
}
