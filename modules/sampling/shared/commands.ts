// What is done in mass testing. Whatever a tablet does works off line, carries ids made on it, and is judged by what the tablet itself could know (README).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import {
  consents,
  foundBy,
  homeOutcomes,
  keysOf,
  results,
  siteKinds,
  siteRoles,
  siteZones,
  tubeKinds,
} from './words.ts';

const power = 'mass_testing';
const moment = z.iso.datetime({ offset: true });
const text = (most: number) => z.string().trim().min(1).max(most);
const note = z.string().trim().max(300).default('');
/** As printed on a label: letters, digits and dashes, whatever their case when typed. */
export const codeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z][0-9A-Z-]{2,31}$/);
const onSite = { roles: territoryRoles };

export const setUpSite = defineCommand({
  name: 'site.set_up',
  title: { zh: '设采样点', en: 'Set up a sampling site' },
  allowed: { roles: leaders },
  power,
  input: z.object({
    siteId: idSchema,
    campaignId: idSchema,
    unitId: idSchema,
    title: text(60),
    kind: z.enum(keysOf(siteKinds)).default('fixed'),
    placeId: idSchema.optional(),
    enterpriseId: idSchema.optional(),
    headcount: z.int().min(1).max(200_000).optional(),
    tables: z.int().min(1).max(60).default(1),
    peoplePerHour: z.int().min(10).max(10_000).default(360),
  }),
});

/** C5, C14, C17: the checklist and who is there. */
export const openSite = defineCommand({
  name: 'site.open',
  title: { zh: '开点', en: 'Open a site' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    openingId: idSchema,
    siteId: idSchema,
    zones: z.array(z.enum(keysOf(siteZones))).max(8),
    zonesReason: note,
    hasOneMetreLine: z.boolean(),
    suppliesReady: z.boolean(),
    equipmentTested: z.boolean(),
    note,
    roles: z.array(z.object({ role: z.enum(keysOf(siteRoles)), name: text(40) })).max(60),
  }),
});

export const closeSite = defineCommand({
  name: 'site.close',
  title: { zh: '收点', en: 'Close a site' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ closingId: idSchema, siteId: idSchema, note }),
});

/** C13: only this ends a site's day. */
export const disinfectSite = defineCommand({
  name: 'site.disinfect',
  title: { zh: '终末消毒', en: 'Final disinfection' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    disinfectionId: idSchema,
    siteId: idSchema,
    people: text(100),
    agent: text(100),
    protection: z.literal('level_2'),
    fromAt: moment,
    toAt: moment,
  }),
});

/** C8: into the isolation zone, not back into the queue. */
export const holdAtGate = defineCommand({
  name: 'gate.hold',
  title: { zh: '体温异常，临时隔离', en: 'Hold at the gate' },
  allowed: onSite,
  power,
  worksOffline: true,
  secretFields: ['description'],
  input: z
    .object({
      holdId: idSchema,
      siteId: idSchema,
      subjectId: idSchema.optional(),
      description: z.string().trim().max(100).default(''),
      temperature: z.number().min(34).max(43),
    })
    .refine(({ subjectId, description }) => subjectId !== undefined || description !== ''),
});
export const releaseAtGate = defineCommand({
  name: 'gate.release',
  title: { zh: '解除或转交', en: 'Release or hand over' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ holdId: idSchema, outcome: z.enum(['released', 'taken_over']), reason: text(200) }),
});

export const openTube = defineCommand({
  name: 'tube.open',
  title: { zh: '开管', en: 'Open a tube' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    tubeId: idSchema,
    siteId: idSchema,
    roundId: idSchema,
    code: codeSchema,
    tableNo: z.int().min(1).max(60),
    size: z.union([z.literal(10), z.literal(5), z.literal(1)]),
    kind: z.enum(keysOf(tubeKinds)),
    householdPlaceId: idSchema.optional(),
    collector: text(40),
  }),
});
/** `told`: swabs in the tube, counted by hand. */
export const closeTube = defineCommand({
  name: 'tube.close',
  title: { zh: '封管', en: 'Close a tube' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    tubeId: idSchema,
    told: z.int().min(0).max(10),
    shortReason: z.string().trim().max(200).optional(),
  }),
});
export const loseTube = defineCommand({
  name: 'tube.lose',
  title: { zh: '试管破损或遗失', en: 'A tube is broken or lost' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ tubeId: idSchema, how: z.enum(['lost', 'broken']), reason: text(200) }),
});

/** As they said it, where nobody was found: kept sealed. */
const toldSchema = z.object({
  name: text(60),
  idNumber: z.string().trim().min(5).max(30).optional(),
  phone: z.string().trim().max(20).optional(),
});
export const registerSample = defineCommand({
  name: 'sample.register',
  title: { zh: '采样登记', en: 'Register a sample' },
  allowed: onSite,
  power,
  worksOffline: true,
  secretFields: ['told'],
  input: z.object({
    sampleId: idSchema,
    tubeId: idSchema,
    position: z.int().min(1).max(10),
    subjectId: idSchema.optional(),
    told: toldSchema.optional(),
    how: z.enum(keysOf(foundBy)),
    proxyName: z.string().trim().max(40).optional(),
    isPriority: z.boolean().default(false),
    waitedFrom: moment.optional(),
    /** Swabbed first, registered after. */
    lateReason: z.string().trim().max(200).optional(),
  }),
});
/** Registered, and not swabbed after all: their turn is open again. */
export const unswabSample = defineCommand({
  name: 'sample.unswab',
  title: { zh: '登记了没有采', en: 'Registered, not swabbed' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ sampleId: idSchema, reason: text(200) }),
});
/** By the house: who they are, by the number of their document; turns that the registrar's post did not reach. */
export const matchSamples = defineCommand({
  name: 'sample.match',
  title: { zh: '采样登记对上人', en: 'Match registrations with people' },
  allowed: {},
  input: z.object({ roundId: idSchema }),
});
/** By the desk, of somebody who gave no number. */
export const nameSample = defineCommand({
  name: 'sample.name',
  title: { zh: '确认是谁', en: 'Say who it is' },
  allowed: { roles: leaders },
  input: z.object({ sampleId: idSchema, subjectId: idSchema }),
});

export const packBox = defineCommand({
  name: 'box.pack',
  title: { zh: '装箱封箱', en: 'Pack and seal a box' },
  allowed: onSite,
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

const resultRow = z.object({ code: codeSchema, result: z.enum(keysOf(results)), testedAt: moment });
/** Told by hand or through the API, by the hundred. */
export const tellResults = defineCommand({
  name: 'tube.result',
  title: { zh: '录入检测结果', en: 'Tell results' },
  allowed: { roles: leaders },
  power,
  input: z.object({
    roundId: idSchema,
    lab: z.string().trim().max(60).default(''),
    rows: z.array(resultRow).min(1).max(5000),
  }),
});
export const importResults = defineCommand({
  name: 'result.import',
  title: { zh: '导入检测结果', en: 'Take in a file of results' },
  allowed: { roles: leaders },
  power,
  input: z.object({ roundId: idSchema, fileId: idSchema, lab: z.string().trim().max(60).default('') }),
});
/** By the house, as soon as a result or a late tablet names somebody. */
export const askRetests = defineCommand({
  name: 'sample.retest',
  title: { zh: '列入复采名单', en: 'Put on the retest list' },
  allowed: {},
  input: z.object({ roundId: idSchema }),
});

export const preRegister = defineCommand({
  name: 'pre_registration.add',
  title: { zh: '代为预登记', en: 'Register in advance' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    preRegistrationId: idSchema,
    roundId: idSchema,
    subjectId: idSchema,
    consent: z.enum(keysOf(consents)),
    note,
  }),
});
export const askHome = defineCommand({
  name: 'home_sampling.ask',
  title: { zh: '申请上门采样', en: 'Ask for home sampling' },
  allowed: onSite,
  power,
  worksOffline: true,
  secretFields: ['address'],
  input: z.object({
    requestId: idSchema,
    roundId: idSchema,
    unitId: idSchema,
    subjectId: idSchema.optional(),
    address: text(120),
    reason: text(120),
    slotFrom: moment.optional(),
    slotTo: moment.optional(),
  }),
});
export const homeDone = defineCommand({
  name: 'home_sampling.done',
  title: { zh: '上门采样办结', en: 'Home sampling done' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ requestId: idSchema, outcome: z.enum(keysOf(homeOutcomes)), note }),
});
export const drawLabels = defineCommand({
  name: 'tube_label.draw',
  title: { zh: '领用管码标签', en: 'Draw tube labels' },
  allowed: { roles: leaders },
  power,
  input: z.object({ drawId: idSchema, siteId: idSchema, count: z.int().min(1).max(500) }),
});
