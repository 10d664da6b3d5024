// Where people go who are moved (M9): counted and located.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { leaders } from './commands.ts';

export const whereTitles = {
  shelter: { zh: '安置点', en: 'Shelter' },
  relative: { zh: '投亲靠友', en: 'With relatives or friends' },
  hospital: { zh: '医院', en: 'Hospital' },
  home: { zh: '已返家', en: 'Home again' },
} satisfies Record<string, Words>;
export type Where = keyof typeof whereTitles;
export const whereCodes = Object.keys(whereTitles) as [Where, ...Where[]];

export const openShelter = defineCommand({
  name: 'campaign.open_shelter',
  title: { zh: '启用安置点', en: 'Open a shelter' },
  allowed: { roles: leaders },
  input: z.object({ campaignId: idSchema, placeId: idSchema, capacity: z.int().min(1).max(100_000) }),
});

export const closeShelter = defineCommand({
  name: 'campaign.close_shelter',
  title: { zh: '关闭安置点', en: 'Close a shelter' },
  allowed: { roles: leaders },
  input: z.object({ campaignId: idSchema, placeId: idSchema }),
});

/** Somebody went somewhere: moved, moved on, or home again. */
export const locate = defineCommand({
  name: 'campaign.locate',
  title: { zh: '登记去向', en: 'Say where somebody went' },
  allowed: { roles: territoryRoles },
  input: z
    .object({
      moveId: idSchema,
      roundId: idSchema,
      subjectId: idSchema,
      whereto: z.enum(whereCodes),
      placeId: idSchema.optional(),
      /** Of a relative, a hospital. */
      address: z.string().trim().max(120).default(''),
      happenedAt: z.iso.datetime({ offset: true }).optional(),
    })
    .refine(({ whereto, placeId }) => (whereto === 'shelter') === (placeId !== undefined), { message: 'a shelter' })
    .refine(({ whereto, address }) => !['relative', 'hospital'].includes(whereto) || address.length > 1, {
      message: 'an address',
    }),
  secretFields: ['address'],
  worksOffline: true,
});
