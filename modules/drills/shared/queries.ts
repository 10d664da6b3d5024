// What can be asked of drills.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { actCodes, type InjectionState, injectionStates } from './act.ts';
import { drillRoles } from './commands.ts';

const at = z.date().nullable();
const states = Object.keys(injectionStates) as [InjectionState, ...InjectionState[]];

const drillLine = z.object({
  drillId: z.string(),
  title: z.string(),
  unitName: z.string(),
  plannedAt: z.date(),
  begunAt: at,
  endedAt: at,
  cancelledAt: at,
  injections: z.number(),
  inTime: z.number(),
  /** Gaps found that nobody has mended. */
  gapsLeft: z.number(),
});
export type DrillLine = z.output<typeof drillLine>;

export const listDrills = defineQuery({
  name: 'drill.list',
  title: { zh: '演练', en: 'Drills' },
  allowed: { roles: drillRoles },
  input: z.object({}),
  answer: z.object({
    drills: z.array(drillLine),
    /** E16: units that owe a drill each month. */
    monthly: z.array(
      z.object({ unitId: z.string(), unitName: z.string(), dueAt: z.date(), isLate: z.boolean(), isNext: z.boolean() }),
    ),
  }),
});

const injection = z.object({
  injectionId: z.string(),
  no: z.number(),
  atMinute: z.number(),
  text: z.string(),
  forUnitName: z.string(),
  forRole: z.string().nullable(),
  expects: z.enum(actCodes),
  withinMinutes: z.number(),
  injectedAt: at,
  actedAt: at,
  actedByName: z.string().nullable(),
  state: z.enum(states),
});
export type Injection = z.output<typeof injection>;
const gap = z.object({
  gapId: z.string(),
  injectionId: z.string().nullable(),
  text: z.string(),
  menderName: z.string(),
  mendBy: z.string(),
  mendedAt: at,
  mendedNote: z.string().nullable(),
  isLate: z.boolean(),
});
export const drillPage = defineQuery({
  name: 'drill.page',
  title: { zh: '一次演练', en: 'A drill' },
  allowed: { roles: drillRoles },
  input: z.object({ drillId: idSchema }),
  answer: z.object({
    drillId: z.string(),
    title: z.string(),
    scenario: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    plannedAt: z.date(),
    byName: z.string(),
    begunAt: at,
    begunByName: z.string().nullable(),
    endedAt: at,
    endedByName: z.string().nullable(),
    cancelledAt: at,
    cancelReason: z.string().nullable(),
    mayRun: z.boolean(),
    injections: z.array(injection),
    gaps: z.array(gap),
  }),
});
export type DrillPage = z.output<typeof drillPage.answer>;

/** What is asked of this post now, over every page while a drill runs here. */
export const myInjections = defineQuery({
  name: 'drill.mine',
  title: { zh: '演练中', en: 'Drills running here' },
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
  input: z.object({}),
  answer: z.object({
    drills: z.array(
      z.object({
        drillId: z.string(),
        title: z.string(),
        begunAt: z.date(),
        injections: z.array(
          z.object({
            injectionId: z.string(),
            text: z.string(),
            expects: z.enum(actCodes),
            dueAt: z.date(),
          }),
        ),
      }),
    ),
  }),
});

export type MyInjection = z.output<typeof myInjections.answer>['drills'][number]['injections'][number];
