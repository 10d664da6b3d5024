// What is in no grid, who is wanting, what nobody has contracted for.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { staffingSchema } from '../staffing.ts';
import { at, nullableText, staff } from './shapes.ts';
import { householdFigures } from './units.ts';

export const coverage = defineQuery({
  name: 'territory.coverage',
  title: { zh: '网格覆盖', en: 'Coverage by grids' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    communities: z.array(
      z.object({
        communityId: z.string(),
        name: z.string(),
        estates: z.number(),
        dwellings: z.number(),
        shops: z.number(),
        grids: z.number(),
        /** In no grid, or in one that is divided further: named by `place.list {isUncovered}`. */
        uncovered: z.object({ estates: z.number(), dwellings: z.number(), shops: z.number() }),
        /** In two lowest grids at once: zero by constraint, counted all the same. */
        doubled: z.number(),
      }),
    ),
  }),
  allowed: staff,
});

export const staffingTable = defineQuery({
  name: 'staffing.table',
  title: { zh: '人员配备', en: 'Staff required and actual' },
  input: z.object({ unitId: idSchema.optional(), at }),
  answer: z.object({
    staffing: staffingSchema,
    rows: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        gridLevel: z.number().nullable(),
        communityId: z.string(),
        communityName: z.string(),
        parentId: nullableText,
        isLowest: z.boolean(),
        figures: householdFigures,
      }),
    ),
    totals: z.object({ households: z.number(), required: z.number(), actual: z.number(), shortfall: z.number() }),
  }),
  allowed: staff,
});

export const contractGaps = defineQuery({
  name: 'contract.gaps',
  title: { zh: '包保缺口', en: 'Gaps and doubles of contracts' },
  input: z.object({ unitId: idSchema.optional(), at }),
  answer: z.object({
    judged: z.number(),
    gaps: z.array(
      z.object({
        gridId: z.string(),
        name: z.string(),
        communityName: z.string(),
        state: z.enum(['none', 'double']),
        contractors: z.array(z.string()),
      }),
    ),
  }),
  allowed: staff,
});
