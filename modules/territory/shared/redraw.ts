// A redraw: grids split, merged, moved and ended in one rehearsed act (A1). The plan a person makes, the facts it is tried on,
// and the picture that comes out. The rules are in rehearse-redraw.ts.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { PlaceKind } from './place.ts';
import type { Staffing } from './staffing.ts';
import { gridKinds } from './unit.ts';

const moveSchema = z
  .object({
    /** Exactly these places. */
    placeIds: z.array(idSchema).max(5000).optional(),
    /** These estates or buildings with everything inside them. */
    buildingIds: z.array(idSchema).max(2000).optional(),
    /** What lies in this grid and is named by no narrower move: the rest of it. */
    fromGridId: idSchema.optional(),
    toGridId: idSchema,
  })
  .refine((move) => [move.placeIds, move.buildingIds, move.fromGridId].filter((x) => x !== undefined).length === 1, {
    message: 'one of placeIds, buildingIds, fromGridId',
  });

export const redrawPlanSchema = z.object({
  /** From when on; left out, from the moment it is applied. A moment to come schedules it. */
  effectiveAt: z.iso.datetime({ offset: true }).optional(),
  newGrids: z
    .array(
      z.object({
        gridId: idSchema,
        name: z.string().trim().min(1).max(80),
        level: z.union([z.literal(1), z.literal(2)]),
        kind: z.enum(gridKinds).default('basic'),
        parentId: idSchema,
      }),
    )
    .max(200)
    .default([]),
  moves: z.array(moveSchema).max(2000).default([]),
  /** Level-2 grids that come under another level-1 grid, whole. */
  regroups: z
    .array(z.object({ gridId: idSchema, parentId: idSchema }))
    .max(200)
    .default([]),
  /** Grids that end. The successor takes over what has no place of its own: open requests without a place. */
  endGrids: z
    .array(z.object({ gridId: idSchema, successorId: idSchema }))
    .max(200)
    .default([]),
  postMoves: z
    .array(z.object({ postId: idSchema, toGridId: idSchema, newPostId: idSchema }))
    .max(500)
    .default([]),
  contractMoves: z
    .array(z.object({ contractId: idSchema, toGridId: idSchema, newContractId: idSchema }))
    .max(500)
    .default([]),
});
export type RedrawPlan = z.output<typeof redrawPlanSchema>;

export type GridFact = {
  gridId: string;
  parentId: string;
  name: string;
  level: 1 | 2;
  kind: string;
  declaredHouseholds: number | null;
};
export type PlaceFact = {
  placeId: string;
  parentId: string | null;
  kind: PlaceKind;
  address: string;
  isVacant: boolean;
  gridId: string | null;
  people: number;
};
export type PostFact = { postId: string; gridId: string; role: Role; staffId: string; staffName: string };
/** `isToCome`: agreed for a later day; it goes along, and does not fill a gap of today. */
export type ContractFact = { contractId: string; gridId: string; contractor: string; isToCome?: boolean };
export type ServiceFact = { serviceAreaId: string; gridId: string; handlingUnit: string };
export type OpenRequestFact = {
  id: string;
  requestNo: string;
  summary: string;
  territoryId: string;
  placeId: string | null;
};

export type RedrawFacts = {
  communityId: string;
  grids: readonly GridFact[];
  places: readonly PlaceFact[];
  posts: readonly PostFact[];
  contracts: readonly ContractFact[];
  services: readonly ServiceFact[];
  requests: readonly OpenRequestFact[];
  staffing: Staffing;
};

/** One thing that keeps a plan from being carried out, with what it is about. */
export type RedrawFault = {
  code:
    | 'unknown_grid'
    | 'grid_exists'
    | 'name_taken'
    | 'wrong_level'
    | 'grid_ends'
    | 'not_lowest'
    | 'child_left'
    | 'unknown_place'
    | 'doubled'
    | 'uncovered'
    | 'unknown_post'
    | 'unknown_contract'
    | 'nothing_to_do';
  /** Names or addresses, the first fifty. */
  about: string[];
  count: number;
};

const figuresSchema = z.object({
  dwellings: z.number(),
  vacant: z.number(),
  households: z.number(),
  people: z.number(),
  shops: z.number(),
  estates: z.number(),
  required: z.number(),
  actual: z.number(),
});
export type GridFigures = z.output<typeof figuresSchema>;

const named = { gridId: z.string(), gridName: z.string() };
export const redrawPreviewSchema = z.object({
  grids: z.array(
    z.object({
      gridId: z.string(),
      name: z.string(),
      level: z.number(),
      parentId: z.string(),
      fate: z.enum(['kept', 'new', 'ended', 'regrouped']),
      declaredAfter: z.number().nullable(),
      before: figuresSchema.nullable(),
      after: figuresSchema.nullable(),
    }),
  ),
  placesMoved: z.number(),
  requests: z.array(
    z.object({
      id: z.string(),
      requestNo: z.string(),
      summary: z.string(),
      fromGridId: z.string(),
      toGridId: z.string(),
      rule: z.enum(['with_its_place', 'to_the_successor']),
    }),
  ),
  postsEnded: z.array(z.object({ postId: z.string(), role: z.string(), staffName: z.string(), ...named })),
  postsMoved: z.array(
    z.object({
      postId: z.string(),
      newPostId: z.string(),
      staffId: z.string(),
      role: z.string(),
      staffName: z.string(),
      toGridId: z.string(),
      toGridName: z.string(),
      ...named,
    }),
  ),
  contractsEnded: z.array(z.object({ contractId: z.string(), contractor: z.string(), ...named })),
  contractsMoved: z.array(
    z.object({
      contractId: z.string(),
      newContractId: z.string(),
      contractor: z.string(),
      toGridId: z.string(),
      toGridName: z.string(),
      ...named,
    }),
  ),
  servicesEnded: z.array(z.object({ serviceAreaId: z.string(), handlingUnit: z.string(), ...named })),
  /** Posts nobody would hold afterwards, on the grids this plan touches. */
  vacancies: z.array(z.object({ roles: z.array(z.string()), ...named })),
  /** Touched lowest grids that nobody, or more than one, would answer for by contract. */
  contractGaps: z.array(z.object({ contracts: z.number(), ...named })),
});
export type RedrawPreview = z.output<typeof redrawPreviewSchema>;

/** What applying needs beside the picture: who goes where, and what the picture was computed on. */
export type Rehearsal = {
  faults: RedrawFault[];
  preview: RedrawPreview;
  /** Places whose grid changes, with the new one. */
  targets: ReadonlyMap<string, string>;
  /** Grids that lose something: only changes there, after the rehearsal, matter. */
  sources: ReadonlySet<string>;
};
