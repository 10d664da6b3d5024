// What the lists are narrowed by, as it stands in the address. Anything else found there is left alone.
import { isId } from '#kernel/shared/id.ts';

/** `views` of a list are its query's; the first is the one it opens on. */
export function readFilters<V extends string>(views: readonly V[]) {
  return (raw: Record<string, unknown>) => ({
    view: views.find((view) => view === raw['view']),
    unitId: isId(raw['unitId']) ? raw['unitId'] : undefined,
    placeId: isId(raw['placeId']) ? raw['placeId'] : undefined,
    text: typeof raw['text'] === 'string' && raw['text'] !== '' ? raw['text'].slice(0, 40) : undefined,
  });
}

export type ListFilters<V extends string> = ReturnType<ReturnType<typeof readFilters<V>>>;

/** The filter without what is not set, as a query's input takes it. */
export function asInput<V extends string>({ view, unitId, placeId, text }: ListFilters<V>) {
  return {
    ...(view ? { view } : {}),
    ...(unitId ? { unitId } : {}),
    ...(placeId ? { placeId } : {}),
    ...(text ? { text } : {}),
  };
}
