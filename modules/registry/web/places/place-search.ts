// What stands in the address of the places: what was typed, and the day asked about. A past day reads the map as it was then (rule 8).
export type PlaceSearch = { text: string | undefined; on: string | undefined };

export function readPlaceSearch(raw: Record<string, unknown>): PlaceSearch {
  const word = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
  const on = word(raw['on']);
  return {
    text: word(raw['text'])?.slice(0, 120),
    on: on !== undefined && /^\d{4}-\d\d-\d\d$/.test(on) ? on : undefined,
  };
}

/** The end of that day in Shanghai, so that what began on it is seen. */
export const endOf = (on: string): string => `${on}T23:59:59+08:00`;
