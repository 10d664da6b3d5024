// Lines are kept, call-outs started, answered and ended; the climb is the house's own.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { calloutKinds } from './callout.ts';
import { unitGroups } from './line.ts';

const line = z.string().trim().min(1).max(200);

/** Who may call out, sees the tree and may open a number: desks and leaders of an area. */
export const callerRoles: readonly Role[] = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'street_supervisor',
  'district_dispatcher',
  'district_supervisor',
];
/** Who keeps a line: those, and the head of a handling unit that unit's own. */
export const keeperRoles: readonly Role[] = [...callerRoles, 'handling_lead'];
/** Whoever may be rung. */
export const rungRoles: readonly Role[] = [...territoryRoles, ...assignedRoles];

/** The whole line of a unit, as it is to be from now on. */
export const setLine = defineCommand({
  name: 'duty_line.set',
  title: { zh: '排值守表', en: 'Set a line' },
  input: z.object({
    unitId: idSchema,
    links: z
      .array(
        z
          .object({
            linkId: idSchema,
            postId: idSchema.optional(),
            label: z.string().trim().min(1).max(40).optional(),
            rank: z.int().min(1).max(9),
            /** Left out: the number that stood there stays. Empty: the person's own is rung. */
            phone: z.string().trim().max(40).optional(),
          })
          .refine(({ postId, label }) => (postId === undefined) !== (label === undefined), {
            message: '岗位或值班电话名称，二者选一 a post or the name of a telephone',
          }),
      )
      .max(12),
  }),
  allowed: { roles: keeperRoles },
  secretFields: ['links'],
});

export const revealNumber = defineCommand({
  name: 'duty_line.reveal',
  title: { zh: '查看值守号码', en: 'Open a duty number' },
  input: z.union([z.object({ linkId: idSchema }), z.object({ ringId: idSchema })]),
  allowed: { roles: callerRoles },
});

export const startCallout = defineCommand({
  name: 'duty_call.start',
  title: { zh: '发起呼叫', en: 'Start a call-out' },
  input: z
    .object({
      calloutId: idSchema,
      /** Left out: the unit of the post. */
      unitId: idSchema.optional(),
      kind: z.enum(calloutKinds),
      isDrill: z.boolean().default(false),
      text: line,
      reason: line.optional(),
      groups: z.array(z.enum(unitGroups)).min(1).max(4).optional(),
      /** Some of the units below, by name: those not reached the last time. */
      unitIds: z.array(idSchema).min(1).max(1000).optional(),
      /** Left out: as the settings say. */
      stepMinutes: z.int().min(1).max(60).optional(),
    })
    .refine(({ groups, unitIds }) => groups !== undefined || unitIds !== undefined, {
      message: '选呼叫哪些单位 say which units',
    }),
  allowed: { roles: callerRoles },
});

/** One tap by whoever is rung: for every unit they are rung for in this call-out. */
export const answerCallout = defineCommand({
  name: 'duty_call.answer',
  title: { zh: '应答', en: 'Answer' },
  input: z.object({ calloutId: idSchema }),
  allowed: { roles: rungRoles },
});

/** What the caller heard when dialling. */
export const tellRing = defineCommand({
  name: 'duty_call.tell',
  title: { zh: '记电话结果', en: 'Tell what came of dialling' },
  input: z.object({
    ringId: idSchema,
    outcome: z.enum(['answered', 'no_answer', 'wrong_person']),
    note: z.string().trim().max(200).optional(),
  }),
  allowed: { roles: callerRoles },
  secretFields: ['note'],
});

/** It was the wrong one who answered: the next of the line is rung. */
export const reopenBranch = defineCommand({
  name: 'duty_call.reopen',
  title: { zh: '不是本人应答，重新呼叫', en: 'The wrong one answered; ring on' },
  input: z.object({ calloutId: idSchema, unitId: idSchema, reason: line }),
  allowed: { roles: callerRoles },
  secretFields: ['reason'],
});

export const endCallout = defineCommand({
  name: 'duty_call.end',
  title: { zh: '结束呼叫', en: 'End a call-out' },
  input: z.object({ calloutId: idSchema }),
  allowed: { roles: callerRoles },
});

/** The house: time came for some branch. */
export const climbCallout = defineCommand({
  name: 'duty_call.climb',
  title: { zh: '往下一位呼叫', en: 'Ring the next' },
  input: z.object({ calloutId: idSchema, dueAt: z.iso.datetime({ offset: true }) }),
  allowed: {},
});
