// Work that was done is told once, and closes whatever it covers: all registers the subject is on, not one (B3: a person in several groups is visited once).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { FactValue } from '#kernel/shared/field.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import { knownMoment } from '#kernel/shared/tellings.ts';
import { recordFacts } from '#modules/facts/server/public.ts';
import type { Dictionary } from '#modules/facts/shared/dictionary.ts';
import type { Form } from '#modules/facts/shared/form.ts';
import { judgeFacts, wordsOfFaults } from '#modules/facts/shared/judge.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { type Closer, closerOf, closerWords } from '../shared/closer.ts';
import type { recordVisit } from '../shared/commands.ts';
import { coveredBy } from '../shared/covered.ts';
import { missedFor } from '../shared/duty-state.ts';
import { dutyProblem } from '../shared/problems.ts';
import type { DutyRhythm } from '../shared/rhythm.ts';
import { actionTitles, closesDuties, outcomesOf, visitOutcomes } from '../shared/visit.ts';
import * as store from './store/visits.ts';
import { sealTold } from './told.ts';

type Input = z.output<typeof recordVisit.input>;
/** `only`: the one turn it is about, where work on one matter says nothing of any other (a meeting, a call of a round, a report). */
export type Work = Input & {
  only?: { rhythmId: string; slot: string } | undefined;
  /** What this work is told by, where that is no visit: it closes turns that ask for it, besides those that any visit closes. */
  closer?: Closer;
};

export async function tellWork(input: Work, context: CommandContext): Promise<Done> {
  const { tx, actor, now } = context;
  const subject = await store.findSubject(tx, input.subjectId);
  if (!subject) throw dutyProblem('subject_not_found');
  if (!outcomesOf(input.action).includes(input.outcome))
    throw dutyProblem('outcome_not_of_action', {
      action: actionTitles[input.action].zh,
      outcome: visitOutcomes[input.outcome].title.zh,
    });
  const happenedAt = new Date(input.happenedAt ? Math.min(now, Date.parse(input.happenedAt)) : context.doneAt);
  const methods = await listReachInForce(tx);
  const forms = new Map(methods.flatMap(({ method }) => method.forms).map((form): [string, Form] => [form.code, form]));
  const dictionary = await dictionaryInForce(tx);
  const told = readTold(input.told, subject.kind, dictionary);
  const turns = await store.lockCovered(tx, {
    subjectId: subject.subjectId,
    action: input.action,
    happenedAt,
    only: input.only,
  });
  const covered = coveredBy(
    turns.map((turn) => ({ ...turn, opensAt: turn.opensAt.getTime(), dueAt: turn.dueAt.getTime() })),
    happenedAt.getTime(),
  );
  const lacking = new Map(covered.map((turn) => [turn, lackingOf(forms.get(turn.definition.form ?? ''), told)]));
  const isDrill = input.isDrill || input.action === 'drill';
  // Played is not done: only a drill is closed by a drill (product rule 9).
  const isReal = !isDrill || input.action === 'drill';
  const sealed = sealTold(told.ofVisit, dictionary, context.secrets);
  const isResult = closesDuties(input.outcome) && isReal;
  const mine = covered.filter(({ definition }) => input.only || mayClose(definition, input.closer));
  // Nothing is written that would look like the work and close nothing of it.
  const other = covered.find((turn) => !mine.includes(turn));
  if (isResult && mine.length === 0 && other) throw notByVisit(other.definition);
  const closed = isResult ? mine.filter((turn) => lacking.get(turn)?.length === 0) : [];
  store.addVisit(tx, {
    ...input,
    subject,
    happenedAt,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    postId: actor.kind === 'staff' ? actor.postId : null,
    byName: actor.kind === 'staff' ? actor.staffName : '',
    ...sealed,
    isDrill,
    proxy: input.proxy ?? null,
    asked: input.measure?.asked ?? 0,
    prefilled: input.measure?.prefilled ?? 0,
    taps: input.measure?.taps ?? null,
    seconds: input.measure?.seconds ?? null,
    // A temperature, a test result, a reading: whoever may not open sensitive registers does not read it on a visit either, unless they told it.
    isSensitive: covered.some(({ isSensitive }) => isSensitive) || sealed.toldCipher !== null,
  });
  // What still stands on somebody's 今日: a greeting missed weeks ago is no lack of this visit.
  const asked = mine.filter(({ dueAt }) => dueAt >= happenedAt.getTime() - missedFor);
  const incomplete = [...new Set(asked.flatMap((turn) => lacking.get(turn) ?? []))];
  // A look tells its day by itself; one that leaves out what its form needs is none.
  const isWhole = closesDuties(input.outcome) && isReal && incomplete.length === 0;
  const daysOfWork = isWhole ? daysTold(input.action, subject.kind, dictionary, happenedAt) : {};
  await recordFacts(
    tx,
    {
      subjectId: subject.subjectId,
      subjectKind: subject.kind,
      facts: { ...told.facts, ...daysOfWork },
      source: { kind: 'visit', id: input.visitId },
      observedOn: dateOf(happenedAt.getTime()),
      observedAt: happenedAt,
      knownAt: knownMoment(input.knownAt, context.doneAt, now),
      actor,
    },
    context.secrets,
    dictionary,
  );
  store.closeDuties(tx, subject.subjectId, closed, input.visitId, happenedAt);
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
    isDrill,
  };
}

const mayClose = (turn: DutyRhythm, closer: Closer | undefined): boolean => {
  const needed = closerOf(turn);
  return needed === null || needed === closer;
};

/** Says by what it is told instead. */
export function notByVisit(turn: Pick<DutyRhythm, 'action' | 'closedBy'>): Problem {
  const closer = closerOf(turn);
  return dutyProblem(closer ? closerWords[closer].code : 'not_found');
}

type Told = { facts: Record<string, FactValue>; ofVisit: Record<string, FactValue> };

/** What is a fact of the subject and what only this visit tells; whatever is wrong is named all at once. */
function readTold(answers: Input['told'], kind: SubjectKind, dictionary: Dictionary): Told {
  const { facts, told, faults } = judgeFacts(
    Object.fromEntries(answers.map(({ field, value }) => [field, value])),
    kind,
    dictionary,
  );
  if (faults.length > 0)
    throw dutyProblem('told_wrong', {
      why: wordsOfFaults(faults).zh,
      whyEn: wordsOfFaults(faults).en,
      fields: faults.map(({ field }) => field),
    });
  const byName = (judged: typeof facts) => Object.fromEntries(judged.map(({ field, value }) => [field.name, value]));
  return { facts: byName(facts), ofVisit: byName(told) };
}

/** Fields that say when such work was last done at a subject of this kind. */
function daysTold(
  action: Input['action'],
  kind: SubjectKind,
  dictionary: Dictionary,
  happenedAt: Date,
): Record<string, FactValue> {
  const fields = [...dictionary.values()].filter(
    (entry) => entry.home === kind && 'dayOfWork' in entry && entry.dayOfWork === action,
  );
  return Object.fromEntries(fields.map(({ field }) => [field.name, dateOf(happenedAt.getTime())]));
}

/** What the form needs and was not told: no value, or of the visit a plain no (O16: a send that was not made). */
function lackingOf(form: Form | undefined, { facts, ofVisit }: Told): string[] {
  return (form?.needed ?? []).filter((name) =>
    form?.visitFields.includes(name)
      ? ofVisit[name] === undefined || ofVisit[name] === false
      : facts[name] === undefined,
  );
}
