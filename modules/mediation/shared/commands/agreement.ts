// What they agreed, under whose hand.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStaff, mediators, onCase, said, text } from '../shapes.ts';

export const draftAgreement = defineCommand({
  name: 'mediation.draft_agreement',
  title: { zh: '拟调解协议', en: 'Draft the agreement' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    agreementId: idSchema,
    form: z.enum(['written', 'oral']),
    facts: said(5000),
    terms: z
      .array(
        z.object({
          termId: idSchema,
          text: said(1000),
          byPartyId: idSchema.optional(),
          dueOn: z.iso.date().optional(),
        }),
      )
      .min(1)
      .max(30),
  }),
  secretFields: ['facts', 'terms'],
});

export const signAgreement = defineCommand({
  name: 'mediation.sign_agreement',
  title: { zh: '调解员签名', en: 'The mediator signs' },
  allowed: mediators,
  input: z.object(onCase),
});

export const sealAgreement = defineCommand({
  name: 'mediation.seal_agreement',
  title: { zh: '调委会盖章', en: 'The committee seals' },
  allowed: mediators,
  input: z.object(onCase),
});

export const noteJudicial = defineCommand({
  name: 'mediation.note_judicial',
  title: { zh: '登记司法确认', en: 'Note the judicial confirmation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    step: z.enum(['applied', 'confirmed', 'refused']),
    on: z.iso.date(),
    no: text(60).optional(),
  }),
});
