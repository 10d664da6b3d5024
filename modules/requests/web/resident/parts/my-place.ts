// Where the reader lives, as this device remembers it: chosen once, by search, by browsing or by a QR code at the door (`/?place=<id>`). Nobody
// has to sign in to have one, and it says nothing about who lives there.
import { remember, useRemembered } from '#kernel/web/remembered.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PublicPlace, publicSpot } from '#modules/territory/shared/public-queries.ts';

export type MyPlace = Pick<PublicPlace, 'id' | 'isUnit' | 'address' | 'within'>;

const myPlace = remember<MyPlace | null>('huying.place', null, readPlace);

export function readPlace(stored: unknown): MyPlace | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, isUnit, address, within } = stored as Partial<MyPlace>;
  const isPlace = typeof id === 'string' && typeof address === 'string' && typeof within === 'string';
  return isPlace ? { id, isUnit: isUnit === true, address, within } : undefined;
}

export const useMyPlace = (): MyPlace | null => useRemembered(myPlace);
export const setMyPlace = ({ id, isUnit, address, within }: MyPlace): void =>
  myPlace.set({ id, isUnit, address, within });
export const forgetMyPlace = (): void => myPlace.set(null);

/** Asked once whether one wants to say where one lives; the question does not come back by itself. */
const asked = remember<boolean>('huying.place.asked', false, (stored) => (stored === true ? true : undefined));
export const useWasAsked = (): boolean => useRemembered(asked);
export const noteAsked = (): void => asked.set(true);

/** Who answers there. Duty changes by the hour. */
export function useSpot(id: string | undefined) {
  return useAsk(publicSpot, { id: id ?? '' }, { enabled: id !== undefined, keep: true, everyMs: 15 * 60_000 });
}

/** The place as a report names it. */
export function whereOf(place: MyPlace): { placeId: string } | { territoryId: string } {
  return place.isUnit ? { territoryId: place.id } : { placeId: place.id };
}

/** The number to be rung back at, where one is not signed in: typed once, kept on this device only. */
const myPhone = remember<string>('huying.phone', '', (stored) => (typeof stored === 'string' ? stored : undefined));
export const useMyPhone = (): string => useRemembered(myPhone);
export const setMyPhone = (phone: string): void => myPhone.set(phone.trim());
