// What is done in a campaign: begun by a desk with its rounds and orders, received and started by units, called building by building.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { deskRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { channels } from './calls.ts';

/** Desks and supervisors begin, order and receive for their unit. */
export const leaders: readonly Role[] = [...deskRoles, 'street_supervisor', 'district_supervisor'];
/** Who looks at a list in parts: leaders at theirs by area, officers at that of their department (F14). */
export const partReaders: readonly Role[] = [...leaders, 'department_officer'];
/** Who looks at campaigns at the desk. */
export const campaignReaders: readonly Role[] = [...territoryRoles, 'department_officer'];
const moment = z.iso.datetime({ offset: true });
const text = (most: number) => z.string().trim().min(2).max(most);

export const beginCampaign = defineCommand({
  name: 'campaign.begin',
  title: { zh: '发起行动', en: 'Begin a campaign' },
  allowed: { roles: leaders },
  input: z.object({
    campaignId: idSchema,
    kind: z.string().max(40),
    unitId: idSchema,
    title: text(60),
    purpose: text(200),
    isDrill: z.boolean().default(false),
    emergencyOrderId: idSchema.optional(),
    /** Of a rotation: whose members are drawn. */
    registerId: idSchema.optional(),
  }),
});

/** Where the list of a round is frozen from. */
export const sourceSchema = z.discriminatedUnion('kind', [
  /** All of the kind who are in the units now; somebody of several homes once, at their main stay. */
  z.object({ kind: z.literal('population') }),
  z.object({ kind: z.literal('register'), registerId: idSchema }),
  /** Those whom another round has not reached yet. */
  z.object({ kind: z.literal('not_yet'), roundId: idSchema }),
  /** Who lives at these places or in them; of a hazard point, in what it stands in (M9). */
  z.object({ kind: z.literal('places'), placeIds: z.array(idSchema).min(1).max(500) }),
  z.object({ kind: z.literal('list'), subjectIds: z.array(idSchema).min(1).max(20_000) }),
]);
export type Source = z.output<typeof sourceSchema>;

export const openRound = defineCommand({
  name: 'campaign.open_round',
  title: { zh: '开始一轮', en: 'Open a round' },
  allowed: { roles: leaders },
  input: z.object({
    campaignId: idSchema,
    roundId: idSchema,
    title: z.string().trim().max(60).optional(),
    /** Left out: the whole area of the campaign. */
    unitIds: z.array(idSchema).min(1).max(200).optional(),
    opensAt: moment.optional(),
    dueAt: moment.optional(),
    poolSize: z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(20)]).optional(),
    isRetest: z.boolean().default(false),
    source: sourceSchema.default({ kind: 'population' }),
  }),
});

/** By the house, each working day: the next part of a rotation, and whoever was left over. */
export const drawDay = defineCommand({
  name: 'campaign.draw_day',
  title: { zh: '抽取当天轮检名单', en: 'Draw the day of a rotation' },
  allowed: {},
  input: z.object({ campaignId: idSchema, heldOn: z.iso.date() }),
});

export const endRound = defineCommand({
  name: 'campaign.end_round',
  title: { zh: '结束这一轮', en: 'End a round' },
  allowed: { roles: leaders },
  input: z.object({ roundId: idSchema }),
});

export const endCampaign = defineCommand({
  name: 'campaign.end',
  title: { zh: '结束行动', en: 'End a campaign' },
  allowed: { roles: leaders },
  input: z.object({ campaignId: idSchema, report: z.string().trim().max(5000).optional() }),
});

export const addFoundCommand = defineCommand({
  name: 'campaign.add_found',
  title: { zh: '登记名单外的人', en: 'Add somebody found' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema, subjectId: idSchema }),
});

export const sendOrder = defineCommand({
  name: 'campaign.order',
  title: { zh: '下达指令', en: 'Send an order' },
  allowed: { roles: leaders },
  input: z.object({
    orderId: idSchema,
    roundId: idSchema,
    unitIds: z.array(idSchema).min(1).max(500),
    text: text(500),
    /** Headquarters reports up first (C4). */
    reportedUp: z.object({ at: moment, to: text(60) }).optional(),
  }),
});

export const cancelOrder = defineCommand({
  name: 'campaign.cancel_order',
  title: { zh: '撤销指令', en: 'Cancel an order' },
  allowed: { roles: leaders },
  input: z.object({ orderId: idSchema, reason: text(200) }),
});

export const receiveOrder = defineCommand({
  name: 'campaign.receive',
  title: { zh: '签收指令', en: 'Receive an order' },
  allowed: { roles: leaders },
  input: z.object({ orderId: idSchema }),
});

export const startUnit = defineCommand({
  name: 'campaign.start',
  title: { zh: '启动', en: 'Start' },
  allowed: { roles: leaders },
  input: z.object({ orderId: idSchema }),
});

export const callBuildings = defineCommand({
  name: 'campaign.call_buildings',
  title: { zh: '排楼栋通知顺序', en: 'Put the buildings in turn' },
  allowed: { roles: leaders },
  input: z.object({
    roundId: idSchema,
    unitId: idSchema,
    from: moment,
    peoplePerHour: z.int().min(10).max(10_000).optional(),
    /** Under closure: last, and at the door. */
    atDoorIds: z.array(idSchema).max(500).default([]),
  }),
});

export const moveCall = defineCommand({
  name: 'campaign.move_call',
  title: { zh: '调整楼栋时段', en: 'Move a building' },
  allowed: { roles: leaders },
  input: z.object({ roundId: idSchema, placeId: idSchema, slotFrom: moment, slotTo: moment, isAtDoor: z.boolean() }),
});

export const tellNotified = defineCommand({
  name: 'campaign.notified',
  title: { zh: '已通知这栋楼', en: 'A building was notified' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema, placeId: idSchema, channel: z.enum(channels).default('wechat') }),
});

export const setUpForce = defineCommand({
  name: 'taskforce.set_up',
  title: { zh: '成立专班', en: 'Set up a task force' },
  allowed: { roles: leaders },
  input: z.object({
    taskForceId: idSchema,
    unitId: idSchema,
    campaignId: idSchema.optional(),
    name: text(60),
    goal: text(300),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    members: z
      .array(z.object({ postId: idSchema, part: z.string().trim().max(60).default('') }))
      .min(1)
      .max(200),
  }),
});

/** Ends with a report (R5). */
export const endForce = defineCommand({
  name: 'taskforce.end',
  title: { zh: '结束专班', en: 'End a task force' },
  allowed: { roles: leaders },
  input: z.object({ taskForceId: idSchema, report: text(5000) }),
});
