// Homes, people and staff of each grid, counted the same way before and after. Pure.
import type { GridFact, GridFigures, PlaceFact, RedrawFacts } from '../redraw.ts';
import { countHouseholds, requiredStaff } from '../staffing.ts';

export function figures(
  grids: readonly GridFact[],
  places: readonly PlaceFact[],
  gridOf: (place: PlaceFact) => string | null,
  declaredOf: (grid: GridFact) => number | null,
  posts: readonly { gridId: string; role: string; staffId: string }[],
  { staffing }: RedrawFacts,
): Map<string, GridFigures> {
  const parts = new Map<
    string,
    {
      dwellings: number;
      vacant: number;
      people: number;
      shops: number;
      estates: number;
      declared: number | null;
      staff: Set<string>;
    }
  >();
  for (const grid of grids)
    parts.set(grid.gridId, {
      dwellings: 0,
      vacant: 0,
      people: 0,
      shops: 0,
      estates: 0,
      declared: declaredOf(grid),
      staff: new Set(),
    });
  for (const place of places) {
    const part = parts.get(gridOf(place) ?? '');
    if (!part) continue;
    part.people += place.people;
    if (place.kind === 'dwelling') part.dwellings++;
    if (place.kind === 'dwelling' && place.isVacant) part.vacant++;
    if (place.kind === 'shop') part.shops++;
    if (place.kind === 'estate') part.estates++;
  }
  for (const post of posts)
    if ((staffing.countedRoles as readonly string[]).includes(post.role))
      parts.get(post.gridId)?.staff.add(post.staffId);

  const result = new Map<string, GridFigures>();
  for (const grid of grids) {
    const own = parts.get(grid.gridId);
    const children = grids.filter((other) => other.parentId === grid.gridId);
    if (!own) continue;
    const all = children.length === 0 ? [own] : [own, ...children.flatMap(({ gridId }) => parts.get(gridId) ?? [])];
    const sum = (key: 'dwellings' | 'vacant' | 'people' | 'shops' | 'estates') =>
      all.reduce((total, part) => total + part[key], 0);
    // A level-1 grid's own stated figure would count its parts' households twice.
    const counted = children.length === 0 ? all : all.slice(1);
    const households = counted.reduce((total, part) => total + countHouseholds(part, staffing).households, 0);
    const actual = new Set(all.flatMap((part) => [...part.staff])).size;
    result.set(grid.gridId, {
      dwellings: sum('dwellings'),
      vacant: sum('vacant'),
      people: sum('people'),
      shops: sum('shops'),
      estates: sum('estates'),
      households,
      required: requiredStaff(households, staffing),
      actual,
    });
  }
  return result;
}
