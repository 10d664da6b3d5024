// How returners are followed, as data of a reach method (F5). The figures want a district's own judgement.
import { z } from 'zod';

export const returnerRuleSchema = z.strictObject({
  /** A place that becomes a risk area within so many days after somebody left it concerns them too. */
  lookBackDays: z.int().min(1).max(60),
  /** Asked within so many hours of being known to be concerned. */
  askWithinHours: z.int().min(1).max(168),
  /** Asked every day how they are, through this day after arriving. */
  watchDays: z.int().min(1).max(60),
  /** Tested on these days after arriving; each until the next one. */
  testOnDays: z
    .array(z.int().min(0).max(60))
    .min(1)
    .max(10)
    .refine((days) => days.every((day, n) => n === 0 || day > (days[n - 1] ?? 0)), 'days must rise'),
});
export type ReturnerRule = z.output<typeof returnerRuleSchema>;
