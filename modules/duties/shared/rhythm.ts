// A rhythm of duties (1.T 3): for each subject of a register, this action, so often, asked of this role. Data of a reach method.
import { z } from 'zod';
import { roles } from '#kernel/shared/right.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { registerCodeSchema } from '#modules/registers/shared/register.ts';
import { cadenceSchema, onDayOffSchema } from './cadence.ts';
import { closerSchema } from './closer.ts';
import { openingHoursSchema } from './opening-hours.ts';
import { visitActionSchema } from './visit.ts';

export const dutyRhythmSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  title: wordsSchema,
  register: registerCodeSchema,
  action: visitActionSchema,
  /** What closes its turns, where a bare visit of the action does not. */
  closedBy: closerSchema.optional(),
  /** The form asked for with it. */
  form: z.string().optional(),
  cadence: cadenceSchema,
  onDayOff: onDayOffSchema,
  /** For turns that roll on from the last time done: when such places are open (L9). */
  openingHours: openingHoursSchema.optional(),
  /** Who is asked, at the place, where nobody is named for the subject. */
  role: z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]),
  /** In which order a day asks: 1 harms most if late. */
  rank: z.int().min(1).max(5),
  /** What it takes once, way included; what `method simulate` counts with until the product has measured. */
  minutes: z.number().min(0.5).max(480),
});
export type DutyRhythm = z.output<typeof dutyRhythmSchema>;
