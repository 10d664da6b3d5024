// Fills a slot of a frame with the pieces that modules registered for it.
import { createElement, Suspense } from 'react';
import { lazyOf, listPieces, useAtlas } from '../atlas.ts';
import { useMaybeHat } from '../door/session.ts';
import type { Door, Screen, Slot } from '../page.ts';

export function Pieces({ door, slot }: { door: Door; slot: Slot }) {
  const role = useMaybeHat()?.post.role;
  return listPieces(useAtlas(), door, slot, role).map((piece, i) => (
    <Loaded key={`${slot}-${i}`} screen={piece.component} />
  ));
}

export function useHasPiece(door: Door, slot: Slot): boolean {
  const role = useMaybeHat()?.post.role;
  return listPieces(useAtlas(), door, slot, role).length > 0;
}

/** A lazily loaded part that shows nothing until it is there. */
export function Loaded({ screen }: { screen: Screen }) {
  return <Suspense fallback={null}>{createElement(lazyOf(screen))}</Suspense>;
}
