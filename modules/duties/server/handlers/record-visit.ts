import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { recordVisit } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { closesDuties } from '../../shared/visit.ts';
import { tellWork } from '../work.ts';

/** A unit's report is told with its figures (E8), never as a bare visit; whoever was moved is told with the place they went to (M9). */
export async function handleRecordVisit(
  input: z.output<typeof recordVisit.input>,
  context: CommandContext,
): Promise<Done> {
  if (input.action === 'report') throw dutyProblem('report_by_figures');
  if (input.action === 'evacuate' && closesDuties(input.outcome)) throw dutyProblem('moved_by_place');
  return tellWork(input, context);
}
