// What can be asked of investigations, each post within its own area.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { traceRoles, tracers } from './commands.ts';
import { caseEnds, caseSources, contactKinds, keysOf, statuses, symptoms, testResults } from './trace.ts';

const allowed = { roles: traceRoles };
const at = z.date().nullable();

const caseLine = z.object({
  traceId: z.string(),
  name: z.string(),
  unitName: z.string(),
  firmName: z.string().nullable(),
  status: z.enum(keysOf(statuses)),
  source: z.enum(keysOf(caseSources)),
  caseAt: z.date(),
  ownerName: z.string(),
  /** The post of the owner stands no more. */
  isOwnerGone: z.boolean(),
  isDrill: z.boolean(),
  contacts: z.number(),
  toReach: z.number(),
  late: z.number(),
  noReceipt: z.number(),
});
export type CaseLine = z.output<typeof caseLine>;

export const listCases = defineQuery({
  name: 'trace.cases',
  title: { zh: '病例', en: 'Cases' },
  allowed,
  input: z.object({ ended: z.boolean().default(false) }),
  answer: z.object({
    cases: z.array(caseLine),
    /** In earnest, of the asker's area; drills are counted nowhere. */
    counts: z.object({
      cases: z.number(),
      contacts: z.number(),
      toReach: z.number(),
      late: z.number(),
      noReceipt: z.number(),
    }),
  }),
});

/** Who is to be reached, told by hand because they are nobody's turn, or because the turn is late; unreached first, late ones before. */
const contactLine = z.object({
  traceId: z.string(),
  rootId: z.string(),
  name: z.string(),
  kind: z.enum(keysOf(contactKinds)),
  status: z.enum(keysOf(statuses)),
  reachBy: at,
  isLate: z.boolean(),
  /** The grid whose turn it is; null: nobody's, the desk reaches them. */
  gridName: z.string().nullable(),
  phoneTail: z.string().nullable(),
  isDrill: z.boolean(),
});
export type ContactLine = z.output<typeof contactLine>;
export const listContacts = defineQuery({
  name: 'trace.contacts',
  title: { zh: '待联系的密接', en: 'Contacts to reach' },
  allowed: { roles: tracers },
  input: z.object({}),
  answer: z.object({ contacts: z.array(contactLine) }),
});

const tested = z.object({
  testId: z.string(),
  sampledAt: z.date(),
  result: z.enum(keysOf(testResults)),
  toldAt: z.date(),
  byName: z.string(),
});
const exposure = z.object({
  fromId: z.string(),
  fromName: z.string(),
  kind: z.enum(keysOf(contactKinds)),
  place: z.string(),
  lastAt: z.date(),
});
const node = z.object({
  traceId: z.string(),
  depth: z.number(),
  subjectId: z.string().nullable(),
  name: z.string(),
  phoneTail: z.string().nullable(),
  unitName: z.string(),
  status: z.enum(keysOf(statuses)),
  isMine: z.boolean(),
  /** Under whom it stands in the chain. */
  exposure: exposure.nullable(),
  /** 也接触过. */
  beside: z.array(exposure),
  reachBy: at,
  isLate: z.boolean(),
  reachedAt: at,
  reachedByName: z.string().nullable(),
  tests: z.array(tested),
  caseAt: at,
  ownerName: z.string().nullable(),
  overAt: at,
  overReason: z.string().nullable(),
  handedTo: z.string().nullable(),
  handedAt: at,
  receiptAt: at,
  receiptFrom: z.string().nullable(),
});
export type ChainNode = z.output<typeof node>;

export const casePage = defineQuery({
  name: 'trace.page',
  title: { zh: '病例和传播链', en: 'A case and its chain' },
  allowed,
  input: z.object({ traceId: idSchema }),
  answer: z.object({
    traceId: z.string(),
    name: z.string(),
    isDrill: z.boolean(),
    status: z.enum(keysOf(statuses)),
    /** Closed to this post until it is opened on record; then only what stands here is told. */
    isShut: z.boolean(),
    mayTrace: z.boolean(),
    source: z.enum(keysOf(caseSources)).nullable(),
    firmName: z.string().nullable(),
    sampledAt: at,
    symptom: z.enum(keysOf(symptoms)).nullable(),
    caseAt: at,
    ownerName: z.string().nullable(),
    ownerUnitName: z.string().nullable(),
    isOwnerGone: z.boolean(),
    end: z.enum(keysOf(caseEnds)).nullable(),
    endReason: z.string().nullable(),
    endedAt: at,
    emergencyOrderId: z.string().nullable(),
    nodes: z.array(node),
    looks: z.array(
      z.object({ at: z.date(), byName: z.string(), purpose: z.string(), what: z.enum(['chain', 'phone']) }),
    ),
  }),
});

export type CasePage = z.output<typeof casePage.answer>;

export const openedPhone = defineQuery({
  name: 'trace.phone',
  title: { zh: '已打开的电话', en: 'The number opened' },
  allowed: { roles: tracers },
  input: z.object({ lookId: idSchema }),
  answer: z.object({ phone: z.string() }),
});

const worker = z.object({
  employmentId: z.string(),
  name: z.string(),
  title: z.string(),
  lastAt: at,
  lastResult: z.enum(['negative', 'positive', 'invalid']).nullable(),
  isLacking: z.boolean(),
});
const firm = z.object({
  enterpriseId: z.string(),
  name: z.string(),
  unitName: z.string(),
  dueAt: at,
  isLate: z.boolean(),
  tested: z.number(),
  workers: z.array(worker),
});
export type MonitoredFirm = z.output<typeof firm>;
export const monitoredFirms = defineQuery({
  name: 'monitoring.firms',
  title: { zh: '冷链企业监测', en: 'Monitored firms' },
  allowed: { roles: [...traceRoles, 'grid_worker'] },
  input: z.object({}),
  answer: z.object({ firms: z.array(firm) }),
});
