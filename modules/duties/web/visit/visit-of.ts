// What was tapped, as the command's input. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import { type Closer, closerOf } from '../../shared/closer.ts';
import type { recordVisit } from '../../shared/commands.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import { type VisitAction, type VisitOutcome, visitActions } from '../../shared/visit.ts';

type VisitInput = CommandInput<typeof recordVisit>;
type DutyFacts = Pick<SubjectDuties['duties'][number], 'action'> &
  Partial<Pick<SubjectDuties['duties'][number], 'closedBy'>>;

export type VisitDraft = {
  action: VisitAction;
  outcome: VisitOutcome;
  note: string;
  proxy: string;
  /** `datetime-local` in Shanghai, '' for now. */
  happenedAt: string;
  requestIds: readonly string[];
  fileIds: readonly string[];
  told: VisitInput['told'];
  knownAt?: VisitInput['knownAt'];
  measure: VisitInput['measure'];
  /** Played: on record as a drill. */
  isDrill: boolean;
};

/** What is done at a drill is one by its nature, whatever was tapped. */
export const isPlayed = ({ action, isDrill }: Pick<VisitDraft, 'action' | 'isDrill'>): boolean =>
  isDrill || action === 'drill';

export function visitOf(draft: VisitDraft, { visitId, subjectId }: { visitId: string; subjectId: string }): VisitInput {
  const { action, outcome, told, knownAt, measure, requestIds, fileIds } = draft;
  const proxy = draft.proxy.trim();
  return {
    visitId,
    subjectId,
    action,
    outcome,
    note: draft.note.trim(),
    ...(draft.happenedAt ? { happenedAt: `${draft.happenedAt}:00+08:00` } : {}),
    ...(proxy ? { proxy } : {}),
    ...(told && told.length > 0 ? { told, ...(knownAt ? { knownAt } : {}) } : {}),
    requestIds: [...requestIds],
    fileIds: [...fileIds],
    ...(measure ? { measure } : {}),
    isDrill: isPlayed(draft),
  };
}

/** The actions asked for here, the most pressing first; where nothing is asked, a visit may still be told. */
export function actionsOf(duties: readonly DutyFacts[]): VisitAction[] {
  const asked = [...new Set(duties.map(({ action }) => action))];
  return asked.length > 0 ? asked : visitActions.filter((action) => action === 'visit');
}

/** What alone closes all that is asked of this action here; null: a visit closes some of it, or nothing is asked. */
export function closerOfOpen(duties: readonly DutyFacts[], action: VisitAction): Closer | null {
  const needed = duties.filter((duty) => duty.action === action).map(closerOf);
  const [first = closerOf({ action })] = needed;
  return needed.includes(null) ? null : first;
}
