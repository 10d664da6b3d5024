// What can be asked about records that may be one person.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { choiceFields, mergers } from './merging.ts';
import { personLine } from './queries.ts';

const words = z.object({ zh: z.string(), en: z.string() });

export const listDuplicates = defineQuery({
  name: 'person.duplicates',
  title: { zh: '可能重复的人', en: 'Records that may be one person' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    pairs: z.array(
      z.object({
        one: personLine,
        other: personLine,
        /** A sentence with its reasons; never a score. */
        weight: words,
        isLikely: z.boolean(),
      }),
    ),
    /** The same name and telephone stand on record once more outside this area; of where and who nothing is said. */
    elsewhere: z.array(personLine),
    /** How many pairs are offered in all; the likeliest come along. */
    total: z.number(),
    /** More than come along: begin with these. */
    hasMore: z.boolean(),
  }),
  allowed: { roles: mergers },
});

const sideSchema = z.object({
  line: personLine,
  recordedAt: z.string(),
  stays: z.array(
    z.object({
      stayId: z.string(),
      kind: z.string(),
      address: z.string(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
  requests: z.number(),
});

/** Two records side by side, as they would be brought together with `personId` kept. */
export const personPair = defineQuery({
  name: 'person.pair',
  title: { zh: '两条记录对照', en: 'Two records side by side' },
  input: z.object({ personId: idSchema, otherId: idSchema }),
  answer: z.object({
    keep: sideSchema,
    merged: sideSchema,
    fields: z.array(
      z.object({
        field: z.enum(choiceFields),
        standing: z.enum(['same', 'only_keep', 'only_merged', 'neither', 'differs']),
        keep: z.string().nullable(),
        merged: z.string().nullable(),
        /** An identity card decides it, and nobody has to choose. */
        byCard: z.boolean(),
      }),
    ),
    /** What stands on both, and what becomes of it. */
    meetings: z.array(z.object({ kind: z.string(), about: z.string(), as: z.string(), until: z.string().nullable() })),
    weight: words.nullable(),
    toldApart: z.object({ byName: z.string(), at: z.string(), reason: z.string() }).nullable(),
    mayMerge: z.boolean(),
    whyNot: words.nullable(),
  }),
  allowed: { roles: mergers },
});
