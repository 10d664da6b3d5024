// Who is done at home, and who was told in advance (C18, C19).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { consents, homeOutcomes, keysOf } from '../words.ts';
import { at, onSite } from './shapes.ts';

/** Done; excused; a visit is asked for; asked for and not opened or nobody there; nothing arranged yet. */
export const frailStandings = ['open', 'failed', 'asked', 'excused', 'done'] as const;
export type FrailStanding = (typeof frailStandings)[number];

export const listHome = defineQuery({
  name: 'sampling.home',
  title: { zh: '上门采样和预登记', en: 'Home sampling and registrations in advance' },
  allowed: onSite,
  /** Without a round: of all that run. `standing`: whom of the frail to name. */
  input: z.object({ roundId: idSchema.optional(), standing: z.enum(frailStandings).optional() }),
  answer: z.object({
    requests: z.array(
      z.object({
        requestId: z.string(),
        roundId: z.string(),
        roundTitle: z.string(),
        subjectId: z.string().nullable(),
        name: z.string(),
        address: z.string(),
        reason: z.string(),
        slotFrom: at,
        slotTo: at,
        isIsolated: z.boolean(),
        askedAt: z.date(),
        byName: z.string(),
        doneAt: at,
        outcome: z.enum(keysOf(homeOutcomes)).nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** C18: who can hardly come down — of a group that is looked after, or eighty and over —, as each stands: the first 300 by name. */
    frail: z.array(
      z.object({
        subjectId: z.string(),
        roundId: z.string(),
        unitId: z.string(),
        name: z.string(),
        address: z.string(),
        age: z.number().nullable(),
        standing: z.enum(frailStandings),
        requestId: z.string().nullable(),
        slotFrom: at,
      }),
    ),
    /** Of all of them, named or not. Nobody is left out: the standings add up to all. */
    standings: z.object({
      open: z.number(),
      failed: z.number(),
      asked: z.number(),
      excused: z.number(),
      done: z.number(),
    }),
    preRegistered: z.array(
      z.object({
        id: z.string(),
        subjectId: z.string(),
        name: z.string(),
        consent: z.enum(keysOf(consents)),
        note: z.string(),
        byName: z.string(),
        madeAt: z.date(),
        doneAt: at,
      }),
    ),
  }),
});

/** Of one person, for whoever stands before them: testing rounds they are asked in now, whether they are told in advance, and whether somebody comes. */
export const roundsOfPerson = defineQuery({
  name: 'sampling.rounds_of_person',
  title: { zh: '某人在哪些检测轮次', en: 'Testing rounds of a person' },
  allowed: onSite,
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    rounds: z.array(
      z.object({
        roundId: z.string(),
        title: z.string(),
        unitId: z.string(),
        address: z.string(),
        isDrill: z.boolean(),
        doneAt: at,
        preRegistration: z
          .object({
            preRegistrationId: z.string(),
            consent: z.enum(keysOf(consents)),
            byName: z.string(),
            madeAt: z.date(),
          })
          .nullable(),
        home: z
          .object({
            requestId: z.string(),
            reason: z.string(),
            isIsolated: z.boolean(),
            slotFrom: at,
            slotTo: at,
            outcome: z.enum(keysOf(homeOutcomes)).nullable(),
          })
          .nullable(),
      }),
    ),
  }),
});
