// The temperature gate (C8).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { atTable, power, text } from './shapes.ts';

/** C8: into the isolation zone, not back into the queue. */
export const holdAtGate = defineCommand({
  name: 'gate.hold',
  title: { zh: '体温异常，临时隔离', en: 'Hold at the gate' },
  allowed: atTable,
  power,
  worksOffline: true,
  secretFields: ['description'],
  input: z
    .object({
      holdId: idSchema,
      siteId: idSchema,
      subjectId: idSchema.optional(),
      description: z.string().trim().max(100).default(''),
      temperature: z.number().min(34).max(43),
    })
    .refine(({ subjectId, description }) => subjectId !== undefined || description !== ''),
});

export const releaseAtGate = defineCommand({
  name: 'gate.release',
  title: { zh: '解除或转交', en: 'Release or hand over' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({ holdId: idSchema, outcome: z.enum(['released', 'taken_over']), reason: text(200) }),
});
