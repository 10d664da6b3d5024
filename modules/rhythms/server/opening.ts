// Opens an occurrence for the record that proves it. Decides by the day alone: before its time it waits, on its day it counts, after it the miss is
// put down first and the work is taken as made up for; what is over is never opened again.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { type RecordKind, stateTitles } from '../shared/occurrence.ts';
import { rhythmProblem } from '../shared/problems.ts';
import { completeOccurrence, lockOccurrence, markMissed, type OccurrenceRow } from './store/occurrences.ts';

export type Opened = { occurrence: OccurrenceRow; isLate: boolean };

/** The first day on which the work can be done: a sweep on its day, a meeting within its half-month, a register when its month is over. */
export function firstDayOf({
  record,
  dueOn,
  periodFrom,
  periodTo,
}: Pick<OccurrenceRow, 'record' | 'dueOn' | 'periodFrom' | 'periodTo'>): string {
  switch (record) {
    case 'sweep':
      return dueOn;
    case 'meeting':
      return periodFrom < dueOn ? periodFrom : dueOn;
    case 'register':
      // One that closes its own month is confirmed on the month's last day.
      return dueOn > periodTo ? addDays(periodTo, 1) : dueOn;
  }
}

export async function openOccurrence(id: string, record: RecordKind, context: CommandContext): Promise<Opened> {
  const occurrence = await lockOccurrence(context.tx, id);
  if (!occurrence) throw rhythmProblem('not_found');
  if (occurrence.record !== record) throw rhythmProblem('wrong_record');
  const { state, madeUpAt, dueOn } = occurrence;
  if (state === 'done' || state === 'excused' || state === 'left_out' || madeUpAt !== null)
    throw rhythmProblem('over', { state: stateTitles[state].zh });
  const today = dateOf(context.now);
  const first = firstDayOf(occurrence);
  if (today < first) throw rhythmProblem('not_yet', { on: first });
  const isLate = state === 'missed' || today > dueOn;
  if (isLate && state === 'due') markMissed(context.tx, id);
  return { occurrence, isLate };
}

/** Done, or made up for; and who should hear of it. */
export function closeOccurrence(opened: Opened, events: DomainEvent[], context: CommandContext): Done {
  const { occurrence, isLate } = opened;
  const { actor } = context;
  const by =
    actor.kind === 'staff' ? { staffId: actor.staffId, postId: actor.postId } : { staffId: null, postId: null };
  completeOccurrence(context.tx, occurrence.id, { ...by, isLate });
  const done = { type: 'rhythm.done', occurrenceId: occurrence.id, record: occurrence.record, isLate };
  return told(occurrence, [...events, done]);
}

export function told(occurrence: OccurrenceRow, events: DomainEvent[], result?: unknown): Done {
  return {
    subjectId: occurrence.id,
    territoryId: occurrence.unitId,
    unitIds: [occurrence.unitId],
    events,
    ...(result === undefined ? {} : { result }),
  };
}
