// What handlers share: what a Done of a call-out says, and what an answer does to a branch.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import * as store from './store/callouts.ts';

/** `others`: units whose people hear of it besides the caller's. */
export function doneOf(
  callout: store.CalloutRow,
  type: string,
  others: readonly string[],
  more: Record<string, unknown> = {},
): Done {
  const event: DomainEvent = { type, calloutId: callout.calloutId, kind: callout.kind, ...more };
  return {
    subjectId: callout.calloutId,
    territoryId: callout.unitId,
    unitIds: [...new Set(others)],
    events: [event],
    isDrill: callout.isDrill,
  };
}

/** The first answer stands; one of the unit's own line still counts after somebody above took it up. Says whether this one counted. */
export function takeAnswer(
  { tx }: Pick<CommandContext, 'tx'>,
  branch: store.BranchRow,
  ring: store.RingRow,
  toldByName?: string,
): boolean {
  const isAbove = ring.levelUnitId !== ring.unitId;
  if (branch.reachedAt || (isAbove && branch.takenUpAt)) return false;
  store.endRing(tx, ring.ringId, 'answered', { toldByName: toldByName ?? null });
  const { calloutId, unitId } = ring;
  if (isAbove) {
    store.changeBranch(tx, calloutId, unitId, { takenUpAt: tx.at, takenUpByName: ring.name, wakeAt: null });
    branch.takenUpAt = tx.at;
  } else {
    store.changeBranch(tx, calloutId, unitId, { reachedAt: tx.at, reachedByName: ring.name, wakeAt: null });
    branch.reachedAt = tx.at;
  }
  store.coverRings(tx, calloutId, unitId, isAbove);
  return true;
}
