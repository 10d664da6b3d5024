// Results, the retest list, what must be looked at, and what one person may be told.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { flags, keysOf, positiveStandings, results } from '../words.ts';
import { at, onSite } from './shapes.ts';

const retestPerson = z.object({
  sampleId: z.string(),
  subjectId: z.string().nullable(),
  name: z.string(),
  address: z.string(),
  phoneTail: z.string().nullable(),
  codes: z.array(z.string()),
  result: z.enum(['positive', 'invalid']),
  sampledAgainAt: at,
});

export const roundResults = defineQuery({
  name: 'sampling.results',
  title: { zh: '检测结果与复采名单', en: 'Results and the retest list' },
  allowed: { roles: leaders },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    roundTitle: z.string(),
    campaignId: z.string(),
    campaignTitle: z.string(),
    isDrill: z.boolean(),
    retestRoundId: z.string().nullable(),
    tubes: z.object({
      all: z.number(),
      negative: z.number(),
      positive: z.number(),
      invalid: z.number(),
      pending: z.number(),
    }),
    people: z.array(retestPerson),
    /** C2: each positive tube with who owns it: the owners of the cases of its people (流调), each once. */
    positives: z.array(
      z.object({
        code: z.string(),
        tubeId: z.string().nullable(),
        siteTitle: z.string(),
        people: z.number(),
        retested: z.number(),
        testedAt: z.date(),
        /** Never empty where anybody holds a post that may own a case; before whose tube it was is known, whoever answers there. */
        owners: z.array(z.string()),
        isCase: z.boolean(),
        standing: z.enum(keysOf(positiveStandings)),
      }),
    ),
    /** Of results told: codes that two tubes bear, and that none does yet. */
    twice: z.array(z.string()),
    unknown: z.array(z.string()),
  }),
});

export const listFlags = defineQuery({
  name: 'sampling.flags',
  title: { zh: '要核对的', en: 'To be looked at' },
  allowed: onSite,
  input: z.object({ roundId: idSchema, siteId: idSchema.optional() }),
  answer: z.object({
    flags: z.array(
      z.object({
        flag: z.enum(keysOf(flags)),
        tubeId: z.string(),
        code: z.string(),
        siteTitle: z.string(),
        tableNo: z.number(),
        sampleId: z.string().nullable(),
        subjectId: z.string().nullable(),
        name: z.string(),
        takenAt: at,
      }),
    ),
  }),
});

/** C: what a person may be told, at the desk, of themselves. */
export const samplesOfPerson = defineQuery({
  name: 'sampling.of_person',
  title: { zh: '某人的采样和结果', en: 'Somebody’s samples and results' },
  allowed: { roles: leaders },
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    samples: z.array(
      z.object({
        sampleId: z.string(),
        roundTitle: z.string(),
        siteTitle: z.string(),
        tubeId: z.string(),
        code: z.string(),
        takenAt: z.date(),
        result: z.enum(keysOf(results)).nullable(),
        testedAt: at,
      }),
    ),
  }),
});

/** Somebody whom no tablet found: what they said of themselves, and who of the register it may be — by the number of a document, by the phone, by the name. */
export const candidates = defineQuery({
  name: 'sampling.candidates',
  title: { zh: '可能是谁', en: 'Who it may be' },
  allowed: { roles: leaders },
  input: z.object({ sampleId: idSchema }),
  answer: z.object({
    name: z.string(),
    idTail: z.string().nullable(),
    phoneTail: z.string().nullable(),
    siteTitle: z.string(),
    code: z.string(),
    takenAt: z.date(),
    people: z.array(
      z.object({
        subjectId: z.string(),
        name: z.string(),
        address: z.string(),
        age: z.number().nullable(),
        by: z.enum(['number', 'phone', 'name']),
        /** Sampled in this round already: then it would be twice. */
        isSampled: z.boolean(),
      }),
    ),
  }),
});
