// Tubes, and who is in one.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { foundBy, keysOf, results, tubeKinds } from '../words.ts';
import { at, onSite } from './shapes.ts';

export const tubeLine = z.object({
  tubeId: z.string(),
  code: z.string(),
  tableNo: z.number(),
  size: z.number(),
  kind: z.enum(keysOf(tubeKinds)),
  collector: z.string(),
  openedAt: z.date(),
  closedAt: at,
  told: z.number().nullable(),
  people: z.number(),
  shortReason: z.string().nullable(),
  lostAt: at,
  lostReason: z.string().nullable(),
  result: z.enum(keysOf(results)).nullable(),
  boxCode: z.string().nullable(),
});

export type TubeLine = z.output<typeof tubeLine>;

export const tubePage = defineQuery({
  name: 'sampling.tube',
  title: { zh: '一支试管', en: 'A tube' },
  allowed: onSite,
  input: z.object({ tubeId: idSchema }),
  answer: z.object({
    tube: tubeLine,
    siteId: z.string(),
    siteTitle: z.string(),
    campaignId: z.string(),
    roundId: z.string(),
    roundTitle: z.string(),
    isDrill: z.boolean(),
    people: z.array(
      z.object({
        sampleId: z.string(),
        /** In the tube, from 1; null: registered and not swabbed. */
        no: z.number().nullable(),
        subjectId: z.string().nullable(),
        name: z.string(),
        address: z.string(),
        how: z.enum(keysOf(foundBy)),
        proxyName: z.string().nullable(),
        isPriority: z.boolean(),
        takenAt: z.date(),
        byName: z.string(),
        lateReason: z.string().nullable(),
        unswabReason: z.string().nullable(),
        /** Of the retest of this round: when, and how it came out. */
        againAt: at,
        againResult: z.enum(keysOf(results)).nullable(),
      }),
    ),
  }),
});
