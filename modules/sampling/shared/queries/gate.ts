// Who was held at the gates of a campaign's sites (C8): who is there still, who was released, who was taken over.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { at, onSite } from './shapes.ts';

export const holdLine = z.object({
  holdId: z.string(),
  siteId: z.string(),
  siteTitle: z.string(),
  subjectId: z.string().nullable(),
  name: z.string(),
  temperature: z.number(),
  heldAt: z.date(),
  byName: z.string(),
  endedAt: at,
  endedByName: z.string().nullable(),
  outcome: z.enum(['released', 'taken_over']).nullable(),
  reason: z.string().nullable(),
});
export type HoldLine = z.output<typeof holdLine>;

export const listHolds = defineQuery({
  name: 'sampling.gate',
  title: { zh: '体温异常', en: 'Held at the gate' },
  allowed: onSite,
  input: z.object({ campaignId: idSchema }),
  answer: z.object({ holds: z.array(holdLine), open: z.number(), released: z.number(), takenOver: z.number() }),
});
