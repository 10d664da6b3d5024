// What a look on record shows.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { fileShape, wordsShape } from '../shapes.ts';
import { staff } from './shapes.ts';

export const revealedFact = defineQuery({
  name: 'request.revealed_fact',
  title: { zh: '显示的信息', en: 'The revealed fact' },
  allowed: staff,
  input: z.object({ requestId: idSchema, field: z.string().max(40) }),
  answer: z.object({ text: wordsShape, files: z.array(fileShape) }),
});

export const revealedCaller = defineQuery({
  name: 'request.revealed',
  title: { zh: '来电号码', en: 'The revealed number' },
  allowed: staff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({ phone: z.string().nullable(), name: z.string().nullable() }),
});
