// What `geometry.import` tells afterwards.
import { z } from 'zod';
import { geometryFaults } from '../../shared/geometry.ts';

export const reportSchema = z.object({
  count: z.number(),
  unmatched: z.array(z.object({ name: z.string(), why: z.enum(['unknown', 'ambiguous', 'repeated']) })),
  faulty: z.array(z.object({ name: z.string(), fault: z.enum(geometryFaults) })),
});
export type OutlineReport = z.output<typeof reportSchema>;
