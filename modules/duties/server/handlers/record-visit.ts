// Work that was done is told once, and closes whatever it covers: all registers the subject is on, not one (B3: a person in several groups is visited once).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { FactValue } from '#kernel/shared/field.ts';
import { checkFact } from '#kernel/shared/field-rules.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import type { Form } from '#modules/facts/shared/form.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import type { recordVisit } from '../../shared/commands.ts';
import { coveredBy } from '../../shared/covered.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { actionTitles, closesDuties, outcomesOf, visitOutcomes } from '../../shared/visit.ts';
import * as store from '../store/visits.ts';

type Input = z.output<typeof recordVisit.input>;

export async function handleRecordVisit(input: Input, context: CommandContext): Promise<Done> {
  const { tx, actor, now } = context;
  const subject = await store.findSubject(tx, input.subjectId);
  if (!subject) throw dutyProblem('subject_not_found');
  if (!outcomesOf(input.action).includes(input.outcome))
    throw dutyProblem('outcome_not_of_action', {
      action: actionTitles[input.action].zh,
      outcome: visitOutcomes[input.outcome].title.zh,
    });
  const happenedAt = new Date(Math.min(now, input.happenedAt ? Date.parse(input.happenedAt) : now));
  const methods = await listReachInForce(tx);
  const forms = new Map(methods.flatMap(({ method }) => method.forms).map((form): [string, Form] => [form.code, form]));
  const told = readTold(input.told, await dictionaryInForce(tx));
  const turns = await store.lockCovered(tx, subject.subjectId, input.action, happenedAt);
  const covered = coveredBy(
    turns.map((turn) => ({ ...turn, opensAt: turn.opensAt.getTime(), dueAt: turn.dueAt.getTime() })),
    happenedAt.getTime(),
  );
  const lacking = new Map(covered.map((turn) => [turn, lackingOf(forms.get(turn.definition.form ?? ''), told)]));
  const closed = closesDuties(input.outcome) ? covered.filter((turn) => lacking.get(turn)?.length === 0) : [];
  store.addVisit(tx, {
    ...input,
    subject,
    happenedAt,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    postId: actor.kind === 'staff' ? actor.postId : null,
    byName: actor.kind === 'staff' ? actor.staffName : '',
    told,
    proxy: input.proxy ?? null,
    asked: input.measure?.asked ?? 0,
    prefilled: input.measure?.prefilled ?? 0,
    taps: input.measure?.taps ?? null,
    seconds: input.measure?.seconds ?? null,
    isSensitive: covered.some(({ isSensitive }) => isSensitive),
  });
  store.closeDuties(tx, subject.subjectId, closed, input.visitId, happenedAt);
  const incomplete = [...new Set(covered.flatMap((turn) => lacking.get(turn) ?? []))];
  return {
    subjectId: subject.subjectId,
    territoryId: subject.territoryId ?? undefined,
    unitIds: actor.kind === 'staff' ? [actor.unitId] : [],
    events: [
      {
        type: 'visit.recorded',
        visitId: input.visitId,
        subjectId: subject.subjectId,
        action: input.action,
        outcome: input.outcome,
        closed: closed.map(({ rhythmId, slot }) => ({ rhythmId, slot })),
      },
    ],
    result: { closed: closed.length, incomplete },
    isDrill: input.isDrill,
  };
}

function readTold(answers: Input['told'], dictionary: Dictionary): Record<string, FactValue> {
  return Object.fromEntries(
    answers.map(({ field: name, value }) => {
      const entry = dictionary.get(fieldKey('visit', name));
      if (!entry) throw dutyProblem('unknown_told', { field: name });
      const checked = checkFact(entry.field, value);
      if (!checked.ok) throw dutyProblem('told_wrong', { field: entry.field.title.zh, reason: checked.why.zh });
      return [name, checked.value];
    }),
  );
}

/** What the form needs of a visit and was not told: no value, or a plain no (O16: a send that was not made). */
const lackingOf = (form: Form | undefined, told: Record<string, FactValue>): string[] =>
  (form?.needed ?? []).filter(
    (name) => form?.visitFields.includes(name) && (told[name] === undefined || told[name] === false),
  );
