import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import type { askAgain, confirmFact } from '../../shared/commands.ts';
import { knownMoment } from '../../shared/contested.ts';
import { fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { factProblem } from '../../shared/problems.ts';
import { recordFacts } from '../record-facts.ts';
import { valueOf } from '../shown.ts';
import { askOnVisit } from '../store/contested.ts';
import { findSubject, findTelling } from '../store/facts.ts';

/** 以此为准: a further telling with the value of an earlier one and who decided why; both stay in the history (R1). */
export async function handleConfirmFact(
  { subjectId, field, telling, reason, knownAt }: z.output<typeof confirmFact.input>,
  { tx, actor, secrets, doneAt, commandId, now }: CommandContext,
): Promise<Done> {
  const subject = await findSubject(tx, subjectId);
  if (!subject) throw factProblem('not_found');
  const row = await findTelling(tx, subjectId, field, telling);
  if (!row) throw factProblem('not_told');
  const [recorded] = await recordFacts(
    tx,
    {
      subjectId,
      subjectKind: subject.kind,
      facts: { [field]: valueOf(row, secrets) },
      source: { kind: 'correction', id: commandId, note: reason },
      observedOn: dateOf(doneAt),
      observedAt: new Date(doneAt),
      knownAt: knownMoment(knownAt, doneAt, now),
      actor,
    },
    secrets,
    await dictionaryInForce(tx),
  );
  return {
    subjectId,
    territoryId: subject.communityId ?? subject.unitId ?? undefined,
    events: [{ type: 'fact.corrected', subjectId, field, ...recorded }],
    result: recorded,
  };
}

/** A question without a table (0059): closed, as those of tables are, by whoever tells the field next. */
export async function handleAskAgain(
  { subjectId, field, dueOn }: z.output<typeof askAgain.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const subject = await findSubject(tx, subjectId);
  if (!subject || subject.isGone) throw factProblem('not_found');
  const entry = (await dictionaryInForce(tx)).get(fieldKey(subject.kind, field));
  if (!entry || isHouseField(entry)) throw factProblem('not_found');
  askOnVisit(tx, subjectId, field, dueOn);
  return {
    subjectId,
    territoryId: subject.communityId ?? subject.unitId ?? undefined,
    events: [{ type: 'fact.asked_again', subjectId, field, dueOn }],
  };
}
