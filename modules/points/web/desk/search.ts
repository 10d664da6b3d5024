// What stands in the address of the desk's page: which view, of which unit, which kind; every number leads here.
import { type BuildingState, buildingStates, type PointView, pointViews } from '../../shared/queries.ts';
import type { Pace } from '../../shared/reach.ts';

export const views = ['gaps', 'buildings', 'list'] as const;
export type View = (typeof views)[number];

export type PointSearch = {
  view: View;
  unitId: string | undefined;
  kind: string | undefined;
  state: BuildingState;
  pace: Pace | undefined;
  list: PointView;
  text: string | undefined;
  point: string | undefined;
};

const oneOf = <V extends string>(list: readonly V[], value: unknown, fallback: V): V =>
  list.find((one) => one === value) ?? fallback;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const readSearch = (raw: Record<string, unknown>): PointSearch => ({
  view: oneOf(views, raw['view'], 'gaps'),
  unitId: textOf(raw['unitId']),
  kind: textOf(raw['kind']),
  state: oneOf(buildingStates, raw['state'], 'without'),
  pace: raw['pace'] === 'elder' ? 'elder' : undefined,
  list: oneOf(pointViews, raw['list'], 'current'),
  text: textOf(raw['text']),
  point: textOf(raw['point']),
});
