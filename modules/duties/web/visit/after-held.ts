// The list as it will be when what waits has gone through; a press taken back shows it as it was. Pure.
import type { SubjectDuties } from '../../shared/queries.ts';
import type { Held } from './held-visits.ts';

type Facts = Pick<Held, 'subjectId' | 'closes' | 'isAttempt' | 'phase'>;

const keyOf = ({ rhythmId, subjectId, slot }: { rhythmId: string; subjectId: string; slot: string }) =>
  `${rhythmId} ${subjectId} ${slot}`;

const isGoing = ({ phase }: Facts) => phase === 'waiting' || phase === 'sending';

export function afterHeld(subjects: readonly SubjectDuties[], held: readonly Facts[]): SubjectDuties[] {
  const going = held.filter(isGoing);
  return subjects.flatMap((subject) => {
    const { subjectId } = subject;
    const duties = openAfterHeld(subject.duties, subjectId, held);
    if (duties.length === 0) return [];
    const tries = going.filter((one) => one.subjectId === subjectId && one.isAttempt).length;
    return [{ ...subject, duties, attempts: subject.attempts + tries }];
  });
}

/** What is closed stays closed while the next answer is on its way. */
export function openAfterHeld<D extends { rhythmId: string; slot: string }>(
  duties: readonly D[],
  subjectId: string,
  held: readonly Facts[],
): D[] {
  const closing = held.filter((one) => isGoing(one) || one.phase === 'done');
  const closed = new Set(closing.flatMap(({ closes }) => closes.map(keyOf)));
  return duties.filter(({ rhythmId, slot }) => !closed.has(keyOf({ rhythmId, subjectId, slot })));
}
