// The answers of 今日 and of a visit's page, as a phone works them out alone: what the house said last, and what was done here since. Pure; mine.test.ts holds it to the
// answer of the house.
import { DAY_MS, dateOf, type Instant, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import type { CommandInput, QueryAnswer, QueryInput } from '#kernel/shared/command.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import { type DutyKey, excuseDuty, recordVisit } from './commands.ts';
import { closedBy } from './covered.ts';
import { missedFor } from './duty-state.ts';
import { isSaid, wordsOf } from './look-up.ts';
import type { listVisits, myDuties, SubjectDuties } from './queries.ts';
import { closesDuties } from './visit.ts';

type Mine = QueryAnswer<typeof myDuties>;
type Visits = QueryAnswer<typeof listVisits>;
type Line = SubjectDuties['duties'][number];
type Told = CommandInput<typeof recordVisit>;

const keyOf = ({ rhythmId, subjectId, slot }: DutyKey) => `${rhythmId} ${subjectId} ${slot}`;

const toldIn = (waiting: readonly CommandEnvelope[], now: Instant) =>
  waiting
    .filter(({ name }) => name === recordVisit.name)
    .map(({ at, input }) => {
      const told = input as Told;
      return { told, at: told.happenedAt ? instantOf(told.happenedAt) : at ? instantOf(at) : now };
    });

/** What is still asked of one subject after all that waits; a turn past its time is missed, one before it is nobody's yet. */
function openAfter(
  duties: readonly Line[],
  subjectId: string,
  waiting: readonly CommandEnvelope[],
  now: Instant,
): Line[] {
  const closed = new Set<string>();
  for (const { name, input } of waiting) if (name === excuseDuty.name) closed.add(keyOf(input as DutyKey));
  for (const { told, at } of toldIn(waiting, now)) {
    if (told.subjectId !== subjectId) continue;
    const left = duties.filter(({ rhythmId, slot }) => !closed.has(keyOf({ rhythmId, subjectId, slot })));
    const how = { action: told.action, outcome: told.outcome, isDrill: told.isDrill ?? false };
    for (const key of closedBy(left, subjectId, how, at)) closed.add(keyOf(key));
  }
  return duties.flatMap((duty): Line[] => {
    const { rhythmId, slot } = duty;
    const [opensAt, dueAt] = [instantOf(duty.opensAt), instantOf(duty.dueAt)];
    const isAsked = opensAt <= now && dueAt >= now - missedFor && !closed.has(keyOf({ rhythmId, subjectId, slot }));
    return isAsked ? [{ ...duty, state: dueAt < now ? 'missed' : 'open' }] : [];
  });
}

type Ranked = { subject: SubjectDuties; urgency: 0 | 1 | 2; worst: number; dueAt: Instant };

function ranked(subject: SubjectDuties, now: Instant): Ranked {
  const dueAt = Math.min(...subject.duties.map((duty) => instantOf(duty.dueAt)));
  const urgency = dueAt < now ? 0 : dueAt < instantAt(dateOf(now)) + DAY_MS ? 1 : 2;
  return { subject, urgency, dueAt, worst: Math.min(...subject.duties.map(({ rank }) => rank)) };
}

const spans = {
  open: [0, 1, 2],
  today: [0, 1],
  missed: [0],
  due_today: [1],
  later: [2],
} as const satisfies Record<NonNullable<QueryInput<typeof myDuties>['span']>, readonly number[]>;

export function mineAlone(
  known: Mine,
  { span = 'today', said, limit = 100 }: QueryInput<typeof myDuties>,
  waiting: readonly CommandEnvelope[],
  now: Instant,
): Mine {
  const told = toldIn(waiting, now);
  const owed = known.subjects
    .flatMap((subject): Ranked[] => {
      const duties = openAfter(subject.duties, subject.subjectId, waiting, now);
      if (duties.length === 0) return [];
      const tries = told.filter((one) => one.told.subjectId === subject.subjectId && !closesDuties(one.told.outcome));
      return [ranked({ ...subject, duties, attempts: subject.attempts + tries.length }, now)];
    })
    .sort((a, b) => a.urgency - b.urgency || a.worst - b.worst || a.dueAt - b.dueAt);
  const count = (urgency: number) => owed.filter((one) => one.urgency === urgency).length;
  const wanted: readonly number[] = spans[span];
  const shown = owed
    .filter(({ urgency, subject }) => wanted.includes(urgency) && (!said || isSaid(wordsOf(subject), said)))
    .map(({ subject }) => subject);
  const done = doneAlone(known, told, now);
  return {
    subjects: shown.slice(0, limit),
    counts: { missed: count(0), today: count(1), later: count(2), doneToday: done.length },
    done,
    hasMore: shown.length > limit,
  };
}

/** One row a subject, the last result first, as the house tells it. */
function doneAlone({ done, subjects }: Mine, told: ReturnType<typeof toldIn>, now: Instant): Mine['done'] {
  const rows = new Map(done.map((row) => [row.subjectId, row]));
  for (const { told: visit, at } of told) {
    const subject = subjects.find(({ subjectId }) => subjectId === visit.subjectId);
    if (!subject || !closesDuties(visit.outcome) || at < instantAt(dateOf(now))) continue;
    const how = { action: visit.action, outcome: visit.outcome, isDrill: visit.isDrill ?? false };
    const closes = new Set(closedBy(subject.duties, visit.subjectId, how, at).map(keyOf));
    const { subjectId, kind, name } = subject;
    rows.delete(subjectId);
    rows.set(subjectId, {
      subjectId,
      kind,
      name,
      action: visit.action,
      outcome: visit.outcome,
      happenedAt: new Date(at),
      closed: subject.duties
        .filter(({ rhythmId, slot }) => closes.has(keyOf({ rhythmId, subjectId, slot })))
        .map(({ title }) => title),
      isDrill: visit.isDrill ?? false,
    });
  }
  return [...rows.values()].sort((a, b) => instantOf(b.happenedAt) - instantOf(a.happenedAt));
}

export function visitsAlone(
  known: Visits,
  subjectId: string,
  waiting: readonly CommandEnvelope[],
  now: Instant,
): Visits {
  const told = toldIn(waiting, now).filter((one) => one.told.subjectId === subjectId);
  const rows = told.map(({ told: visit, at }): Visits['visits'][number] => ({
    visitId: visit.visitId,
    action: visit.action,
    outcome: visit.outcome,
    happenedAt: new Date(at),
    recordedAt: new Date(at),
    byName: '',
    note: visit.note ?? '',
    told: {},
    answers: [],
    isSealed: false,
    proxy: visit.proxy ?? null,
    requests: [],
    closed: [],
    isBackDated: false,
    isDrill: visit.isDrill ?? false,
    withdrawn: null,
    of: null,
  }));
  return {
    ...known,
    visits: [...rows.toReversed(), ...known.visits],
    open: openAfter(known.open, subjectId, waiting, now),
  };
}
