// Tubes (C11).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { keysOf, tubeKinds } from '../words.ts';
import { atTable, codeSchema, power, text } from './shapes.ts';

export const openTube = defineCommand({
  name: 'tube.open',
  title: { zh: '开管', en: 'Open a tube' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({
    tubeId: idSchema,
    siteId: idSchema,
    roundId: idSchema,
    code: codeSchema,
    tableNo: z.int().min(1).max(60),
    size: z.union([z.literal(10), z.literal(5), z.literal(1)]),
    kind: z.enum(keysOf(tubeKinds)),
    householdPlaceId: idSchema.optional(),
    collector: text(40),
  }),
});

/** `told`: swabs in the tube, counted by hand. */
export const closeTube = defineCommand({
  name: 'tube.close',
  title: { zh: '封管', en: 'Close a tube' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({
    tubeId: idSchema,
    told: z.int().min(0).max(10),
    shortReason: z.string().trim().max(200).optional(),
  }),
});

export const loseTube = defineCommand({
  name: 'tube.lose',
  title: { zh: '试管破损或遗失', en: 'A tube is broken or lost' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({ tubeId: idSchema, how: z.enum(['lost', 'broken']), reason: text(200) }),
});
