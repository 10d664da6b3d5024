// What may be asked of enterprises. Whoever answers for the ground, and the departments that list a firm, see one and the same record (rule 7).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import {
  departmentCodes,
  factNames,
  keepers,
  kindCodes,
  methodCodes,
  placeKindCodes,
  scaleCodes,
  stateCodes,
} from './enterprise.ts';
import { hangingKinds, mergedFields } from './merge.ts';

const nullableText = z.string().nullable();
const readers = { roles: [...keepers, 'building_chief', 'lane_chief', 'mediator'] as const };
const department = z.enum(departmentCodes);

/** Firms without a department or a park are counted and listed like the others. */
export const none = '-';

export const enterpriseLine = z.object({
  enterpriseId: z.string(),
  name: z.string(),
  uscc: nullableText,
  usccWritten: nullableText,
  usccFault: nullableText,
  park: nullableText,
  departments: z.array(department),
  communityName: nullableText,
  /** Where it works, else where somebody answers for it, else where it is registered. */
  address: nullableText,
  legalRepresentative: nullableText,
  headcount: z.number().nullable(),
  isAboveScale: z.boolean().nullable(),
  state: z.enum(stateCodes),
  isKey: z.boolean(),
  methods: z.array(z.enum(methodCodes)),
  contactedOn: nullableText,
});
export type EnterpriseLine = z.output<typeof enterpriseLine>;

/** What somebody must see to comes first: faulty codes, firms nobody has contacted, firms nobody answers for. */
export const enterpriseViews = ['all', 'faulty', 'uncontacted', 'unplaced', 'gone'] as const;
export type EnterpriseView = (typeof enterpriseViews)[number];
export const enterpriseSorts = ['fault', 'name', 'headcount', 'contacted'] as const;
export type EnterpriseSort = (typeof enterpriseSorts)[number];

const filter = {
  /** A unit and everything below it; left out, all that the post sees. */
  unitId: idSchema.optional(),
  department: z.enum([...departmentCodes, none]).optional(),
  park: z.string().trim().max(60).optional(),
  isKey: z.boolean().optional(),
  text: z.string().trim().max(60).optional(),
};

export const listEnterprises = defineQuery({
  name: 'enterprise.list',
  title: { zh: '企业', en: 'Enterprises' },
  input: z.object({
    view: z.enum(enterpriseViews).default('all'),
    ...filter,
    sort: z.enum(enterpriseSorts).default('fault'),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  answer: z.object({
    rows: z.array(enterpriseLine),
    counts: z.object({
      all: z.number(),
      faulty: z.number(),
      uncontacted: z.number(),
      unplaced: z.number(),
      gone: z.number(),
    }),
    /** Parks there are, for the filter. */
    parks: z.array(z.string()),
    total: z.number(),
    nextOffset: z.number().nullable(),
    mayAdd: z.boolean(),
  }),
  allowed: readers,
});

const source = z.object({ on: z.string(), by: z.string() });
const person = z.object({
  employmentId: z.string(),
  name: z.string(),
  isNameMasked: z.boolean(),
  title: z.string(),
  phone: nullableText,
  hasDocument: z.boolean(),
  from: z.string(),
  until: nullableText,
  endReason: nullableText,
  /** Known to be a resident of the district, and by what. */
  knownBy: z.enum(['document', 'phone', 'compared']).nullable(),
  /** That resident, where the post may see them. */
  personId: nullableText,
  personAddress: nullableText,
  /** Residents of the same name or sound who live here: to be compared, never joined by the house (A8). */
  proposals: z.array(z.object({ personId: z.string(), name: z.string(), address: z.string(), bornYear: nullableText })),
});
export type Worker = z.output<typeof person>;

export const alikeBases = ['name', 'code', 'phone'] as const;
const alike = z.object({
  enterpriseId: z.string(),
  name: z.string(),
  uscc: nullableText,
  usccWritten: nullableText,
  park: nullableText,
  address: nullableText,
  /** The same name (and park); a code that is right but for its check character; the same telephone and legal representative. */
  by: z.enum(alikeBases),
});
export type Alike = z.output<typeof alike>;

export const enterprisePage = defineQuery({
  name: 'enterprise.page',
  title: { zh: '企业详情', en: 'One enterprise' },
  input: z.object({ enterpriseId: idSchema }),
  answer: z.object({
    enterprise: z.object({
      enterpriseId: z.string(),
      name: z.string(),
      formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
      uscc: nullableText,
      usccWritten: nullableText,
      usccFault: nullableText,
      kind: z.enum(kindCodes),
      park: nullableText,
      legalRepresentative: nullableText,
      contactName: nullableText,
      phoneMasked: nullableText,
      headcount: z.number().nullable(),
      scale: z.enum(scaleCodes).nullable(),
      isAboveScale: z.boolean().nullable(),
      note: nullableText,
      state: z.enum(stateCodes),
      stateOn: nullableText,
      stateReason: nullableText,
      isKey: z.boolean(),
      keySince: nullableText,
      keyReason: nullableText,
      unitName: z.string(),
      communityName: nullableText,
      recordedAt: z.string(),
      sources: z.partialRecord(z.enum(factNames), source),
      mergedInto: z.object({ enterpriseId: z.string(), name: z.string() }).nullable(),
    }),
    places: z.array(
      z.object({
        kind: z.enum(placeKindCodes),
        placeId: nullableText,
        unitId: nullableText,
        address: z.string(),
        source: z.string(),
        from: z.string(),
        until: nullableText,
      }),
    ),
    listings: z.array(
      z.object({
        department,
        method: z.enum(methodCodes).nullable(),
        contactedOn: nullableText,
        source: z.string(),
        from: z.string(),
        until: nullableText,
      }),
    ),
    shops: z.array(
      z.object({
        runId: z.string(),
        placeId: z.string(),
        address: z.string(),
        from: z.string(),
        until: nullableText,
      }),
    ),
    workers: z.array(person),
    alike: z.array(alike),
    merges: z.array(
      z.object({
        mergeId: z.string(),
        fromId: z.string(),
        fromName: z.string(),
        reason: z.string(),
        byName: z.string(),
        at: z.string(),
        undoneAt: nullableText,
        undoneReason: nullableText,
      }),
    ),
    story: z.array(z.object({ at: z.string(), command: z.string(), byName: nullableText, unitName: nullableText })),
    abilities: z.object({ mayKeep: z.boolean(), mayMerge: z.boolean() }),
  }),
  allowed: readers,
});

export const enterpriseTotals = defineQuery({
  name: 'enterprise.totals',
  title: { zh: '部门 × 园区', en: 'Departments × parks' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    parks: z.array(z.string()),
    /** One firm listed by several departments counts in each of their rows, and once in the total. */
    rows: z.array(
      z.object({
        department: z.enum([...departmentCodes, none]),
        all: z.number(),
        uncontacted: z.number(),
        byPark: z.array(z.object({ park: z.string(), count: z.number() })),
      }),
    ),
    total: z.object({
      all: z.number(),
      uncontacted: z.number(),
      byPark: z.array(z.object({ park: z.string(), count: z.number() })),
    }),
  }),
  allowed: readers,
});

/** Pairs that may be one firm, within what the post sees; nothing is merged before somebody says so. */
export const enterpriseDuplicates = defineQuery({
  name: 'enterprise.duplicates',
  title: { zh: '疑似重复的企业', en: 'Records that may be one firm' },
  input: z.object({ limit: z.int().min(1).max(200).default(100) }),
  answer: z.object({ pairs: z.array(z.object({ one: alike, other: alike, by: z.enum(alikeBases) })) }),
  allowed: readers,
});

export const mergePreview = defineQuery({
  name: 'enterprise.merge_preview',
  title: { zh: '合并预览', en: 'What a merge would do' },
  input: z.object({ intoId: idSchema, fromId: idSchema }),
  answer: z.object({
    into: enterpriseLine,
    from: enterpriseLine,
    filled: z.array(z.object({ field: z.enum(mergedFields), value: z.string() })),
    kept: z.array(z.object({ field: z.enum(mergedFields), value: z.string(), other: z.string() })),
    moved: z.array(z.object({ kind: z.enum(hangingKinds), count: z.number(), left: z.number() })),
  }),
  allowed: readers,
});

/** Who runs a shop and works in it: on the page of the place. */
export const shopPage = defineQuery({
  name: 'enterprise.shop',
  title: { zh: '门店由谁经营', en: 'Who runs a shop' },
  input: z.object({ placeId: idSchema }),
  answer: z.object({
    isShop: z.boolean(),
    runs: z.array(
      z.object({
        runId: z.string(),
        enterpriseId: z.string(),
        name: z.string(),
        from: z.string(),
        until: nullableText,
      }),
    ),
    workers: z.array(person),
    mayKeep: z.boolean(),
  }),
  allowed: readers,
});

export const revealedPhone = defineQuery({
  name: 'enterprise.revealed',
  title: { zh: '企业联系电话', en: 'The telephone of an enterprise' },
  input: z.object({ token: z.string().max(400) }),
  answer: z.object({ enterpriseId: z.string(), value: z.string(), until: z.string() }),
  allowed: { roles: keepers },
});

/** What somebody at its door needs of a firm (F14); null where it is none, or none of theirs. A record merged since tells of the one that stays. */
export const enterpriseAtDoor = defineQuery({
  name: 'enterprise.at_door',
  title: { zh: '上门要看的企业信息', en: 'A firm at its door' },
  input: z.object({ enterpriseId: idSchema }),
  answer: z.object({
    firm: z
      .object({
        enterpriseId: z.string(),
        name: z.string(),
        uscc: nullableText,
        /** Where it works first, then where somebody answers for it, then where it is registered. */
        places: z.array(z.object({ kind: z.enum(placeKindCodes), address: z.string() })),
        park: nullableText,
        legalRepresentative: nullableText,
        contactName: nullableText,
        phoneMasked: nullableText,
        headcount: z.number().nullable(),
        departments: z.array(department),
      })
      .nullable(),
  }),
  allowed: { roles: keepers },
});
