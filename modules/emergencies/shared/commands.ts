// The commands on an emergency order. Nothing changes a row: each adds one beside it.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type ArticleCode, articleCodes } from './article.ts';
import { approvers, proposers } from './order.ts';
import { powers } from './power.ts';

const onOrder = { emergencyId: idSchema };
const instant = z.iso.datetime({ offset: true });
const reason = z.string().trim().min(1).max(300);

/** R4, product rule 6. `extendsId`: a new order that goes on where that one ends. Title, basis and reasons are read by the public. */
export const proposeOrder = defineCommand({
  name: 'emergency.propose',
  title: { zh: '提出应急令', en: 'Propose an emergency order' },
  allowed: { roles: proposers },
  input: z.object({
    ...onOrder,
    title: z.string().trim().min(1).max(100),
    legalText: z.string().trim().min(1).max(2000),
    articles: z.array(z.enum(articleCodes as [ArticleCode, ...ArticleCode[]])).min(1),
    unitIds: z.array(idSchema).min(1).max(100),
    powers: z.array(z.enum(powers)).min(1),
    fromAt: instant,
    toAt: instant,
    extendsId: idSchema.optional(),
    isDrill: z.boolean().default(false),
  }),
});

/** By another person, at or above the area. The number is drawn here. */
export const approveOrder = defineCommand({
  name: 'emergency.approve',
  title: { zh: '批准应急令', en: 'Approve an emergency order' },
  allowed: { roles: approvers },
  input: z.object({ ...onOrder, reason: reason.optional() }),
});

export const refuseOrder = defineCommand({
  name: 'emergency.refuse',
  title: { zh: '不批准', en: 'Refuse an emergency order' },
  allowed: { roles: approvers },
  input: z.object({ ...onOrder, reason }),
});

/** Ended early, with the extensions that would follow it; a proposal is taken back. One person is enough to end what restricts people. */
export const withdrawOrder = defineCommand({
  name: 'emergency.withdraw',
  title: { zh: '撤销应急令', en: 'Withdraw an emergency order' },
  allowed: { roles: proposers },
  input: z.object({ ...onOrder, reason }),
});

/** The house: it has ended, and others stop their work. */
export const tellEnd = defineCommand({
  name: 'emergency.end',
  title: { zh: '应急令到期', en: 'An emergency order ended' },
  allowed: {},
  input: z.object(onOrder),
});

const ofPower = { ...onOrder, power: z.enum(powers) };

/** The house: one batch of what was gathered goes. Batch 0 closes the order to work told late. */
export const eraseGathered = defineCommand({
  name: 'emergency.erase',
  title: { zh: '删除到期数据', en: 'Erase what is over its time' },
  allowed: {},
  input: z.object({ ...ofPower, batchNo: z.int().min(0) }),
});

export const certifyErasure = defineCommand({
  name: 'emergency.certify',
  title: { zh: '出具删除证明', en: 'Issue a deletion certificate' },
  allowed: {},
  input: z.object(ofPower),
});
