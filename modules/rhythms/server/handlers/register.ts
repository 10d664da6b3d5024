// B5, every month; R1. The register has written itself; one tap confirms what was seen, freezes it and puts it before the supervisors.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import type { correctRegister } from '../../shared/commands.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import { closeOccurrence, openOccurrence, told } from '../opening.ts';
import { lockOccurrence } from '../store/occurrences.ts';
import { findRegister, insertCorrection, insertRegister } from '../store/registers.ts';
import { writeRegister } from '../views/register-text.ts';

export async function handleConfirm(
  input: { occurrenceId: string; digest: string },
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  const opened = await openOccurrence(input.occurrenceId, 'register', context);
  const { occurrence } = opened;
  const { figures, lines, digest } = await writeRegister(occurrence, context);
  if (digest.toString('hex') !== input.digest) throw rhythmProblem('changed_meanwhile');
  const { id: occurrenceId, districtId, unitId, periodFrom: month } = occurrence;
  const by = { staffId: actor.staffId, postId: actor.postId };
  insertRegister(tx, { occurrenceId, districtId, unitId, month, figures, lines, digest, ...by });
  const { method } = await getMethod(tx, occurrence.methodVersionId);
  const publishedTo = method.rhythms.find(({ id }) => id === occurrence.code)?.publishedTo ?? [];
  const event = {
    type: 'register.confirmed',
    occurrenceId,
    month,
    lines: lines.length,
    digest: input.digest,
    publishedTo,
  };
  return closeOccurrence(opened, [event], context);
}

export async function handleCorrect(
  input: z.output<typeof correctRegister.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, actor } = context;
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  const occurrence = await lockOccurrence(tx, input.occurrenceId);
  if (!occurrence) throw rhythmProblem('not_found');
  const register = await findRegister(tx, occurrence.id);
  if (!register) throw rhythmProblem('not_confirmed');
  const lineNo = input.lineNo ?? null;
  if (lineNo !== null && lineNo > register.lineCount) throw rhythmProblem('line_unknown', { line: lineNo });
  const { correctionId: id, text } = input;
  insertCorrection(tx, { id, occurrenceId: occurrence.id, lineNo, text, staffId: actor.staffId });
  return told(occurrence, [{ type: 'register.corrected', occurrenceId: occurrence.id, correctionId: id, lineNo }]);
}
