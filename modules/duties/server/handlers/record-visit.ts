import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { closerOf, closerWords } from '../../shared/closer.ts';
import type { recordVisit } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { closesDuties } from '../../shared/visit.ts';
import { tellWork } from '../work.ts';

/** What one module alone tells is never told as a bare visit, whether a turn stands or not: a report has its figures (E8), a move its place (M9), a sample its tube (C11). */
export async function handleRecordVisit(
  input: z.output<typeof recordVisit.input>,
  context: CommandContext,
): Promise<Done> {
  const closer = closerOf(input);
  if (closer && (closesDuties(input.outcome) || input.action === 'report')) throw dutyProblem(closerWords[closer].code);
  return tellWork(input, context);
}
