// Redraws: the ground, the rehearsal, what was carried out.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { redrawPlanSchema, redrawPreviewSchema } from '../redraw.ts';
import { nullableText, staff } from './shapes.ts';

export const redrawPage = defineQuery({
  name: 'redraw.page',
  title: { zh: '网格调整', en: 'One redraw' },
  input: z.object({ redrawId: idSchema }),
  answer: z.object({
    redrawId: z.string(),
    name: z.string(),
    communityId: z.string(),
    communityName: z.string(),
    plan: redrawPlanSchema,
    preview: redrawPreviewSchema,
    rehearsedAt: z.string(),
    effectiveAt: nullableText,
    scheduledAt: nullableText,
    appliedAt: nullableText,
    blocked: z.unknown().nullable(),
    madeBy: nullableText,
    /** Who carried it out or scheduled it, and why. */
    decidedBy: nullableText,
    reason: nullableText,
    abilities: z.object({ mayApply: z.boolean() }),
  }),
  allowed: staff,
});

export const listRedraws = defineQuery({
  name: 'redraw.list',
  title: { zh: '网格调整记录', en: 'Redraws of a community' },
  input: z.object({ communityId: idSchema }),
  answer: z.object({
    redraws: z.array(
      z.object({
        redrawId: z.string(),
        name: z.string(),
        rehearsedAt: z.string(),
        effectiveAt: nullableText,
        scheduledAt: nullableText,
        appliedAt: nullableText,
        isBlocked: z.boolean(),
        placesMoved: z.number(),
      }),
    ),
    abilities: z.object({ mayRedraw: z.boolean() }),
  }),
  allowed: staff,
});

export const redrawGround = defineQuery({
  name: 'redraw.ground',
  title: { zh: '网格调整底数', en: 'What a redraw can work on' },
  input: z.object({ communityId: idSchema }),
  answer: z.object({
    grids: z.array(
      z.object({
        gridId: z.string(),
        parentId: z.string(),
        name: z.string(),
        level: z.number(),
        isLowest: z.boolean(),
        households: z.number(),
        people: z.number(),
        openRequests: z.number(),
      }),
    ),
    /** Estates, buildings and what lies in none of them, with the grid and the count of dwellings inside. */
    blocks: z.array(
      z.object({
        placeId: z.string(),
        kind: z.string(),
        address: z.string(),
        parentId: nullableText,
        gridIds: z.array(z.string()),
        dwellings: z.number(),
        people: z.number(),
      }),
    ),
    posts: z.array(z.object({ postId: z.string(), gridId: z.string(), role: z.string(), staffName: z.string() })),
    contracts: z.array(z.object({ contractId: z.string(), gridId: z.string(), contractor: z.string() })),
  }),
  allowed: staff,
});
