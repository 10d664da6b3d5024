// Who is in which tube, and who it was (C9, C11).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { foundBy, keysOf } from '../words.ts';
import { atTable, moment, power, text } from './shapes.ts';

/** As they said it, where nobody was found: kept sealed. */
const toldSchema = z.object({
  name: text(60),
  idNumber: z.string().trim().min(5).max(30).optional(),
  phone: z.string().trim().max(20).optional(),
});

export const registerSample = defineCommand({
  name: 'sample.register',
  title: { zh: '采样登记', en: 'Register a sample' },
  allowed: atTable,
  power,
  worksOffline: true,
  secretFields: ['told'],
  input: z.object({
    sampleId: idSchema,
    tubeId: idSchema,
    position: z.int().min(1).max(10),
    subjectId: idSchema.optional(),
    told: toldSchema.optional(),
    how: z.enum(keysOf(foundBy)),
    proxyName: z.string().trim().max(40).optional(),
    isPriority: z.boolean().default(false),
    waitedFrom: moment.optional(),
    /** Swabbed first, registered after. */
    lateReason: z.string().trim().max(200).optional(),
  }),
});

/** Registered, and not swabbed after all: their turn is open again. */
export const unswabSample = defineCommand({
  name: 'sample.unswab',
  title: { zh: '登记了没有采', en: 'Registered, not swabbed' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({ sampleId: idSchema, reason: text(200) }),
});

/** By the house: who they are, by the number of their document; turns that the registrar's post did not reach. */
export const matchSamples = defineCommand({
  name: 'sample.match',
  title: { zh: '采样登记对上人', en: 'Match registrations with people' },
  allowed: {},
  input: z.object({ roundId: idSchema }),
});

/** By the desk, of somebody who gave no number. */
export const nameSample = defineCommand({
  name: 'sample.name',
  title: { zh: '确认是谁', en: 'Say who it is' },
  allowed: { roles: leaders },
  input: z.object({ sampleId: idSchema, subjectId: idSchema }),
});
