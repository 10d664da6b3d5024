// What people and the house do to registers. Members are never written by any of these: they are worked out.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { conditionSchema } from '#kernel/shared/condition.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { registerCodeSchema } from './register.ts';

/** The registers of a method stand as soon as it is in force, those it no longer names end. Issued by the house. */
export const layOutRegisters = defineCommand({
  name: 'register.lay_out',
  title: { zh: '建立台账', en: 'Lay out the registers of a method' },
  input: z.object({ districtId: idSchema }),
  allowed: {},
});

const reason = z.string().trim().min(1).max(300);

/** Opens a sensitive register for half an hour, for this browser session and post: the id of the opening is the key. */
export const openRegister = defineCommand({
  name: 'register.open',
  title: { zh: '打开敏感台账', en: 'Open a sensitive register' },
  input: z.object({ openingId: idSchema, registerId: idSchema, purpose: z.string().trim().min(2).max(200) }),
  allowed: { roles: sensitiveDuty },
});
export const openingMinutes = 30;

/** One person opened from a sensitive register: on record, then their own page. */
export const lookFromRegister = defineCommand({
  name: 'register.look',
  title: { zh: '从敏感台账查看', en: 'Open one from a sensitive register' },
  input: z.object({ lookId: idSchema, openingId: idSchema, subjectId: idSchema }),
  allowed: { roles: sensitiveDuty },
});

/** Who makes registers for an area and names who answers. */
const areaDesks: readonly Role[] = ['community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor'];

export const ownDefinition = z.object({
  title: z.string().trim().min(2).max(40),
  titleEn: z.string().trim().max(80).optional(),
  purpose: z.string().trim().min(2).max(200),
  subject: subjectKindSchema,
  membership: z.union([z.strictObject({ kept: z.literal(true) }), z.strictObject({ rule: conditionSchema })]),
  columns: z.array(fieldNameSchema).max(20).default([]),
  sensitivity: z.enum(['normal', 'sensitive']).default('normal'),
  wantsOwner: z.boolean().default(false),
});
export type OwnDefinition = z.output<typeof ownDefinition>;

/** Makes a unit's own register, or (with the id of one that stands) the next version of it. */
export const defineRegister = defineCommand({
  name: 'register.define',
  title: { zh: '自建台账', en: 'Define a register of one’s own' },
  input: z.object({
    registerId: idSchema,
    areaUnitId: idSchema,
    definition: ownDefinition,
    reason: z.string().trim().max(300).default(''),
  }),
  allowed: { roles: areaDesks },
});

export const endRegister = defineCommand({
  name: 'register.end',
  title: { zh: '停用台账', en: 'End a register' },
  input: z.object({ registerId: idSchema, reason }),
  allowed: { roles: areaDesks },
});

const keepers: readonly Role[] = [
  ...areaDesks,
  'district_supervisor',
  'grid_chief',
  'grid_worker',
  'building_chief',
  'seconded_cadre',
];

export const enterRegister = defineCommand({
  name: 'register.enter',
  title: { zh: '列入台账', en: 'Enter on a register' },
  input: z.object({
    entryId: idSchema,
    registerId: idSchema,
    subjectId: idSchema,
    from: z.iso.date().optional(),
    reason,
  }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

export const leaveRegister = defineCommand({
  name: 'register.leave',
  title: { zh: '移出台账', en: 'Take off a register' },
  input: z.object({ registerId: idSchema, subjectId: idSchema, reason }),
  allowed: { roles: keepers },
  secretFields: ['reason'],
});

/** A department stands below the district: who pairs it with a firm does (O5). */
const namers: readonly Role[] = [...areaDesks, 'district_dispatcher', 'district_supervisor'];

/** 专人专责 (L8, O3, O5): a post answers by name for subjects, on one register or on whatever they are. */
export const nameOwner = defineCommand({
  name: 'owner.name',
  title: { zh: '指定专人', en: 'Name who answers' },
  input: z.object({
    subjectIds: z.array(idSchema).min(1).max(500),
    registerCode: registerCodeSchema.optional(),
    postId: idSchema,
    from: z.iso.datetime({ offset: true }).optional(),
    reason: z.string().trim().max(300).default(''),
  }),
  allowed: { roles: namers },
});

export const endOwner = defineCommand({
  name: 'owner.end',
  title: { zh: '取消专人', en: 'End who answers' },
  input: z.object({
    subjectIds: z.array(idSchema).min(1).max(500),
    registerCode: registerCodeSchema.optional(),
    postId: idSchema,
    reason,
  }),
  allowed: { roles: namers },
});
