import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { knownMoment } from '#kernel/shared/tellings.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { confirmTelling } from '#modules/registry/server/public.ts';
import { isToldColumn, type ToldColumn } from '#modules/registry/shared/tellings.ts';
import type { askAgain, confirmFact } from '../../shared/commands.ts';
import { fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { factProblem } from '../../shared/problems.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { recordFacts } from '../record-facts.ts';
import { valueOf } from '../shown.ts';
import { askOnVisit } from '../store/contested.ts';
import { findSubject, findTelling } from '../store/facts.ts';

/** 以此为准: a further telling with the value of an earlier one and who decided why; both stay in the history (R1). */
export async function handleConfirmFact(
  { subjectId, field, telling, reason, knownAt }: z.output<typeof confirmFact.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, actor, secrets, doneAt, commandId, now } = context;
  const subject = await findSubject(tx, subjectId);
  if (!subject) throw factProblem('not_found');
  if (isToldByHouse(subject.kind, field)) {
    const done = await confirmTelling(context, { personId: subjectId, field, telling, reason, knownAt });
    if (!done) throw factProblem('not_told');
    return done;
  }
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

/** A column that the register of residents keeps with its tellings: decided there, by the same rule. */
const isToldByHouse = (kind: SubjectKind, field: string): field is ToldColumn =>
  kind === 'person' && isToldColumn(field);

/** A question without a table (0059): closed, as those of tables are, by whoever tells the field next. */
export async function handleAskAgain(
  { subjectId, field, dueOn }: z.output<typeof askAgain.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const subject = await findSubject(tx, subjectId);
  if (!subject || subject.isGone) throw factProblem('not_found');
  const entry = (await dictionaryInForce(tx)).get(fieldKey(subject.kind, field));
  if (!entry || (isHouseField(entry) && !isToldByHouse(subject.kind, field))) throw factProblem('not_found');
  askOnVisit(tx, subjectId, field, dueOn);
  return {
    subjectId,
    territoryId: subject.communityId ?? subject.unitId ?? undefined,
    events: [{ type: 'fact.asked_again', subjectId, field, dueOn }],
  };
}
