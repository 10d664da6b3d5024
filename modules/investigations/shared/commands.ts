// What is done in an investigation (C2, C3). `traceId` is the person's row; ids are made by whoever tells.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { deskRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { caseEnds, contactKinds, keysOf, symptoms, testResults } from './trace.ts';

/** The desk's work; those who lead look on. */
export const tracers = deskRoles;
export const onlookers = ['street_supervisor', 'district_supervisor'] as const satisfies readonly Role[];
export const traceRoles: readonly Role[] = [...tracers, ...onlookers];
const allowed = { roles: tracers };
const moment = z.iso.datetime({ offset: true });
/** A resident, or whoever is unknown to the register: as they are called, sealed. */
const who = {
  subjectId: idSchema.optional(),
  name: z.string().trim().min(1).max(60).optional(),
  phone: z.string().trim().max(20).optional(),
};
const secretFields = ['name', 'phone', 'place', 'note', 'reason'];

export const openCase = defineCommand({
  name: 'trace.open_case',
  title: { zh: '登记病例', en: 'Open a case' },
  input: z.object({
    traceId: idSchema,
    ...who,
    /** Where a person unknown to the register is seen to: a unit of one's own; without it one's own. */
    unitId: idSchema.optional(),
    sampledAt: moment,
    symptom: z.enum(keysOf(symptoms)),
    isDrill: z.boolean().default(false),
  }),
  allowed,
  secretFields,
});

export const nameContact = defineCommand({
  name: 'trace.name_contact',
  title: { zh: '登记密接', en: 'Name a contact' },
  input: z.object({
    traceId: idSchema,
    exposureId: idSchema,
    /** The case or contact that met them. */
    fromId: idSchema,
    ...who,
    kind: z.enum(keysOf(contactKinds)),
    place: z.string().trim().min(1).max(200),
    lastAt: moment,
  }),
  allowed,
  secretFields,
});

const on = { traceId: idSchema };
export const reachContact = defineCommand({
  name: 'trace.reach',
  title: { zh: '已联系上', en: 'Reached' },
  input: z.object({ ...on, how: z.enum(['phone', 'door']), note: z.string().trim().max(300).default('') }),
  allowed,
  secretFields,
});

export const reachByVisit = defineCommand({
  name: 'trace.reached_by_visit',
  title: { zh: '网格联系上', en: 'Reached by the grid' },
  input: z.object({ subjectId: idSchema, rhythmId: idSchema, byName: z.string(), at: moment }),
  allowed: {},
});

export const tellTest = defineCommand({
  name: 'trace.tell_test',
  title: { zh: '报检测', en: 'Tell a test' },
  input: z.object({
    ...on,
    testId: idSchema,
    sampledAt: moment,
    result: z.enum(keysOf(testResults)),
    symptom: z.enum(keysOf(symptoms)).optional(),
  }),
  allowed,
});

export const endCase = defineCommand({
  name: 'trace.end_case',
  title: { zh: '结束病例', en: 'End a case' },
  input: z.object({ ...on, end: z.enum(keysOf(caseEnds)), reason: z.string().trim().min(1).max(300) }),
  allowed,
  secretFields,
});

/** After a case was ruled out, and a negative retest rules one out; by the house, which sees every chain. */
export const letGoContacts = defineCommand({
  name: 'trace.let_go',
  title: { zh: '密接一并解除', en: 'Let the contacts go' },
  input: z.object(on),
  allowed: {},
});

export const releaseContact = defineCommand({
  name: 'trace.release',
  title: { zh: '解除', en: 'Release' },
  input: z.object({ ...on, reason: z.string().trim().min(1).max(300) }),
  allowed,
  secretFields,
});

export const handOut = defineCommand({
  name: 'trace.hand_out',
  title: { zh: '转出协查', en: 'Hand out to another district' },
  input: z.object({ ...on, to: z.string().trim().min(1).max(100) }),
  allowed,
});
export const receiveReceipt = defineCommand({
  name: 'trace.receipt',
  title: { zh: '登记回执', en: 'Put down the receipt' },
  input: z.object({ ...on, from: z.string().trim().min(1).max(100) }),
  allowed,
});

export const giveOwner = defineCommand({
  name: 'trace.give',
  title: { zh: '换负责人', en: 'Give to another owner' },
  input: z.object({ ...on, postId: idSchema }),
  allowed: { roles: traceRoles },
});

export const lookAtChain = defineCommand({
  name: 'trace.look',
  title: { zh: '打开传播链', en: 'Open a chain' },
  input: z.object({ ...on, lookId: idSchema, purpose: z.string().trim().min(1).max(200) }),
  allowed: { roles: traceRoles },
});
export const revealPhone = defineCommand({
  name: 'trace.reveal',
  title: { zh: '查看电话', en: 'Open a number' },
  input: z.object({ ...on, lookId: idSchema, purpose: z.string().trim().min(1).max(200) }),
  allowed,
});

/** Out of results of mass testing; by the house. */
export const traceResults = defineCommand({
  name: 'trace.from_results',
  title: { zh: '阳性结果立案', en: 'Cases out of results' },
  input: z.object({ roundId: idSchema }),
  allowed: {},
});
export const forgetChains = defineCommand({
  name: 'trace.forget',
  title: { zh: '到期删除流调', en: 'Erase what is long over' },
  input: z.object({ districtId: idSchema }),
  allowed: {},
});

export const tellMonitoring = defineCommand({
  name: 'monitoring.tell',
  title: { zh: '报企业员工检测', en: 'Tell the tests of a firm' },
  input: z.object({
    enterpriseId: idSchema,
    sampledAt: moment,
    tests: z
      .array(
        z.object({
          testId: idSchema,
          employmentId: idSchema,
          result: z.enum(['negative', 'positive', 'invalid']),
          symptom: z.enum(keysOf(symptoms)).optional(),
        }),
      )
      .min(1)
      .max(2000),
    isDrill: z.boolean().default(false),
  }),
  allowed: { roles: [...tracers, ...territoryRoles.filter((role) => role === 'grid_worker')] },
});
