// Facts told of one subject, whatever told them: judged by the dictionary, sealed where sensitive, and put in the order of when they were so. What a phone without
// a network tells late never takes the place of what was seen later; it is kept as history (quality.md, Offline).
import type { Actor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { compareTellings, contradicts, isSameValue, type Look } from '#kernel/shared/tellings.ts';
import { steadyDaysOf } from '../shared/contested.ts';
import type { Dictionary } from '../shared/dictionary.ts';
import { type GivenFacts, type JudgedFact, judgeFacts, wordsOfFaults } from '../shared/judge.ts';
import { factProblem } from '../shared/problems.ts';
import type { SubjectKind } from '../shared/subject.ts';
import { valueOf } from './shown.ts';
import * as store from './store/facts.ts';

export type Recording = {
  subjectId: string;
  subjectKind: SubjectKind;
  facts: GivenFacts;
  source: { kind: string; id: string | null; note?: string };
  /** The day on which it was so. */
  observedOn: string;
  /** The moment, where it is known (a visit's `happenedAt`): it decides between two of one day. */
  observedAt?: Date | undefined;
  /** Until when its teller knew what the house held (`knownMoment`); absent: told without looking, as a list is, and contradicts nobody. */
  knownAt?: Date | undefined;
  actor: Actor;
};

/** `isChange`: something else stands now than before. Not so where the same was told again, or something later is known. */
export type RecordedFact = { field: string; isChange: boolean; isCurrent: boolean };

/**
 * Throws `fact.not_found` (no such subject within the post) and `fact.faulty` with every fault named: fields of no dictionary, of the house (with the command
 * that keeps them), of the visit alone, values that are none. Writes nothing then.
 */
export async function recordFacts(
  tx: Tx,
  recording: Recording,
  secrets: Secrets,
  dictionary: Dictionary,
): Promise<RecordedFact[]> {
  const { subjectId, subjectKind, source } = recording;
  const { facts, told, faults } = judgeFacts(recording.facts, subjectKind, dictionary);
  const ofVisit = told.map(({ field }) => ({
    field: field.name,
    title: field.title,
    why: { zh: '只属于这次走访，不是对象的信息', en: 'belongs to the visit alone' },
  }));
  const wrong = [...faults, ...ofVisit];
  if (wrong.length > 0)
    throw factProblem('faulty', { ...wordsOfFaults(wrong), fields: wrong.map(({ field }) => field) });
  if (facts.length === 0) return [];
  const subject = await store.findSubject(tx, subjectId);
  if (!subject || subject.kind !== subjectKind) throw factProblem('not_found');
  await store.lockFacts(tx, subjectId);
  const names = facts.map(({ field }) => field.name);
  const current = new Map((await store.listCurrent(tx, subjectId, names)).map((row) => [row.field, row]));
  const when = momentOf(recording, tx.now);
  const contradicted = await listContradicted(tx, recording, facts, when, secrets);
  const recorded = facts.map(({ field, value }): RecordedFact & { fact: store.NewFact } => {
    const before = current.get(field.name);
    const was = before && valueOf(before, secrets);
    const isCurrent =
      !before ||
      was === undefined ||
      compareTellings(
        { observedAt: when, sourceId: source.id, value },
        { observedAt: before.observedAt.getTime(), sourceId: before.sourceId, value: was },
      ) >= 0;
    return {
      field: field.name,
      isCurrent,
      isChange: isCurrent && (was === undefined || !isSameValue(was, value)),
      fact: {
        field: field.name,
        value,
        cipher: field.sensitivity === 'sensitive' ? secrets.seal(JSON.stringify(value)) : null,
        fileIds: field.type === 'photo' && Array.isArray(value) ? value : [],
        isCurrent,
        contradicts: contradicted.get(field.name) ?? [],
      },
    };
  });
  const replaced = recorded.filter(({ field, isCurrent }) => isCurrent && current.has(field)).map(({ field }) => field);
  if (replaced.length > 0) store.replaceFacts(tx, subjectId, replaced);
  store.insertFacts(
    tx,
    subjectId,
    recorded.map(({ fact }) => fact),
    {
      source: { kind: source.kind, id: source.id, note: source.note ?? '' },
      observedOn: dateOf(when),
      observedAt: new Date(when),
      knownAt: recording.knownAt ?? null,
      by: tellerOf(recording.actor),
    },
  );
  return recorded.map(({ fact: _, ...told }) => told);
}

/** By field, what others told meanwhile that cannot be true beside it. */
async function listContradicted(
  tx: Tx,
  { subjectId, knownAt, actor }: Recording,
  facts: readonly JudgedFact[],
  observedAt: number,
  secrets: Secrets,
): Promise<Map<string, number[]>> {
  const steady = facts.flatMap(({ entry, field, value }) => {
    const days = steadyDaysOf(entry);
    return days === undefined ? [] : [{ name: field.name, value, days }];
  });
  if (!knownAt || knownAt.getTime() >= tx.now || steady.length === 0) return new Map();
  const names = steady.map(({ name }) => name);
  const since = await store.listSince(tx, subjectId, names, knownAt);
  const { staffId } = tellerOf(actor);
  const told = { staffId, observedAt, at: tx.now, knownAt: knownAt.getTime() };
  return new Map(
    steady.map(({ name, value, days }) => [
      name,
      since
        .filter((row) => row.field === name && contradicts({ ...told, value }, lookOf(row, secrets), days))
        .map(({ ordinal }) => ordinal),
    ]),
  );
}

const lookOf = (row: store.FactRow, secrets: Secrets): Look => ({
  value: valueOf(row, secrets),
  staffId: row.staffId,
  observedAt: row.observedAt.getTime(),
  at: row.at.getTime(),
  knownAt: row.knownAt?.getTime() ?? null,
});

/** Never later than now: a phone whose clock runs ahead must not hold a fact against all that comes after it. */
function momentOf({ observedOn, observedAt }: Recording, now: number): number {
  const moment =
    observedAt && dateOf(observedAt.getTime()) === observedOn
      ? observedAt.getTime()
      : observedOn === dateOf(now)
        ? now
        : instantAt(observedOn);
  return Math.min(moment, now);
}

function tellerOf(actor: Actor): store.Teller {
  return actor.kind === 'staff'
    ? { staffId: actor.staffId, postId: actor.postId, name: actor.staffName, leaseId: actor.leaseId ?? null }
    : { staffId: null, postId: null, name: null, leaseId: null };
}
