import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { recordVisit } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { tellWork } from '../work.ts';

/** A unit's report is told with its figures (E8), never as a bare visit. */
export async function handleRecordVisit(
  input: z.output<typeof recordVisit.input>,
  context: CommandContext,
): Promise<Done> {
  if (input.action === 'report') throw dutyProblem('report_by_figures');
  return tellWork(input, context);
}
