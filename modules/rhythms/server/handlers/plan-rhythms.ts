// What time brings, each for a whole district at once: the weeks ahead are laid out, the lists of the day are fixed, what was missed is put down.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addDays } from '#kernel/shared/clock/time.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { levelOf, roundsBetween } from '../../shared/occurrence.ts';
import { listMethodIdsInForce, markMissedBefore, type PlannedRound, planOccurrences } from '../store/planning.ts';
import { prepareLists } from '../sweep-list.ts';

/** A round may be moved this far by a long holiday; looked back over, so that a holiday's round is not lost when planning begins within it. */
const longestMove = 15;

export async function handlePlan(
  input: { districtId: string; on: string; through: string },
  context: CommandContext,
): Promise<Done> {
  const { districtId, on, through } = input;
  const rounds: PlannedRound[] = [];
  for (const methodId of await listMethodIdsInForce(context.tx, districtId)) {
    const { method } = await getMethod(context.tx, methodId);
    for (const rhythm of method.rhythms) {
      const level = levelOf(rhythm.responsibleRole);
      if (!level) continue;
      for (const { dueOn, ...round } of roundsBetween(rhythm, context.calendar, addDays(on, -longestMove), through)) {
        const day = dueOn ?? round.nominalOn;
        if (day < on) continue;
        rounds.push({
          ...round,
          methodId,
          code: rhythm.id,
          record: rhythm.record,
          role: rhythm.responsibleRole,
          level,
          dueOn: day,
          isLeftOut: dueOn === null,
        });
      }
    }
  }
  const outcome = await planOccurrences(context.tx, { districtId, on, through, rounds });
  return {
    subjectId: districtId,
    unitIds: [districtId],
    events: [{ type: 'rhythm.planned', ...outcome }],
    result: outcome,
  };
}

export async function handlePrepare(input: { districtId: string; on: string }, context: CommandContext): Promise<Done> {
  const sweeps = await prepareLists(context.tx, input.on, { districtId: input.districtId });
  return {
    subjectId: input.districtId,
    unitIds: [...new Set(sweeps.map(({ unitId }) => unitId))],
    events: [{ type: 'rhythm.prepared', on: input.on, sweeps: sweeps.length }],
    result: { sweeps: sweeps.length },
  };
}

export async function handleMarkMissed(
  input: { districtId: string; before: string },
  context: CommandContext,
): Promise<Done> {
  const missed = await markMissedBefore(context.tx, input.districtId, input.before);
  return {
    subjectId: input.districtId,
    unitIds: [...new Set(missed.map(({ unitId }) => unitId))],
    events: missed.map((row) => ({ type: 'rhythm.missed', ...row })),
    result: { missed: missed.length },
  };
}
