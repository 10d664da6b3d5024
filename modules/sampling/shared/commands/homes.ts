// Told in advance (C19), and asked for at home (C18).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { consents, homeOutcomes, keysOf } from '../words.ts';
import { moment, note, onSite, power, text } from './shapes.ts';

export const preRegister = defineCommand({
  name: 'pre_registration.add',
  title: { zh: '代为预登记', en: 'Register in advance' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    preRegistrationId: idSchema,
    roundId: idSchema,
    subjectId: idSchema,
    consent: z.enum(keysOf(consents)),
    note,
  }),
});

export const askHome = defineCommand({
  name: 'home_sampling.ask',
  title: { zh: '申请上门采样', en: 'Ask for home sampling' },
  allowed: onSite,
  power,
  worksOffline: true,
  secretFields: ['address'],
  input: z.object({
    requestId: idSchema,
    roundId: idSchema,
    unitId: idSchema,
    subjectId: idSchema.optional(),
    address: text(120),
    reason: text(120),
    /** A household in isolation: a tube of its own, and protection of level two at the door. */
    isIsolated: z.boolean().default(false),
    slotFrom: moment.optional(),
    slotTo: moment.optional(),
  }),
});

export const homeDone = defineCommand({
  name: 'home_sampling.done',
  title: { zh: '上门采样办结', en: 'Home sampling done' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ requestId: idSchema, outcome: z.enum(keysOf(homeOutcomes)), note }),
});

/** Told in advance and wrong: of somebody else, without consent. Then it is told anew. */
export const withdrawPreRegistration = defineCommand({
  name: 'pre_registration.withdraw',
  title: { zh: '撤回预登记', en: 'Take a registration in advance back' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ preRegistrationId: idSchema, reason: text(200) }),
});
/** When somebody comes; told anew, the later stands. */
export const setHomeSlot = defineCommand({
  name: 'home_sampling.set_slot',
  title: { zh: '约定上门时间', en: 'Say when one comes' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ requestId: idSchema, slotFrom: moment, slotTo: moment }),
});
