// What can be done to the register of enterprises. One firm is one record; names of people and numbers are sealed in the journal.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import {
  departmentCodes,
  keepers,
  kindCodes,
  mergers,
  methodCodes,
  placeKindCodes,
  scaleCodes,
  stateCodes,
} from './enterprise.ts';

const date = z.iso.date();
const reason = z.string().trim().min(1).max(300);
const facts = {
  /** Blank: it has none, or none is known. A faulty one is kept as written and marked. */
  uscc: z.string().trim().max(40).nullable().optional(),
  kind: z.enum(kindCodes).optional(),
  park: z.string().trim().max(60).nullable().optional(),
  legalRepresentative: z.string().trim().max(60).nullable().optional(),
  contactName: z.string().trim().max(60).nullable().optional(),
  phone: z.string().trim().max(40).nullable().optional(),
  headcount: z.int().min(0).max(1_000_000).nullable().optional(),
  scale: z.enum(scaleCodes).nullable().optional(),
  isAboveScale: z.boolean().nullable().optional(),
  note: z.string().trim().max(500).nullable().optional(),
};
const name = z.string().trim().min(2).max(120);
const secretFields = ['legalRepresentative', 'contactName', 'phone', 'note'];

/** A place of the map, a unit, or words alone. From today on, or from a day that is past: what is to come is told when it comes. */
const where = z.object({
  recordId: idSchema,
  kind: z.enum(placeKindCodes),
  placeId: idSchema.nullable().default(null),
  unitId: idSchema.nullable().default(null),
  address: z.string().trim().max(200).default(''),
  from: date.optional(),
});
export type Where = z.output<typeof where>;

const listing = z.object({
  listingId: idSchema,
  department: z.enum(departmentCodes),
  method: z.enum(methodCodes).nullable().default(null),
  contactedOn: date.nullable().default(null),
});

export const addEnterprise = defineCommand({
  name: 'enterprise.add',
  title: { zh: '登记企业', en: 'Record an enterprise' },
  input: z.object({
    enterpriseId: idSchema,
    /** Who records it; left out, the unit of the post. */
    unitId: idSchema.optional(),
    name,
    ...facts,
    places: z.array(where).max(3).default([]),
    listing: listing.optional(),
  }),
  allowed: { roles: keepers },
  secretFields,
  worksOffline: true,
});

/** Fields left out stay; null takes away. A name that changes stays on record as a former name. */
export const correctEnterprise = defineCommand({
  name: 'enterprise.correct',
  title: { zh: '更正企业资料', en: 'Correct an enterprise' },
  input: z.object({ enterpriseId: idSchema, name: name.optional(), ...facts }),
  allowed: { roles: keepers },
  secretFields,
  worksOffline: true,
});

export const setEnterprisePlace = defineCommand({
  name: 'enterprise.set_place',
  title: { zh: '登记企业地址', en: 'Say where an enterprise is' },
  input: z.object({ enterpriseId: idSchema, ...where.shape }),
  allowed: { roles: keepers },
});

export const setEnterpriseState = defineCommand({
  name: 'enterprise.set_state',
  title: { zh: '登记经营状态', en: 'Set the state of an enterprise' },
  input: z.object({ enterpriseId: idSchema, state: z.enum(stateCodes), on: date.optional(), reason }),
  allowed: { roles: keepers },
});

/** Puts it on a department's list, or says that the department contacted it again (F14). */
export const listEnterprise = defineCommand({
  name: 'enterprise.list_under',
  title: { zh: '列入部门名录', en: 'Put on a department’s list' },
  input: z.object({ enterpriseId: idSchema, ...listing.shape }),
  allowed: { roles: keepers },
});

export const unlistEnterprise = defineCommand({
  name: 'enterprise.unlist',
  title: { zh: '移出部门名录', en: 'Take off a department’s list' },
  input: z.object({ enterpriseId: idSchema, department: z.enum(departmentCodes), reason }),
  allowed: { roles: keepers },
});

export const setDepartment = defineCommand({
  name: 'enterprise.set_department',
  title: { zh: '指定行业主管部门', en: 'Say which unit a department is' },
  input: z.object({ department: z.enum(departmentCodes), unitId: idSchema }),
  allowed: { roles: ['system_admin', 'district_supervisor'] },
});

/** 重点企业 (O3): a flag with its day and reason. */
export const markKey = defineCommand({
  name: 'enterprise.mark_key',
  title: { zh: '列为重点企业', en: 'Make it a key enterprise' },
  input: z.object({ flagId: idSchema, enterpriseId: idSchema, reason, from: date.optional() }),
  allowed: { roles: mergers },
});
export const unmarkKey = defineCommand({
  name: 'enterprise.unmark_key',
  title: { zh: '不再是重点企业', en: 'No key enterprise any more' },
  input: z.object({ enterpriseId: idSchema, reason }),
  allowed: { roles: mergers },
});

export const mergeEnterprises = defineCommand({
  name: 'enterprise.merge',
  title: { zh: '合并企业', en: 'Merge two records of one enterprise' },
  input: z.object({
    mergeId: idSchema,
    /** The record that stays. */
    intoId: idSchema,
    fromId: idSchema,
    reason,
  }),
  allowed: { roles: mergers },
});
export const unmergeEnterprises = defineCommand({
  name: 'enterprise.unmerge',
  title: { zh: '撤销合并', en: 'Part what was merged' },
  input: z.object({ mergeId: idSchema, reason }),
  allowed: { roles: mergers },
});
export const keepApart = defineCommand({
  name: 'enterprise.keep_apart',
  title: { zh: '不是同一家', en: 'Two firms, not one' },
  input: z.object({ oneId: idSchema, otherId: idSchema, reason }),
  allowed: { roles: mergers },
});

/** Somebody works at an enterprise, or keeps or works in a shop. Name alone will do; with number or telephone the person met at home is known again (A8). */
export const employ = defineCommand({
  name: 'enterprise.employ',
  title: { zh: '登记从业人员', en: 'Record who works there' },
  input: z
    .object({
      employmentId: idSchema,
      enterpriseId: idSchema.optional(),
      shopId: idSchema.optional(),
      name: z.string().trim().min(1).max(60),
      title: z.string().trim().max(40).default(''),
      document: z
        .object({
          kind: z
            .enum([
              'resident_id',
              'hong_kong_macao_permit',
              'taiwan_permit',
              'residence_permit',
              'permanent_residence',
              'passport',
            ])
            .default('resident_id'),
          number: z.string().trim().min(1).max(40),
        })
        .optional(),
      phone: z.string().trim().max(40).optional(),
      from: date.optional(),
    })
    .refine(({ enterpriseId, shopId }) => (enterpriseId === undefined) !== (shopId === undefined), {
      message: 'an enterprise or a shop',
    }),
  allowed: { roles: keepers },
  secretFields: ['name', 'document', 'phone'],
  worksOffline: true,
});
export const endEmployment = defineCommand({
  name: 'enterprise.end_employment',
  title: { zh: '登记离职', en: 'Record that somebody left' },
  input: z.object({ employmentId: idSchema, on: date.optional(), reason }),
  allowed: { roles: keepers },
});
/** A proposal is accepted: somebody compared the two and they are one person. */
export const linkWorker = defineCommand({
  name: 'enterprise.link_worker',
  title: { zh: '确认是同一人', en: 'Say that it is this resident' },
  input: z.object({ employmentId: idSchema, personId: idSchema }),
  allowed: { roles: keepers },
});
export const unlinkWorker = defineCommand({
  name: 'enterprise.unlink_worker',
  title: { zh: '不是同一人', en: 'Take the link to a resident back' },
  input: z.object({ employmentId: idSchema, reason }),
  allowed: { roles: keepers },
});
/** By the house alone: workers whom somebody has since met at home. */
export const recogniseWorkers = defineCommand({
  name: 'enterprise.recognise_workers',
  title: { zh: '比对从业人员与居民', en: 'Compare workers with residents' },
  input: z.object({ districtId: idSchema }),
  allowed: {},
});

export const runShop = defineCommand({
  name: 'enterprise.run_shop',
  title: { zh: '登记门店由谁经营', en: 'Say which enterprise runs a shop' },
  input: z.object({ runId: idSchema, placeId: idSchema, enterpriseId: idSchema, from: date.optional() }),
  allowed: { roles: keepers },
});
export const leaveShop = defineCommand({
  name: 'enterprise.leave_shop',
  title: { zh: '不再经营这个门店', en: 'The enterprise no longer runs the shop' },
  input: z.object({ runId: idSchema, on: date.optional() }),
  allowed: { roles: keepers },
});

/** Logs who looks and why; the number is told by `enterprise.revealed` for two minutes and never enters the journal. */
export const revealPhone = defineCommand({
  name: 'enterprise.reveal',
  title: { zh: '查看企业联系电话', en: 'Open the telephone of an enterprise' },
  input: z.object({ enterpriseId: idSchema, purpose: z.string().trim().min(2).max(200) }),
  allowed: { roles: keepers },
});
