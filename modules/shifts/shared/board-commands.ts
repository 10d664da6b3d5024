// The small boards beside the roster: means (C24), gifts (J6), offers and needs of neighbours (J5), notes of a site's day (C15).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { instant, line, planners, standing } from './commands.ts';

export const meansKinds = ['people', 'vehicle', 'material'] as const;
export const noteKinds = ['quarrel', 'faint', 'heat', 'rain', 'other'] as const;
export const neighbourKinds = ['rice', 'vegetables', 'medicine', 'other'] as const;
export const neighbourSenses = ['offer', 'need'] as const;
const quantity = z.int().min(1).max(1_000_000);

export const addMeans = defineCommand({
  name: 'means.add',
  title: { zh: '登记资源', en: 'Put means on record' },
  input: z.object({
    meansId: idSchema,
    unitId: idSchema.optional(),
    kind: z.enum(meansKinds),
    title: line,
    quantity,
    measure: z.string().trim().min(1).max(10),
  }),
  allowed: { roles: planners },
});
export const askMeans = defineCommand({
  name: 'means.ask',
  title: { zh: '申请资源', en: 'Ask for means' },
  input: z.object({ useId: idSchema, meansId: idSchema, siteId: idSchema, quantity }),
  allowed: { roles: planners },
});
export const giveMeans = defineCommand({
  name: 'means.give',
  title: { zh: '调拨', en: 'Give means' },
  input: z.object({ useId: idSchema }),
  allowed: { roles: planners },
});
export const releaseMeans = defineCommand({
  name: 'means.release',
  title: { zh: '归还', en: 'Bring means back' },
  input: z.object({ useId: idSchema }),
  allowed: { roles: planners },
});

export const recordGift = defineCommand({
  name: 'gift.record',
  title: { zh: '登记慰问品', en: 'Put a gift on record' },
  input: z.object({
    giftId: idSchema,
    siteId: idSchema.optional(),
    what: line,
    /** As they wish to be named. */
    fromName: line,
    toName: line,
    valueYuan: z.number().min(0).max(1_000_000).multipleOf(0.01),
    doneWith: line,
    receivedAt: instant.optional(),
  }),
  allowed: { roles: standing },
  secretFields: ['fromName', 'toName'],
});
/** Over the value that is set, the leader of the receiver looks at it. */
export const seeGift = defineCommand({
  name: 'gift.see',
  title: { zh: '过目慰问品', en: 'See a gift' },
  input: z.object({ giftId: idSchema }),
  allowed: { roles: ['community_secretary', 'street_supervisor', 'district_supervisor'] },
});

export const postNeighbour = defineCommand({
  name: 'neighbour.post',
  title: { zh: '发布互助', en: 'Offer or ask' },
  input: z.object({
    neighbourId: idSchema,
    unitId: idSchema,
    sense: z.enum(neighbourSenses),
    kind: z.enum(neighbourKinds),
    title: z.string().trim().min(1).max(60),
    until: instant,
  }),
  allowed: { kinds: ['resident'] },
  secretFields: ['title'],
  perMinute: 20,
});
export const matchNeighbours = defineCommand({
  name: 'neighbour.match',
  title: { zh: '牵线', en: 'Bring two neighbours together' },
  input: z.object({ offerId: idSchema, needId: idSchema }),
  allowed: { roles: planners },
});
/** The number of one of them, so that the desk can ring: the look is on record, the number is told by `neighbour.number` for two minutes. */
export const callNeighbour = defineCommand({
  name: 'neighbour.call',
  title: { zh: '查看互助居民电话', en: 'Look at a neighbour’s number' },
  input: z.object({ neighbourId: idSchema }),
  allowed: { roles: planners },
});
export const endNeighbour = defineCommand({
  name: 'neighbour.end',
  title: { zh: '撤下互助', en: 'Take it down' },
  input: z.object({ neighbourId: idSchema }),
  allowed: { roles: planners, kinds: ['resident'] },
});

export const noteAtSite = defineCommand({
  name: 'site_note.tell',
  title: { zh: '记现场情况', en: 'Note what happened at a site' },
  input: z.object({
    noteId: idSchema,
    siteId: idSchema,
    kind: z.enum(noteKinds),
    told: z.string().trim().min(1).max(500),
    done: z.string().trim().max(500).optional(),
  }),
  allowed: { roles: standing },
  secretFields: ['told', 'done'],
  worksOffline: true,
});
