// What screens of identity ask: contracts only.
import { z } from 'zod';
import { isCalendarDate } from '#kernel/shared/clock/time.ts';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { postBases, roleList } from './post.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const role = z.enum(roleList);
const instant = z.coerce.date();
const moment = z.iso.datetime({ offset: true });
/** Where the next page begins; null at the end. */
const next = z.number().nullable();
const page = {
  limit: z.number().int().min(1).max(500).default(100),
  offset: z.number().int().min(0).max(100_000).default(0),
};

const post = z.object({
  postId: idSchema,
  staffId: idSchema,
  staffName: z.string(),
  role,
  basis: z.enum(postBases),
  unitId: idSchema,
  unitName: z.string(),
  unitKind: z.string(),
  from: instant,
  until: instant.nullable(),
  /** Has it begun, and not ended? */
  isLive: z.boolean(),
  mayEnd: z.boolean(),
});
export type PostItem = z.output<typeof post>;

/** Posts of a unit and the units below it, and which posts nobody holds: a vacancy is shown, never hidden (product rule 5). */
export const listPosts = defineQuery({
  name: 'post.list',
  title: { zh: '岗位', en: 'Posts' },
  input: z.object({
    unitId: idSchema.optional(),
    includesBelow: z.boolean().default(true),
    at: moment.optional(),
    ...page,
  }),
  answer: z.object({
    posts: z.array(post),
    total: z.number(),
    next,
    vacancies: z.array(
      z.object({
        unitId: idSchema,
        unitName: z.string(),
        unitKind: z.string(),
        anyOf: z.array(role),
        titles: z.array(words),
      }),
    ),
    /** Roles the asker may give at this very unit. */
    mayAppoint: z.array(role),
  }),
  allowed: { anyStaff: true },
});

export const listStaff = defineQuery({
  name: 'staff.list',
  title: { zh: '工作人员', en: 'Staff' },
  input: z.object({
    unitId: idSchema.optional(),
    search: z.string().trim().max(40).optional(),
    includesLeft: z.boolean().default(false),
    ...page,
  }),
  answer: z.object({
    staff: z.array(
      z.object({
        staffId: idSchema,
        name: z.string(),
        title: z.string().nullable(),
        phoneTail: z.string().nullable(),
        homeUnitId: idSchema.nullable(),
        homeUnitName: z.string().nullable(),
        hasAccount: z.boolean(),
        leftAt: instant.nullable(),
        posts: z.array(
          post
            .pick({ postId: true, role: true, basis: true, unitId: true, unitName: true })
            .extend({ until: instant.nullable() }),
        ),
      }),
    ),
    total: z.number(),
    next,
  }),
  allowed: { anyStaff: true },
});

export const listAccounts = defineQuery({
  name: 'account.list',
  title: { zh: '账号', en: 'Accounts' },
  input: z.object({ search: z.string().trim().max(40).optional(), ...page }),
  answer: z.object({
    accounts: z.array(
      z.object({
        accountId: idSchema,
        username: z.string(),
        staffId: idSchema,
        staffName: z.string(),
        hasSecondFactor: z.boolean(),
        lastSignedInAt: instant.nullable(),
        lockedUntil: instant.nullable(),
        closedAt: instant.nullable(),
        isOneTime: z.boolean(),
        sessionCount: z.number(),
      }),
    ),
    total: z.number(),
    next,
  }),
  allowed: { roles: ['system_admin', 'security_admin'] },
});

/** The journal as the audit administrator reads it; sealed fields stay sealed. The words for a name are at GET /api/acts. Newest first, `before` is the last row's `seq`. */
export const listAudit = defineQuery({
  name: 'audit.list',
  title: { zh: '审计日志', en: 'Audit log' },
  input: z.object({
    actorId: z.string().max(80).optional(),
    subjectId: idSchema.optional(),
    /** A whole name (`post.appoint`) or its noun (`post`). */
    name: z.string().max(80).optional(),
    outcome: z.enum(['accepted', 'superseded', 'rejected']).optional(),
    from: moment.optional(),
    until: moment.optional(),
    before: z.number().int().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        seq: z.number(),
        at: instant,
        name: z.string(),
        outcome: z.enum(['accepted', 'superseded', 'rejected']),
        actorKind: z.string(),
        actorId: z.string().nullable(),
        actorName: z.string().nullable(),
        role: z.string().nullable(),
        unitName: z.string().nullable(),
        subjectId: idSchema.nullable(),
        deviceAt: instant.nullable(),
        isErased: z.boolean(),
        content: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.number().nullable(),
  }),
  allowed: { roles: ['audit_admin'] },
});

export const listSeals = defineQuery({
  name: 'audit.seals',
  title: { zh: '日志封印', en: 'Seals of the journal' },
  input: z.object({ limit: z.number().int().min(1).max(500).default(50) }),
  answer: z.object({
    seals: z.array(
      z.object({
        chainNo: z.number(),
        epoch: z.number(),
        rowCount: z.number(),
        lastSeq: z.number().nullable(),
        hash: z.string(),
        sealedAt: instant,
      }),
    ),
    unsealedRows: z.number(),
  }),
  allowed: { roles: ['audit_admin'] },
});

export const listSettings = defineQuery({
  name: 'setting.list',
  title: { zh: '设置', en: 'Settings' },
  input: z.object({}),
  answer: z.object({
    settings: z.array(
      z.object({
        name: z.string(),
        title: words,
        value: z.unknown(),
        isDefault: z.boolean(),
        changedAt: instant.nullable(),
        by: role,
        mayChange: z.boolean(),
      }),
    ),
  }),
  allowed: { roles: ['system_admin', 'security_admin', 'audit_admin'] },
});

export const listCalendar = defineQuery({
  name: 'calendar.list',
  title: { zh: '放假安排', en: 'Calendar of days off' },
  input: z.object({ year: z.number().int().min(2000).max(2100) }),
  answer: z.object({
    days: z.array(
      z.object({
        on: z.string().refine(isCalendarDate),
        kind: z.enum(['day_off', 'make_up', 'half_am', 'half_pm']),
        name: z.string(),
      }),
    ),
    confirmedYears: z.array(z.number()),
    mayChange: z.boolean(),
  }),
  allowed: { anyStaff: true },
});
