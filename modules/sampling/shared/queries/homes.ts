// Who is done at home, and who was told in advance (C18, C19).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { homeOutcomes, keysOf } from '../words.ts';
import { at, onSite } from './shapes.ts';

export const listHome = defineQuery({
  name: 'sampling.home',
  title: { zh: '上门采样和预登记', en: 'Home sampling and registrations in advance' },
  allowed: onSite,
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    requests: z.array(
      z.object({
        requestId: z.string(),
        subjectId: z.string().nullable(),
        name: z.string(),
        address: z.string(),
        reason: z.string(),
        slotFrom: at,
        slotTo: at,
        askedAt: z.date(),
        byName: z.string(),
        doneAt: at,
        outcome: z.enum(keysOf(homeOutcomes)).nullable(),
        note: z.string().nullable(),
      }),
    ),
    preRegistered: z.array(
      z.object({
        id: z.string(),
        subjectId: z.string(),
        name: z.string(),
        byName: z.string(),
        madeAt: z.date(),
        doneAt: at,
      }),
    ),
  }),
});
