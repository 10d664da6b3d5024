// The commands of identity: contracts only. What a role may do to which post is refined by post.ts once the unit is known. No password and no
// code ever travels through a command, for the journal keeps what commands carry: those have doors of their own (server/sign-in).
import { z } from 'zod';
import { isCalendarDate } from '#kernel/shared/clock/time.ts';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { administratorRoles, appointers, roleList, seconders, secondmentRoles } from './post.ts';
import { usernameSchema } from './username.ts';

const name = z.string().trim().min(1).max(60);
const phone = z.string().trim().max(30);
const reason = z.string().trim().min(1).max(300);
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isCalendarDate);

/** Staff are people known to the system, with or without an account: a building chief may never sign in (rule 6). */
export const addStaff = defineCommand({
  name: 'staff.add',
  title: { zh: '登记工作人员', en: 'Add a member of staff' },
  input: z.object({
    staffId: idSchema,
    name,
    phone: phone.optional(),
    title: z.string().trim().max(60).optional(),
    homeUnitId: idSchema,
  }),
  allowed: { roles: ['system_admin', 'street_supervisor', 'community_secretary', 'handling_lead'] },
  secretFields: ['phone'],
});

export const changeStaff = defineCommand({
  name: 'staff.change',
  title: { zh: '修改工作人员', en: 'Change a member of staff' },
  input: z.object({
    staffId: idSchema,
    name: name.optional(),
    phone: phone.nullable().optional(),
    title: z.string().trim().max(60).nullable().optional(),
    homeUnitId: idSchema.optional(),
  }),
  allowed: { roles: ['system_admin', 'street_supervisor', 'community_secretary', 'handling_lead'] },
  secretFields: ['phone'],
});

/** Ends every post at once, closes the account, ends its sessions. Work in hand is handed over by whoever hears `staff.left`. */
export const leaveStaff = defineCommand({
  name: 'staff.leave',
  title: { zh: '办理离开', en: 'Record that somebody left' },
  input: z.object({ staffId: idSchema, reason }),
  allowed: { roles: ['system_admin', 'security_admin'] },
});

export const openAccount = defineCommand({
  name: 'account.open',
  title: { zh: '开通账号', en: 'Open an account' },
  input: z.object({ accountId: idSchema, staffId: idSchema, username: usernameSchema }),
  allowed: { roles: ['system_admin'] },
});

/**
 * The first of each of the three administrators, from the command line of the machine itself; or one more, when the only one is lost. Only the house
 * may: on the screens nobody makes an administrator alone. The password follows outside the journal.
 */
export const installAdministrator = defineCommand({
  name: 'administrator.install',
  title: { zh: '设立管理员', en: 'Install an administrator' },
  input: z.object({
    staffId: idSchema,
    accountId: idSchema,
    postId: idSchema,
    districtId: idSchema,
    name,
    username: usernameSchema,
    role: z.enum(administratorRoles),
    /** Although somebody holds that post already. */
    isBeside: z.boolean().default(false),
  }),
  allowed: {},
});

const accountOnly = z.object({ accountId: idSchema, reason });

export const closeAccount = defineCommand({
  name: 'account.close',
  title: { zh: '停用账号', en: 'Close an account' },
  input: accountOnly,
  allowed: { roles: ['security_admin'] },
});
export const reopenAccount = defineCommand({
  name: 'account.reopen',
  title: { zh: '恢复账号', en: 'Reopen an account' },
  input: accountOnly,
  allowed: { roles: ['security_admin'] },
});
export const unlockAccount = defineCommand({
  name: 'account.unlock',
  title: { zh: '解除锁定', en: 'Unlock an account' },
  input: accountOnly,
  allowed: { roles: ['security_admin'] },
});
/** A lost phone: the next sign-in enrols anew. With the password in other hands (the system administrator's), no one can take an account alone. */
export const resetSecondFactor = defineCommand({
  name: 'account.reset_second_factor',
  title: { zh: '重置动态口令', en: 'Reset the second factor' },
  input: accountOnly,
  allowed: { roles: ['security_admin'] },
});
export const endSessions = defineCommand({
  name: 'account.end_sessions',
  title: { zh: '强制退出', en: 'End all sessions' },
  input: accountOnly,
  allowed: { roles: ['security_admin'] },
});

export const appointPost = defineCommand({
  name: 'post.appoint',
  title: { zh: '任命岗位', en: 'Appoint to a post' },
  input: z.object({
    postId: idSchema,
    staffId: idSchema,
    role: z.enum(roleList),
    unitId: idSchema,
    basis: z.enum(['home', 'contracted', 'temporary']).default('home'),
    from: instant.optional(),
    until: instant.optional(),
  }),
  allowed: { roles: appointers },
});

/** Rights end in the same second (A5). */
export const endPost = defineCommand({
  name: 'post.end',
  title: { zh: '免去岗位', en: 'End a post' },
  input: z.object({ postId: idSchema, reason }),
  allowed: { roles: appointers },
});

/** 下沉: the home post runs on; the grid post has a scope of its own (A5, A6). */
export const startSecondment = defineCommand({
  name: 'secondment.start',
  title: { zh: '安排下沉', en: 'Second to the front line' },
  input: z.object({
    postId: idSchema,
    staffId: idSchema,
    role: z.enum(secondmentRoles),
    unitId: idSchema,
    from: instant.optional(),
    until: instant.optional(),
  }),
  allowed: { roles: seconders },
});
export const endSecondment = defineCommand({
  name: 'secondment.end',
  title: { zh: '结束下沉', en: 'End a secondment' },
  input: z.object({ postId: idSchema, reason }),
  allowed: { roles: seconders },
});

/** `value: null` puts the default back. */
export const changeSetting = defineCommand({
  name: 'setting.change',
  title: { zh: '修改设置', en: 'Change a setting' },
  input: z.object({ name: z.string().max(60), value: z.unknown() }),
  allowed: { roles: ['system_admin', 'security_admin'] },
});

/** Days off, half days, make-up working days; a year is confirmed when its notice has been typed in whole. */
export const changeCalendar = defineCommand({
  name: 'calendar.change',
  title: { zh: '修改放假安排', en: 'Change the calendar of days off' },
  input: z.object({
    days: z
      .array(
        z.object({
          on: date,
          kind: z.enum(['day_off', 'make_up', 'half_am', 'half_pm']).nullable(),
          name: z.string().trim().max(40).default(''),
        }),
      )
      .max(400)
      .default([]),
    confirmYears: z.array(z.number().int().min(2000).max(2100)).max(20).default([]),
    unconfirmYears: z.array(z.number().int().min(2000).max(2100)).max(20).default([]),
  }),
  allowed: { roles: ['system_admin'] },
});

/** Sends a code of six digits to a phone. In a demonstration the result carries it as `shownCode`. */
export const askResidentCode = defineCommand({
  name: 'resident.ask_code',
  title: { zh: '获取验证码', en: 'Ask for a code' },
  input: z.object({ phone }),
  allowed: { kinds: ['anonymous', 'resident'] },
  secretFields: ['phone'],
  perMinute: 20,
});
