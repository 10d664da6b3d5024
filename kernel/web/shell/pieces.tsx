// Fills a slot of a frame with the pieces that modules registered for it.
import { createContext, createElement, Suspense, useContext } from 'react';
import { lazyOf, listPieces, useAtlas } from '../atlas.ts';
import { useMaybeHat } from '../door/session.ts';
import type { Door, Screen, Slot } from '../page.ts';

const SubjectContext = createContext<string | undefined>(undefined);

/** The record that the pieces of this slot stand on; only slots of a record have one. */
export function useSubject(): string {
  const subjectId = useContext(SubjectContext);
  if (subjectId === undefined) throw new Error('This piece stands in a slot without a record');
  return subjectId;
}

export function Pieces({ door, slot, subjectId }: { door: Door; slot: Slot; subjectId?: string }) {
  const role = useMaybeHat()?.post.role;
  const pieces = listPieces(useAtlas(), door, slot, role);
  if (pieces.length === 0) return null;
  return (
    <SubjectContext value={subjectId}>
      {pieces.map((piece, i) => (
        <Loaded key={`${slot}-${i}`} screen={piece.component} />
      ))}
    </SubjectContext>
  );
}

export function useHasPiece(door: Door, slot: Slot): boolean {
  const role = useMaybeHat()?.post.role;
  return listPieces(useAtlas(), door, slot, role).length > 0;
}

/** A lazily loaded part that shows nothing until it is there. */
export function Loaded({ screen }: { screen: Screen }) {
  return <Suspense fallback={null}>{createElement(lazyOf(screen))}</Suspense>;
}
