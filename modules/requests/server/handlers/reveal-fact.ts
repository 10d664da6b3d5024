import type { CommandContext, Done } from '#kernel/server/house.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, standingsOf } from '../standing.ts';
import { listKnownFacts } from '../store/facts.ts';
import { lockRequest } from '../store/request.ts';

type Input = { requestId: string; field: string; purpose: string };

/** Puts the look on record, for the desk and for whoever has the work. What is sealed never enters the journal: `request.revealed_fact` gives it out. */
export async function handleRevealFact(input: Input, context: CommandContext): Promise<Done> {
  const { tx, actor } = context;
  const request = await lockRequest(tx, input.requestId);
  if (!request) throw requestProblem('not_found');
  const standings = standingsOf(request, actor);
  if (!standings.includes('desk') && !standings.includes('lead')) throw requestProblem('fact_not_yours');
  if (!(await listKnownFacts(tx, request.id)).has(input.field)) throw requestProblem('fact_not_told');
  return done(request, [
    {
      type: 'request.fact_revealed',
      requestId: request.id,
      field: input.field,
      purpose: input.purpose,
      by: actor.kind === 'staff' ? actor.staffName : null,
    },
  ]);
}
