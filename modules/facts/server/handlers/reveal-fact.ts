import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import type { revealFact } from '../../shared/commands.ts';
import { fieldKey } from '../../shared/dictionary.ts';
import { mayReveal } from '../../shared/looks.ts';
import { factProblem } from '../../shared/problems.ts';
import { findSubject, listCurrent } from '../store/facts.ts';

/** Puts the look on record. The journal gets who, which field and for what; never the fact. */
export async function handleRevealFact(
  input: z.output<typeof revealFact.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const subject = await findSubject(tx, input.subjectId);
  if (!subject || actor.kind !== 'staff') throw factProblem('not_found');
  const entry = (await dictionaryInForce(tx)).get(fieldKey(subject.kind, input.field));
  const [row] = await listCurrent(tx, input.subjectId, [input.field]);
  if (!entry || !row) throw factProblem('not_told');
  if (entry.field.sensitivity === 'normal' && !row.cipher) throw factProblem('not_sealed');
  if (!mayReveal({ ...entry.field, sensitivity: 'sensitive' }, actor.role)) throw factProblem('not_yours');
  return {
    subjectId: input.subjectId,
    events: [{ type: 'fact.revealed', subjectId: input.subjectId, field: input.field }],
  };
}
