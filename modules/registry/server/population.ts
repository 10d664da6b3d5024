// What a person counts as, told from the stays their page shows: in the street or town they live in, else in the one they are registered in.
import { populationKindOf, residesAtRegistered, unbrokenSince } from '../shared/population.ts';

type Stay = {
  placeId: string;
  address: string;
  kind: string;
  from: string;
  until: string | null;
  streetId: string | null;
  streetName: string | null;
};

export function populationOf(stays: readonly Stay[], registeredPlace: string | null, on: string) {
  const of = (kind: string) => stays.filter((stay) => stay.kind === kind);
  const now = (kind: string) => of(kind).find(({ from, until }) => from <= on && (until === null || until > on));
  const [home, registered] = [now('living'), now('registered')];
  const area = home?.streetId ?? registered?.streetId ?? null;
  const livesHere = of('living').filter(({ streetId }) => area !== null && streetId === area);
  const livesElsewhere = of('living').filter(({ streetId }) => streetId !== area);
  const isHereByText =
    registeredPlace !== null && home?.streetName != null && registeredPlace.includes(home.streetName);
  const standing = {
    livesHereSince: unbrokenSince(livesHere, on),
    registered: registered
      ? registered.streetId === area
        ? ('here' as const)
        : ('elsewhere' as const)
      : registeredPlace === null
        ? ('unknown' as const)
        : isHereByText || residesAtRegistered(home ?? null, { text: registeredPlace })
          ? ('here' as const)
          : ('elsewhere' as const),
    awaySince: unbrokenSince(livesElsewhere, on) ?? lastOf(livesHere),
  };
  const where = registered ?? (registeredPlace === null ? null : { text: registeredPlace });
  return { kind: populationKindOf(standing, on), residesAtRegistered: residesAtRegistered(home ?? null, where) };
}

/** The day somebody left, where nothing is known of where to. */
const lastOf = (stays: readonly Stay[]): string | null =>
  stays
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1) ?? null;
