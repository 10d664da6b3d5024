// What the laboratory says, and who is sampled again (C2).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { keysOf, results } from '../words.ts';
import { codeSchema, moment, power } from './shapes.ts';

const resultRow = z.object({ code: codeSchema, result: z.enum(keysOf(results)), testedAt: moment });

/** Told by hand or through the API, by the hundred. */
export const tellResults = defineCommand({
  name: 'tube.result',
  title: { zh: '录入检测结果', en: 'Tell results' },
  allowed: { roles: leaders },
  power,
  input: z.object({
    roundId: idSchema,
    lab: z.string().trim().max(60).default(''),
    rows: z.array(resultRow).min(1).max(5000),
  }),
});

export const importResults = defineCommand({
  name: 'result.import',
  title: { zh: '导入检测结果', en: 'Take in a file of results' },
  allowed: { roles: leaders },
  power,
  input: z.object({ roundId: idSchema, fileId: idSchema, lab: z.string().trim().max(60).default('') }),
});

/** By the house, as soon as a result or a late tablet names somebody. */
export const askRetests = defineCommand({
  name: 'sample.retest',
  title: { zh: '列入复采名单', en: 'Put on the retest list' },
  allowed: {},
  input: z.object({ roundId: idSchema }),
});
