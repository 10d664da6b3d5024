// The answers about places: search, list, one place, who answers there, coverage.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { addPlaces, assignGrid, correctPlace } from '../../shared/commands.ts';
import { readPlaceWords } from '../../shared/place.ts';
import { territoryProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { answerableAt } from '../answerable/views.ts';
import { findUnit } from '../units/store.ts';
import * as views from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerSearch(
  { text, kinds, limit }: In<typeof q.searchPlaces>,
  { tx }: Context,
): Promise<Out<typeof q.searchPlaces>> {
  const words = readPlaceWords(text);
  const places = await views.searchPlaces(tx, words, kinds, limit);
  // 3-1 may be a door, and it may be part of a name; initials may be letters of a name.
  if (places.length > 0 || words.text) return { places };
  return { places: await views.searchPlaces(tx, { text }, kinds, limit) };
}

export async function answerList(
  { offset, limit, ...filter }: In<typeof q.listPlaces>,
  { tx }: Context,
): Promise<Out<typeof q.listPlaces>> {
  const { places, total } = await views.listPlaces(tx, filter, offset, limit);
  const told = offset + places.length;
  return { places, total, nextOffset: told < total ? told : null };
}

export async function answerGridOf(input: In<typeof q.gridOf>, { tx }: Context): Promise<Out<typeof q.gridOf>> {
  return answerableAt(tx, input);
}

export async function answerPlace(
  { placeId, at }: In<typeof q.placePage>,
  { tx, actor }: Context,
): Promise<Out<typeof q.placePage>> {
  const place = await views.findPlaceRow(tx, placeId);
  if (!place) throw territoryProblem('place_not_found');
  const [chain, insideCounts, grids, answerable, community] = await Promise.all([
    views.listPlaceChain(tx, placeId),
    views.countInside(tx, placeId),
    views.listGridsOfPlace(tx, placeId),
    answerableAt(tx, { placeId, at }),
    findUnit(tx, place.communityId),
  ]);
  const by = { kind: actor.kind, role: actor.kind === 'staff' ? actor.role : undefined };
  const isOwn = community?.isInScope === true;
  // A grid worker's area ends at the grid: the community is not theirs, the doors in the grid are.
  const isNear = isOwn || (place.gridId !== null && (await findUnit(tx, place.gridId))?.isInScope === true);
  return {
    abilities: {
      mayAdd: isOwn && mayBy(addPlaces.allowed, by),
      mayCorrect: isNear && mayBy(correctPlace.allowed, by),
      mayAssign: isOwn && place.gridId === null && mayBy(assignGrid.allowed, by),
    },
    place,
    chain,
    insideCounts,
    answerable,
    grids: grids.map((grid) => ({ ...grid, from: grid.from.toISOString(), until: grid.until?.toISOString() ?? null })),
  };
}

export async function answerCoverage(
  { unitId }: In<typeof q.coverage>,
  { tx, actor }: Context,
): Promise<Out<typeof q.coverage>> {
  const root =
    unitId ?? (actor.kind === 'staff' ? (actor.reach === 'territory' ? actor.unitId : actor.districtId) : '');
  const rows = await views.readCoverage(tx, root);
  return {
    communities: rows.map(({ uncoveredEstates, uncoveredDwellings, uncoveredShops, ...row }) => ({
      ...row,
      uncovered: { estates: uncoveredEstates, dwellings: uncoveredDwellings, shops: uncoveredShops },
    })),
  };
}
