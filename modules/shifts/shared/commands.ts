// The commands of rosters: sites, shifts, who stands on them. What a volunteer or the small boards bring is in commands of their own files.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { partyStatuses, roleCode, shiftKinds, wantedSchema } from './roster.ts';

export const instant = z.iso.datetime({ offset: true });
export const line = z.string().trim().min(1).max(200);

/** Who makes rosters. The chief of a site besides tells who came and left there, replaces and opens accounts. */
export const planners: readonly Role[] = [
  'district_supervisor',
  'district_dispatcher',
  'street_supervisor',
  'street_dispatcher',
  'community_secretary',
  'community_desk',
  'grid_chief',
];
export const standing: readonly Role[] = [...territoryRoles, ...assignedRoles, 'site_volunteer'];

export const setUpSite = defineCommand({
  name: 'work_site.set_up',
  title: { zh: '设岗点', en: 'Set up a site' },
  input: z.object({
    siteId: idSchema,
    /** Left out: the unit of the post. */
    unitId: idSchema.optional(),
    kind: roleCode,
    title: line,
    placeId: idSchema.optional(),
    placeText: z.string().trim().max(200).default(''),
    campaignId: idSchema.optional(),
    /** Left out: what the kind wants. */
    wanted: wantedSchema.optional(),
    from: instant.optional(),
    until: instant.optional(),
    isDrill: z.boolean().default(false),
  }),
  allowed: { roles: planners },
});

export const closeSite = defineCommand({
  name: 'work_site.close',
  title: { zh: '撤岗点', en: 'Close a site' },
  input: z.object({ siteId: idSchema }),
  allowed: { roles: planners },
});

export const planShift = defineCommand({
  name: 'shift.plan',
  title: { zh: '排班次', en: 'Plan a shift' },
  input: z.object({
    shiftId: idSchema,
    /** A watch of a unit has no site (M11, J4). */
    siteId: idSchema.optional(),
    unitId: idSchema.optional(),
    kind: z.enum(shiftKinds).default('work'),
    task: line,
    from: instant,
    until: instant,
    wanted: wantedSchema.optional(),
  }),
  allowed: { roles: planners },
});

export const cancelShift = defineCommand({
  name: 'shift.cancel',
  title: { zh: '取消班次', en: 'Cancel a shift' },
  input: z.object({ shiftId: idSchema, reason: line }),
  allowed: { roles: planners },
});

/** A day goes on longer than was planned, or ends sooner. Accounts of the shift go with it (C22); told as past, it ends now. */
export const setShiftEnd = defineCommand({
  name: 'shift.set_end',
  title: { zh: '改结束时间', en: 'Change the end' },
  input: z.object({ shiftId: idSchema, until: instant }),
  allowed: { roles: planners },
});

/** Either of the two: a member of staff by the post they come with, or a volunteer. */
const whom = { postId: idSchema.optional(), volunteerId: idSchema.optional() };
const oneOf = (input: { postId?: string | undefined; volunteerId?: string | undefined }) =>
  (input.postId === undefined) !== (input.volunteerId === undefined);
const oneOfTwo = { message: '工作人员或志愿者，只选一种 one of staff and volunteer' };

export const assignShift = defineCommand({
  name: 'shift.assign',
  title: { zh: '排人', en: 'Put people on a shift' },
  input: z.object({
    shiftId: idSchema,
    lines: z
      .array(z.object({ lineId: idSchema, role: roleCode, ...whom }).refine(oneOf, oneOfTwo))
      .min(1)
      .max(100),
  }),
  allowed: { roles: standing },
});

export const copyWeek = defineCommand({
  name: 'shift.copy_week',
  title: { zh: '照抄上一周', en: 'Copy a week' },
  input: z.object({ siteId: idSchema, fromMonday: z.iso.date(), toMonday: z.iso.date() }),
  allowed: { roles: planners },
});

export const answerShift = defineCommand({
  name: 'shift.answer',
  title: { zh: '答复排班', en: 'Answer a shift' },
  input: z
    .object({ lineId: idSchema, accepts: z.boolean(), reason: line.optional() })
    .refine(({ accepts, reason }) => accepts || reason !== undefined, { message: '不能来请写原因 a reason is needed' }),
  allowed: { roles: standing, kinds: ['resident'] },
  secretFields: ['reason'],
  worksOffline: true,
});

export const comeToShift = defineCommand({
  name: 'shift.come',
  title: { zh: '到岗', en: 'Come on duty' },
  input: z.object({ lineId: idSchema }),
  allowed: { roles: standing, kinds: ['resident'] },
  worksOffline: true,
});

export const leaveShift = defineCommand({
  name: 'shift.leave',
  title: { zh: '离岗', en: 'Leave' },
  input: z.object({
    lineId: idSchema,
    /** When it was, told afterwards for somebody who forgot. */
    at: instant.optional(),
  }),
  allowed: { roles: standing, kinds: ['resident'] },
  worksOffline: true,
});

/** One act (A6: replaced when sick): hours done stay with who did them, the rest of the shift is the other's. */
export const replaceOnShift = defineCommand({
  name: 'shift.replace',
  title: { zh: '换人', en: 'Replace somebody' },
  input: z.object({ lineId: idSchema, newLineId: idSchema, reason: line, ...whom }).refine(oneOf, oneOfTwo),
  allowed: { roles: standing },
  secretFields: ['reason'],
});

export const signUp = defineCommand({
  name: 'shift.sign_up',
  title: { zh: '报名上岗', en: 'Sign up for a shift' },
  input: z.object({ lineId: idSchema, shiftId: idSchema, role: roleCode }),
  allowed: { kinds: ['resident'] },
});

/** J4: the watch goes to whoever is next; both confirm. */
export const handOverShift = defineCommand({
  name: 'shift.hand_over',
  title: { zh: '交班', en: 'Hand over the watch' },
  input: z.object({ lineId: idSchema, toLineId: idSchema, note: z.string().trim().max(500).default('') }),
  allowed: { roles: standing },
  secretFields: ['note'],
  worksOffline: true,
});
export const takeOverShift = defineCommand({
  name: 'shift.take_over',
  title: { zh: '接班', en: 'Take over the watch' },
  input: z.object({ lineId: idSchema }),
  allowed: { roles: standing },
  worksOffline: true,
});

export const makePledge = defineCommand({
  name: 'shift.pledge',
  title: { zh: '亮明身份', en: 'Make oneself known' },
  input: z.object({ partyStatus: z.enum(partyStatuses) }),
  allowed: { roles: territoryRoles },
  worksOffline: true,
});

/** C22: an account of this shift alone. Ids come from the browser; where the volunteer had one before, the same is opened again. */
export const openShiftAccount = defineCommand({
  name: 'shift.open_account',
  title: { zh: '开临时账号', en: 'Open an account for a shift' },
  input: z.object({ lineId: idSchema, staffId: idSchema, accountId: idSchema, postId: idSchema }),
  allowed: { roles: standing },
});
/** The house: the shift is over. */
export const closeShiftAccount = defineCommand({
  name: 'shift.close_account',
  title: { zh: '临时账号到期', en: 'The account of a shift ends' },
  input: z.object({ lineId: idSchema }),
  allowed: {},
});
