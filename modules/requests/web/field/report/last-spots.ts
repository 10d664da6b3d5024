// The places one reported from last, newest first, on this device: whoever walks a building reports from the next door.
import { remember, useRemembered } from '#kernel/web/remembered.ts';

/** Without an id: as written, not on record. */
export type Spot = { placeId: string | null; address: string };

const atMost = 5;

const lastSpots = remember<readonly Spot[]>('huying.field.spots', [], readSpots);

export function readSpots(stored: unknown): Spot[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored
    .flatMap((value: unknown) => {
      const { placeId, address } = (value ?? {}) as Partial<Spot>;
      return typeof placeId === 'string' && typeof address === 'string' ? [{ placeId, address }] : [];
    })
    .slice(0, atMost);
}

export const useLastSpots = (): readonly Spot[] => useRemembered(lastSpots);

/** Only places on record: what was written by hand is not worth a second press. */
export function noteSpot(spot: Spot): void {
  if (spot.placeId === null) return;
  lastSpots.set([spot, ...lastSpots.get().filter(({ placeId }) => placeId !== spot.placeId)].slice(0, atMost));
}
