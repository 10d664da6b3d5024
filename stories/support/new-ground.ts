// A community of its own, so that a story may redraw it: one grid, one estate of two buildings with two homes each.

import { newId } from '#kernel/shared/id.ts';
import { addPlaces, addUnit } from '#modules/territory/shared/commands.ts';
import type { Caller } from './caller.ts';
import { unitNamed } from './places.ts';

export type NewGround = {
  communityId: string;
  gridId: string;
  estateId: string;
  /** 1号楼 and 2号楼, each with 101 and 102. */
  buildings: [string, string];
  homes: [string, string, string, string];
};

/** `name` must be nobody else's in this run. */
export async function settle(planner: Caller, name: string, street = '洸河街道'): Promise<NewGround> {
  const ground: NewGround = {
    communityId: newId(),
    gridId: newId(),
    estateId: newId(),
    buildings: [newId(), newId()],
    homes: [newId(), newId(), newId(), newId()],
  };
  const { communityId, gridId, estateId, buildings, homes } = ground;
  const parentId = await unitNamed(planner, street);
  await planner.act(addUnit, { unitId: communityId, parentId, kind: 'community', name });
  await planner.act(addUnit, {
    unitId: gridId,
    parentId: communityId,
    kind: 'grid',
    gridLevel: 1,
    name: `${name}一网格`,
    declaredHouseholds: 600,
  });
  await planner.act(addPlaces, {
    places: [
      { placeId: estateId, communityId, kind: 'estate', name: `${name}家园`, gridId },
      ...buildings.map((placeId, i) => ({
        placeId,
        communityId,
        kind: 'building' as const,
        name: `${i + 1}号楼`,
        parentId: estateId,
      })),
      ...homes.map((placeId, i) => ({
        placeId,
        communityId,
        kind: 'dwelling' as const,
        name: i % 2 === 0 ? '101' : '102',
        parentId: i < 2 ? buildings[0] : buildings[1],
      })),
    ],
  });
  return ground;
}
