// What an administrator may set, who may, and within what bounds. A value that is not in the table stands at its default. Pure.
import { z } from 'zod';
import type { Words } from '#kernel/shared/problem.ts';
import { defaultReach, reachSchema } from '#modules/points/shared/reach.ts';
import { defaultLimits } from '#modules/shifts/shared/hours.ts';
import { defaultShiftWords, shiftWordsSchema } from '#modules/shifts/shared/roster.ts';
import { defaultStaffing, staffingSchema } from '#modules/territory/shared/staffing.ts';

const minutesOfDay = z.number().int().min(0).max(1440);
const interval = z.tuple([minutesOfDay, minutesOfDay]).refine(([from, to]) => from < to, { message: 'from < to' });
const weekday = z
  .array(interval)
  .max(6)
  .refine((list) => list.every((own, i) => i === 0 || (list[i - 1]?.[1] ?? 0) <= own[0]), {
    message: '时段要按先后，不能重叠 in order, not overlapping',
  });
const week = z.array(weekday).length(7);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Monday to Sunday in minutes after midnight, and other hours for parts of the year. */
export const officeHoursSchema = z.object({
  week,
  seasons: z
    .array(z.object({ from: monthDay, to: monthDay, week }))
    .max(4)
    .default([]),
});

/** How messages reach phones. `{to}`, `{text}` and `{key}` are filled in; the key itself stays in HUYING_MESSAGE_KEY, outside the database. */
export const messageSenderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('file') }),
  z.object({
    kind: z.literal('http'),
    url: z.url({ protocol: /^https?$/ }),
    headers: z.record(z.string().max(100), z.string().max(500)).default({}),
    body: z.string().max(4000),
    /** The answer counts as taken when it contains this text; else any 2xx does. */
    accepted: z.string().max(200).optional(),
  }),
]);

type SettingKind<S extends z.ZodType = z.ZodType> = {
  title: Words;
  schema: S;
  fallback: z.output<S>;
  by: 'system_admin' | 'security_admin';
};

const whole = (from: number, to: number) => z.number().int().min(from).max(to);
const setting = <S extends z.ZodType>(kind: SettingKind<S>): SettingKind<S> => kind;

export const settings = {
  second_factor_required: setting({
    title: { zh: '工作人员须用动态口令', en: 'Staff need a second factor' },
    schema: z.boolean(),
    fallback: true,
    by: 'security_admin',
  }),
  session_hours: setting({
    title: { zh: '登录最长有效（小时）', en: 'Longest session (hours)' },
    schema: whole(1, 24),
    fallback: 12,
    by: 'security_admin',
  }),
  session_idle_minutes: setting({
    title: { zh: '工作台无操作自动退出（分钟）', en: 'Idle time before sign-out at a desk (minutes)' },
    schema: whole(5, 720),
    fallback: 30,
    by: 'security_admin',
  }),
  session_idle_field_minutes: setting({
    title: { zh: '手机端无操作自动退出（分钟）', en: 'Idle time before sign-out on field phones (minutes)' },
    schema: whole(5, 1440),
    fallback: 720,
    by: 'security_admin',
  }),
  session_screen_days: setting({
    title: { zh: '大屏登录保持（天，只能看）', en: 'A wall stays signed in (days, to look only)' },
    schema: whole(1, 30),
    fallback: 7,
    by: 'security_admin',
  }),
  password_max_days: setting({
    title: { zh: '密码更换周期（天，0 为不要求）', en: 'Password must change after (days, 0 never)' },
    schema: whole(0, 365),
    fallback: 90,
    by: 'security_admin',
  }),
  sign_in_tries: setting({
    title: { zh: '连续输错几次锁定', en: 'Wrong tries before locking' },
    schema: whole(3, 10),
    fallback: 5,
    by: 'security_admin',
  }),
  sign_in_lock_minutes: setting({
    title: { zh: '锁定多久（分钟）', en: 'Locked for (minutes)' },
    schema: whole(5, 1440),
    fallback: 15,
    by: 'security_admin',
  }),
  resident_session_days: setting({
    title: { zh: '居民登录保持（天）', en: 'Residents stay signed in (days)' },
    schema: whole(1, 90),
    fallback: 30,
    by: 'security_admin',
  }),
  office_hours: setting({
    title: { zh: '上班时间', en: 'Office hours' },
    schema: officeHoursSchema,
    fallback: {
      week: [0, 1, 2, 3, 4, 5, 6].map((day): [number, number][] =>
        day < 5
          ? [
              [510, 720],
              [810, 1050],
            ]
          : [],
      ),
      seasons: [],
    },
    by: 'system_admin',
  }),
  message_sender: setting({
    title: { zh: '短信怎样发出', en: 'How messages are sent' },
    schema: messageSenderSchema,
    fallback: { kind: 'file' },
    by: 'system_admin',
  }),
  /** E15: how long each one of a line has before the next is rung, and within what time a unit is to be reached. */
  duty_step_minutes: setting({
    title: { zh: '值守呼叫：几分钟没应答转下一位', en: 'Call-outs: the next of a line is rung after (minutes)' },
    schema: whole(1, 60),
    fallback: 5,
    by: 'system_admin',
  }),
  duty_within_minutes: setting({
    title: { zh: '值守呼叫：几分钟内接通算及时', en: 'Call-outs: a unit is to be reached within (minutes)' },
    schema: whole(1, 240),
    fallback: 15,
    by: 'system_admin',
  }),
  /** C3: within how many hours a close contact is to be reached; others have twice that. */
  trace_reach_hours: setting({
    title: { zh: '流调：密接几小时内联系上', en: 'Investigations: a close contact is reached within (hours)' },
    schema: whole(1, 72),
    fallback: 4,
    by: 'system_admin',
  }),
  /** J1: hours in a row from which a name is shown amber, and red, when a shift is planned. Shown only. */
  shift_amber_hours: setting({
    title: { zh: '排班：连续在岗超过几小时提醒', en: 'Shifts: amber over so many hours in a row' },
    schema: whole(1, 24),
    fallback: defaultLimits.amberHours,
    by: 'system_admin',
  }),
  shift_red_hours: setting({
    title: { zh: '排班：连续在岗超过几小时标红', en: 'Shifts: red over so many hours in a row' },
    schema: whole(1, 48),
    fallback: defaultLimits.redHours,
    by: 'system_admin',
  }),
  /** C22: an account of a shift opens so long before the shift begins, to set the table up. */
  shift_setup_minutes: setting({
    title: { zh: '排班：临时账号提前几分钟可用', en: 'Shifts: accounts open so many minutes before' },
    schema: whole(0, 180),
    fallback: 30,
    by: 'system_admin',
  }),
  /** J2: what posts at sites and kinds of sites there are. */
  shift_words: setting({
    title: { zh: '岗位和岗点种类', en: 'Posts at sites, kinds of sites' },
    schema: shiftWordsSchema,
    fallback: defaultShiftWords,
    by: 'system_admin',
  }),
  /** J6: from this value on the receiver’s leader looks at a gift. */
  gift_leader_yuan: setting({
    title: { zh: '慰问品超过多少元由领导过目', en: 'Gifts: a leader looks at what is worth more than (yuan)' },
    schema: whole(0, 100_000),
    fallback: 200,
    by: 'system_admin',
  }),
  /** J5: a board that a place may have; off until it is wanted. */
  neighbour_board: setting({
    title: { zh: '开放邻里互助板', en: 'Neighbours’ board is open' },
    schema: z.boolean(),
    fallback: false,
    by: 'system_admin',
  }),
  staffing: setting({
    title: { zh: '网格员配备标准', en: 'Staffing of grids' },
    schema: staffingSchema,
    fallback: defaultStaffing,
    by: 'system_admin',
  }),
  service_reach: setting({
    title: { zh: '十分钟便民服务区怎样算', en: 'How the ten-minute service area is reckoned' },
    schema: reachSchema,
    fallback: defaultReach,
    by: 'system_admin',
  }),
} as const;

export type SettingName = keyof typeof settings;
export type SettingValue<N extends SettingName> = z.output<(typeof settings)[N]['schema']>;

export const settingNames = Object.keys(settings) as SettingName[];
export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);

/** The value in force: what is stored if it still fits, else the default. */
export function settingOf<N extends SettingName>(name: N, stored: unknown): SettingValue<N> {
  const parsed = settings[name].schema.safeParse(stored);
  return (parsed.success ? parsed.data : settings[name].fallback) as SettingValue<N>;
}
