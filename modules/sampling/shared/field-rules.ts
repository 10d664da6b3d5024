// What a table asks of its own state: the tube in hand, the next place in it, who was here already, and why somebody may not go into it. Told before the press, never after.
import type { TablePerson, TableState, TableTube } from './field-queries.ts';
import { refuseRegistering } from './tube-rules.ts';

export const standing = (tube: TableTube): TablePerson[] =>
  tube.people.filter(({ unswabReason }) => unswabReason === null);
export const isOpenTube = ({ closedAt, lostAt }: TableTube): boolean => closedAt === null && lostAt === null;
export const isFull = (tube: TableTube): boolean => standing(tube).length >= tube.size;

/** The last one opened: a single or a household tube comes between, and the shared one goes on after it. */
export function tubeInHand({ tubes }: TableState): TableTube | undefined {
  return tubes.findLast(isOpenTube);
}

/** Places that somebody left are taken again first. Undefined: full. */
export function nextPosition(tube: TableTube): number | undefined {
  const taken = new Set(standing(tube).map(({ position }) => position));
  for (let position = 1; position <= tube.size; position++) if (!taken.has(position)) return position;
  return undefined;
}

export type Before = { tube: TableTube; person: TablePerson };
/** Swabbed here in this round, in a tube that is still there. */
export function sampledHere({ tubes }: TableState, subjectId: string): Before | undefined {
  for (const tube of tubes.toReversed()) {
    if (tube.lostAt !== null) continue;
    const person = tube.people.findLast((one) => one.subjectId === subjectId && one.unswabReason === null);
    if (person) return { tube, person };
  }
  return undefined;
}

export function openHold({ holds }: TableState, subjectId: string): TableState['holds'][number] | undefined {
  return holds.find((hold) => hold.subjectId === subjectId && hold.endedAt === null);
}

/** Who stands before the table. `isOfHome` as in `refuseRegistering`. */
export type Comer = { isHeld: boolean; isSealed: boolean; isOfHome: boolean | undefined };
/** `no_tube` asks for a tube of any kind; the others say which. */
export type TubeWanted = 'no_tube' | 'full' | 'single' | 'household' | 'not_of_home';

/** C8, C11: held people go alone, sealed homes among themselves, and nobody into a full tube. Undefined: they may. */
export function tubeWanted(tube: TableTube | undefined, comer: Comer): TubeWanted | undefined {
  const position = tube && nextPosition(tube);
  if (!tube) return comer.isHeld ? 'single' : comer.isSealed ? 'household' : 'no_tube';
  if (comer.isHeld && tube.size > 1) return 'single';
  if (comer.isSealed && !comer.isHeld && tube.kind === 'pooled') return 'household';
  if (position === undefined) return 'full';
  const refusal = refuseRegistering(
    {
      deviceId: '',
      size: tube.size,
      kind: tube.kind,
      householdPlaceId: tube.householdPlaceId,
      isClosedHere: !isOpenTube(tube),
    },
    {
      deviceId: null,
      position,
      taken: new Set(standing(tube).map((person) => person.position)),
      isOfHome: comer.isOfHome,
    },
  );
  return refusal === 'not_of_home' ? 'not_of_home' : refusal && 'full';
}

/** Of a strip of labels the one after this (shared/label.ts); undefined where its end is no number. */
export function labelAfter(code: string): string | undefined {
  const parts = /^(.*-)(\d{2,9})$/.exec(code);
  if (!parts) return undefined;
  const [, head = '', no = ''] = parts;
  return head + String(Number(no) + 1).padStart(no.length, '0');
}

/** What one tablet has told since: people in tubes that are still there, and all that were registered. */
export function countSince({ tubes }: TableState, since: string): { people: number; tubes: number } {
  let people = 0;
  let count = 0;
  for (const tube of tubes) {
    if (tube.lostAt !== null) continue;
    const here = standing(tube).filter(({ at }) => at >= since).length;
    people += here;
    if (here > 0) count++;
  }
  return { people, tubes: count };
}

/** Closed tubes that no box of this tablet holds. */
export function unboxed({ tubes, boxes }: TableState): TableTube[] {
  const packed = new Set(boxes.flatMap(({ codes }) => codes));
  return tubes.filter((tube) => tube.closedAt !== null && tube.lostAt === null && !packed.has(tube.code));
}
