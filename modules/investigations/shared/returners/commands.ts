// What is done about returners (F5). Nothing is forced by any of it: somebody is asked, followed and offered tests under standing law.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Role, territoryRoles } from '#kernel/shared/right.ts';
import { tracers } from '../commands.ts';
import { keysOf, testResults } from '../trace.ts';
import { riskLevels } from './risk.ts';

export const listKeepers = [
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
] as const satisfies readonly Role[];
/** Whoever is at a door or a firm may tell of somebody who came back. */
export const returnerTellers: readonly Role[] = [...territoryRoles, 'department_officer'];
const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
export const divisionCode = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/);

export const riskAreaInput = z.object({
  name: z.string().trim().min(1).max(200),
  code: divisionCode.nullable().default(null),
  level: z.enum(keysOf(riskLevels)),
  from: day,
  to: day.nullable().default(null),
});

export const tellRiskList = defineCommand({
  name: 'risk.tell_list',
  title: { zh: '更新风险地区', en: 'Tell a list of risk areas' },
  input: z.object({
    listId: idSchema,
    /** When the notice was issued: the one issued last holds, whichever comes in first. */
    issuedAt: moment,
    document: z.string().trim().min(1).max(200),
    isWhole: z.boolean(),
    /** One of three: areas told by form, a file, or a table pasted. */
    areas: z.array(riskAreaInput).max(5000).default([]),
    fileId: idSchema.optional(),
    pasted: z.string().max(500_000).optional(),
  }),
  allowed: { roles: listKeepers },
});

const where = {
  place: z.string().trim().min(1).max(200),
  code: divisionCode.optional(),
  leftOn: day,
  arrivedOn: day,
};
const secretFields = ['name', 'phone', 'place', 'purpose', 'reason'];

export const tellReturner = defineCommand({
  name: 'returner.tell',
  title: { zh: '报返回人员', en: 'Tell of a returner' },
  input: z.object({
    returnerId: idSchema,
    subjectId: idSchema.optional(),
    name: z.string().trim().min(1).max(60).optional(),
    phone: z.string().trim().max(20).optional(),
    enterpriseId: idSchema.optional(),
    ...where,
  }),
  allowed: { roles: returnerTellers },
  secretFields,
  worksOffline: true,
});

const on = { returnerId: idSchema };
const allowed = { roles: tracers };
/** Asked: where they really were stands corrected, and is judged anew. */
export const screenReturner = defineCommand({
  name: 'returner.screen',
  title: { zh: '已排查', en: 'Asked' },
  input: z.object({ ...on, actId: idSchema, ...where }),
  allowed,
  secretFields,
});
export const watchReturner = defineCommand({
  name: 'returner.watch',
  title: { zh: '健康询问', en: 'Ask how they are' },
  input: z.object({ ...on, actId: idSchema, result: z.enum(['well', 'unwell']) }),
  allowed,
});
export const testReturner = defineCommand({
  name: 'returner.test',
  title: { zh: '报检测', en: 'Tell a test' },
  input: z.object({ ...on, actId: idSchema, sampledAt: moment, result: z.enum(keysOf(testResults)) }),
  allowed,
});
export const releaseReturner = defineCommand({
  name: 'returner.release',
  title: { zh: '解除', en: 'Release' },
  input: z.object({ ...on, reason: z.string().trim().min(1).max(300) }),
  allowed,
  secretFields,
});
export const revealReturner = defineCommand({
  name: 'returner.reveal',
  title: { zh: '查看电话', en: 'Open a number' },
  input: z.object({ ...on, actId: idSchema, purpose: z.string().trim().min(1).max(200) }),
  allowed,
  secretFields,
});

/** By the house: a grid worker's work at somebody whose turn it was. */
export const returnerByVisit = defineCommand({
  name: 'returner.by_visit',
  title: { zh: '网格办理', en: 'By the grid' },
  input: z.object({
    subjectId: idSchema,
    rhythmId: idSchema,
    visitId: idSchema,
    at: moment,
    byName: z.string(),
    isUnwell: z.boolean(),
  }),
  allowed: {},
});
/** By the house: what is asked of the grid follows the lists, the acts and the day. */
export const keepReturnerTurns = defineCommand({
  name: 'returner.keep_turns',
  title: { zh: '更新应办', en: 'Keep the turns' },
  input: z.object({ districtId: idSchema, returnerId: idSchema.optional() }),
  allowed: {},
});
