// Words that the screens of duties share.
import type { Words } from '#kernel/shared/problem.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Closer } from '../shared/closer.ts';
import type { DutyState } from '../shared/duty-state.ts';
import { closesDuties, outcomesOf, type VisitAction, type VisitOutcome, visitOutcomes } from '../shared/visit.ts';

export const stateTones: Record<DutyState, Tone> = {
  ahead: 'plain',
  open: 'amber',
  done: 'green',
  excused: 'plain',
  missed: 'red',
  made_up: 'amber',
  ended: 'plain',
};

/** Events after which what is asked, or was done, may be otherwise. */
export const dutyEvents = ['duty.', 'visit.', 'register.', 'person.'] as const;

const allWell: Words = { zh: '一切都好', en: 'All is well' };
const nothingFound: Words = { zh: '没有问题', en: 'Nothing found' };

/** What stands on the button: of a person one says that all is well, of a place that nothing was found. */
export function outcomeWords(outcome: VisitOutcome, action: VisitAction, kind: SubjectKind): Words {
  if (outcome !== 'done') return visitOutcomes[outcome].title;
  if (action === 'visit' || action === 'call')
    return kind === 'person' || kind === 'household' ? allWell : nothingFound;
  if (action === 'survey') return { zh: '已摸清', en: 'Surveyed' };
  return action === 'inspect' || action === 'check' ? nothingFound : visitOutcomes.done.title;
}

const atPlaces: readonly VisitOutcome[] = ['closed', 'gone'];

/** Nobody closes a door of a person; nobody is out at a place. What another act closes is told there: here only that it was tried. */
export function outcomesFor(action: VisitAction, kind: SubjectKind, closer: Closer | null): VisitOutcome[] {
  const isSomebody = kind === 'person' || kind === 'household';
  return outcomesOf(action).filter(
    (outcome) =>
      (isSomebody ? !atPlaces.includes(outcome) : outcome !== 'not_home') && !(closer && closesDuties(outcome)),
  );
}

/** Where a subject's own page is. */
export const pathOfSubject = (kind: SubjectKind, subjectId: string): string | undefined =>
  kind === 'person'
    ? `/desk/people/${subjectId}`
    : kind === 'place' || kind === 'household'
      ? `/desk/places/${subjectId}`
      : kind === 'unit'
        ? `/desk/territory/${subjectId}`
        : undefined;
