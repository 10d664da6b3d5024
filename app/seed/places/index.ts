// The map of 接庄社区: four estates down to their doors, fourteen courtyards with their cameras, street shops; each in exactly one lowest
// grid (A1). One estate spans two grids: its even buildings belong to the fifth.
import type { Tx } from '#kernel/server/transaction.ts';
import type { PlaceKind } from '#modules/territory/shared/place.ts';
import { doorNoOf } from '#modules/territory/shared/place.ts';
import { districtId, homeCommunity, placeIdOf, unitIdOf } from '../ids.ts';
import type { Pinyin } from '../names.ts';
import { insertRows, lots, type Row } from '../rows.ts';
import { pointIn, type Quad } from '../territory/shapes.ts';
import { forGood } from '../territory/tree.ts';
import {
  buildingsPerEstate,
  cameraCount,
  doorsPerFloor,
  type Estate,
  estates,
  floors,
  stairsPerBuilding,
} from './estates.ts';
import { shops } from './shops.ts';

/** Index of the estate whose even buildings lie in another grid than the rest. */
const spanningEstate = 3;

/** The lowest grid in which a building lies, as an index into the community's grids. */
export function gridIndexOf(estate: string, building: number): number {
  const index = estates.findIndex(({ name }) => name === estate);
  return index === spanningEstate && building % 2 === 0 ? estates.length : index;
}

export type Ground = { grids: readonly string[]; outlines: ReadonlyMap<string, Quad>; pinyin: Pinyin };
type Where = { grid: string; u: number; v: number };

export async function seedPlaces(tx: Tx, { grids, outlines, pinyin }: Ground): Promise<void> {
  const rows = new Map<string, Row>();
  const placeGrids: Row[] = [];
  const draw = lots(146);

  const add = (kind: PlaceKind, name: string, parent: string | null, { grid, u, v }: Where): string => {
    const address = `${parent ?? ''}${name}`;
    const above = parent === null ? undefined : rows.get(parent);
    const [longitude, latitude] = pointIn(outlines.get(grid)!, u, v);
    rows.set(address, {
      id: placeIdOf(address),
      district_id: districtId,
      community_id: unitIdOf(homeCommunity),
      kind,
      parent_id: above?.['id'] ?? null,
      estate_id: above ? (above['estate_id'] ?? (above['kind'] === 'estate' ? above['id'] : null)) : null,
      name,
      address,
      initials: `${above?.['initials'] ?? ''}${pinyin.ofText(name)}`,
      door_no: doorNoOf(kind, name, (above?.['door_no'] as string | null | undefined) ?? null),
      // Who lives where comes with the roster; a dwelling nobody is listed in stays vacant.
      is_vacant: kind === 'dwelling',
      longitude,
      latitude,
    });
    placeGrids.push({ place_id: placeIdOf(address), grid_id: unitIdOf(grid), valid: forGood });
    return address;
  };

  for (const [index, { name: estate, courtyards }] of estates.entries()) {
    const home = add('estate', estate, null, { grid: grids[index]!, u: 0.5, v: 0.5 });
    for (let b = 1; b <= buildingsPerEstate; b++) {
      const where = {
        grid: grids[gridIndexOf(estate, b)]!,
        u: 0.15 + ((b - 1) % 4) * 0.22,
        v: 0.2 + Math.floor((b - 1) / 4) * 0.28,
      };
      const building = add('building', `${b}号楼`, home, where);
      for (let s = 1; s <= stairsPerBuilding; s++) {
        const stair = add('building_unit', `${s}单元`, building, where);
        for (let f = 1; f <= floors; f++)
          for (let d = 1; d <= doorsPerFloor; d++) add('dwelling', `${f}0${d}`, stair, where);
      }
    }
    for (const [c, courtyard] of courtyards.entries())
      add('courtyard', courtyard, home, { grid: grids[index]!, u: 0.2 + c * 0.2, v: 0.85 });
  }
  addCameras(add, grids);
  for (const [n, { address, name }] of shops.entries())
    add('shop', `${address}${name}`, null, {
      grid: grids[n % grids.length]!,
      u: 0.1 + draw.next() * 0.8,
      v: 0.05 + draw.next() * 0.9,
    });

  await insertRows(tx, 'places', [...rows.values()]);
  await insertRows(tx, 'place_grids', placeGrids);
}

type Add = (kind: PlaceKind, name: string, parent: string, where: Where) => string;

export type Courtyard = { address: string; company: string; grid: number; nth: number };

/** All courtyards in the order of their estates; `nth` counts within the estate. */
export const courtyardsOf = (of: readonly Estate[]): Courtyard[] =>
  of.flatMap(({ name, company, courtyards }, grid) =>
    courtyards.map((courtyard, nth) => ({ address: `${name}${courtyard}`, company, grid, nth })),
  );

/** The cameras of a courtyard by its place in {@link courtyardsOf}: ten, and one more in the first ones until all are hung. */
export function camerasOf(courtyard: number): string[] {
  const all = courtyardsOf(estates).length;
  const each = Math.floor(cameraCount / all);
  const length = each + (courtyard < cameraCount - each * all ? 1 : 0);
  return Array.from({ length }, (_, i) => `摄像机${String(i + 1).padStart(2, '0')}`);
}

function addCameras(add: Add, grids: readonly string[]): void {
  for (const [i, { address, grid, nth }] of courtyardsOf(estates).entries())
    for (const [n, name] of camerasOf(i).entries())
      add('facility', name, address, { grid: grids[grid]!, u: 0.15 + nth * 0.2 + (n + 1) * 0.008, v: 0.9 });
}
