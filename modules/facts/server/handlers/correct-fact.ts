import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { knownMoment } from '#kernel/shared/tellings.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import type { correctFact } from '../../shared/commands.ts';
import { factProblem } from '../../shared/problems.ts';
import { recordFacts } from '../record-facts.ts';
import { findSubject, listCurrent } from '../store/facts.ts';

/** R1, correction keeps history: a further telling with source 更正 and its reason; what stood before stays with its own source. Where nothing stood, it is 补录. */
export async function handleCorrectFact(
  input: z.output<typeof correctFact.input>,
  { tx, actor, secrets, doneAt, commandId, now }: CommandContext,
): Promise<Done> {
  const subject = await findSubject(tx, input.subjectId);
  if (!subject) throw factProblem('not_found');
  const isFirst = (await listCurrent(tx, input.subjectId, [input.field])).length === 0;
  const [recorded] = await recordFacts(
    tx,
    {
      subjectId: input.subjectId,
      subjectKind: subject.kind,
      facts: { [input.field]: input.value },
      source: { kind: isFirst ? 'entry' : 'correction', id: commandId, note: input.reason },
      observedOn: input.observedOn ?? dateOf(doneAt),
      observedAt: input.observedOn ? undefined : new Date(doneAt),
      knownAt: knownMoment(input.knownAt, doneAt, now),
      actor,
    },
    secrets,
    await dictionaryInForce(tx),
  );
  return {
    subjectId: input.subjectId,
    territoryId: subject.communityId ?? subject.unitId ?? undefined,
    events: [{ type: 'fact.corrected', subjectId: input.subjectId, field: input.field, ...recorded }],
    result: recorded,
  };
}
