// What a tablet takes along.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { onSite } from './shapes.ts';

/**
 * What a tablet takes along to find people without a network. `idHash`: first 8 bytes of HMAC-SHA-256 of the document's number under the site's key: a scanned number is found,
 * and none can be read off the tablet. With `since` only what changed.
 */
export const roster = defineQuery({
  name: 'sampling.roster',
  title: { zh: '采样点花名册', en: 'Roster of a site' },
  allowed: onSite,
  input: z.object({
    roundId: idSchema,
    siteId: idSchema,
    since: z.iso.datetime({ offset: true }).optional(),
    after: idSchema.optional(),
    limit: z.int().min(1).max(5000).default(5000),
  }),
  answer: z.object({
    key: z.string(),
    /** To be given as `since` next time. */
    at: z.date(),
    next: z.string().nullable(),
    buildings: z.array(z.string()),
    /** [subjectId, name, initials, idTail, idHash, index of the building, room, flags as letters: p priority, r registered in advance, d done, h home sealed]. */
    people: z.array(
      z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number(), z.string(), z.string()]),
    ),
  }),
});
