// What is done about a drill (C1, E16).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, deskRoles, type Role, roles, territoryRoles } from '#kernel/shared/right.ts';
import { actCodes } from './act.ts';

export const drillRoles: readonly Role[] = [...deskRoles, 'street_supervisor', 'district_supervisor'];
const allowed = { roles: drillRoles };
const moment = z.iso.datetime({ offset: true });
const roleNames = Object.keys(roles) as [Role, ...Role[]];

export const planDrill = defineCommand({
  name: 'drill.plan',
  title: { zh: '制定演练', en: 'Plan a drill' },
  input: z.object({
    drillId: idSchema,
    /** Without it one's own unit. */
    unitId: idSchema.optional(),
    title: z.string().trim().min(1).max(100),
    scenario: z.string().trim().min(1).max(2000),
    plannedAt: moment,
    injections: z
      .array(
        z.object({
          injectionId: idSchema,
          atMinute: z.int().min(0).max(2880),
          text: z.string().trim().min(1).max(500),
          forUnitId: idSchema.optional(),
          forRole: z.enum(roleNames).optional(),
          expects: z.enum(actCodes),
          withinMinutes: z.int().min(1).max(1440),
        }),
      )
      .min(1)
      .max(60),
  }),
  allowed,
});

const on = { drillId: idSchema };
export const beginDrill = defineCommand({
  name: 'drill.begin',
  title: { zh: '开始演练', en: 'Begin a drill' },
  input: z.object(on),
  allowed,
});
export const endDrill = defineCommand({
  name: 'drill.end',
  title: { zh: '结束演练', en: 'End a drill' },
  input: z.object(on),
  allowed,
});
export const cancelDrill = defineCommand({
  name: 'drill.cancel',
  title: { zh: '取消演练', en: 'Cancel a drill' },
  input: z.object({ ...on, reason: z.string().trim().min(1).max(300) }),
  allowed,
});

/** Injections whose minute has come, and acts that came; by the house. */
export const turnDrill = defineCommand({
  name: 'drill.turn',
  title: { zh: '演练推进', en: 'Turn a drill' },
  input: z.object(on),
  allowed: {},
});

export const doneInDrill = defineCommand({
  name: 'drill.done',
  title: { zh: '演练：已办', en: 'Drill: done' },
  input: z.object({ injectionId: idSchema }),
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
});

export const nameGap = defineCommand({
  name: 'drill.name_gap',
  title: { zh: '登记问题', en: 'Name a gap' },
  input: z
    .object({
      ...on,
      gapId: idSchema,
      injectionId: idSchema.optional(),
      text: z.string().trim().min(1).max(500),
      /** Who mends it: somebody on the staff of the drill's unit or below, or the name of somebody outside; of both, who was chosen. */
      menderId: idSchema.optional(),
      menderName: z.string().trim().min(1).max(60).optional(),
      mendBy: z.iso.date(),
    })
    .refine(({ menderId, menderName }) => menderId !== undefined || menderName !== undefined, {
      message: 'menderId or menderName',
    }),
  allowed,
});
export const mendGap = defineCommand({
  name: 'drill.mend',
  title: { zh: '已整改', en: 'Mended' },
  input: z.object({ gapId: idSchema, note: z.string().trim().min(1).max(500) }),
  allowed,
});
