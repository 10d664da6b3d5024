// Boxes on their way (C12).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { atTable, codeSchema, note, onSite, power, text } from './shapes.ts';

export const packBox = defineCommand({
  name: 'box.pack',
  title: { zh: '装箱封箱', en: 'Pack and seal a box' },
  allowed: atTable,
  power,
  worksOffline: true,
  input: z.object({
    boxId: idSchema,
    siteId: idSchema,
    roundId: idSchema,
    code: codeSchema,
    sealNo: text(40),
    lab: text(60),
    /** Scanned one by one. */
    codes: z.array(codeSchema).min(1).max(400),
    /** Counted by hand. */
    told: z.int().min(1).max(400),
    reason: note,
  }),
});

const handing = {
  handoverId: idSchema,
  boxId: idSchema,
  siteId: idSchema,
  fromName: text(40),
  toName: text(40),
  fromCount: z.int().min(0).max(400),
  toCount: z.int().min(0).max(400),
  temperature: z.number().min(-90).max(60),
  isSealIntact: z.boolean(),
  reason: note,
};

export const handOverBox = defineCommand({
  name: 'box.hand_over',
  title: { zh: '交接转运', en: 'Hand a box over' },
  allowed: onSite,
  power,
  worksOffline: true,
  /** `lab`: sent on to another, for the first is full. */
  input: z.object({ ...handing, lab: z.string().trim().max(60).optional() }),
});

export const receiveBox = defineCommand({
  name: 'box.receive',
  title: { zh: '实验室签收', en: 'Received by the laboratory' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ ...handing, lab: text(60) }),
});

export const warnBox = defineCommand({
  name: 'box.warn',
  title: { zh: '转运时限提醒', en: 'Warn of a box’s time' },
  allowed: {},
  input: z.object({ boxId: idSchema, state: z.enum(['warned', 'over']) }),
});
