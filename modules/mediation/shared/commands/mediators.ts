// Who mediates.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStaff, mediators, onCase, said } from '../shapes.ts';

export const assignMediator = defineCommand({
  name: 'mediation.assign',
  title: { zh: '指定调解员', en: 'Assign a mediator' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, postId: idSchema }),
});

/** Art. 23 and the rule of e3: never a relative or party. Who has an interest steps back instead. */
export const declareMediator = defineCommand({
  name: 'mediation.declare',
  title: { zh: '声明无利害关系', en: 'Declare no interest' },
  allowed: mediators,
  input: z.object({ ...onCase, isUnrelated: z.literal(true) }),
});

export const stepBack = defineCommand({
  name: 'mediation.step_back',
  title: { zh: '调解员回避', en: 'The mediator steps back' },
  allowed: mediators,
  input: z.object({ ...onCase, reason: said(500) }),
});
