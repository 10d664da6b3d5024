// Rosters: which roles a site wants, where each person on a shift stands, which role is lacking. Pure; the same on the phone and in the house.
import { z } from 'zod';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';

/** The code of a role at a site. Which there are is a setting (J2); these five are what a sampling site may not open without (C14). */
export const roleCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
export const chiefRole = 'chief';

const words = z.object({ zh: z.string().min(1).max(20), en: z.string().min(1).max(40) });
export const wantedSchema = z
  .array(z.object({ role: roleCode, count: z.int().min(1).max(200) }))
  .max(20)
  .refine((list) => new Set(list.map(({ role }) => role)).size === list.length, {
    message: '同一岗位只写一次 each role once',
  });
export type Wanted = z.output<typeof wantedSchema>;

/** What a district calls its posts at sites and its kinds of sites: data, set by the administrator (J2). */
export const shiftWordsSchema = z.object({
  roles: z
    .array(z.object({ code: roleCode, title: words }))
    .min(1)
    .max(40),
  kinds: z
    .array(z.object({ code: roleCode, title: words, wanted: wantedSchema }))
    .min(1)
    .max(20),
});
export type ShiftWords = z.output<typeof shiftWordsSchema>;

const one = (role: string, count = 1) => ({ role, count });
export const defaultShiftWords: ShiftWords = {
  roles: [
    { code: chiefRole, title: { zh: '点长', en: 'Chief' } },
    { code: 'medical', title: { zh: '医护', en: 'Medical' } },
    { code: 'registrar', title: { zh: '信息录入', en: 'Registrar' } },
    { code: 'community_worker', title: { zh: '社区工作人员', en: 'Community worker' } },
    { code: 'police', title: { zh: '民警', en: 'Police officer' } },
    { code: 'order', title: { zh: '维持秩序', en: 'Keeping order' } },
    { code: 'patrol', title: { zh: '夜间巡查', en: 'Night patrol' } },
    { code: 'delivery', title: { zh: '送菜送药', en: 'Delivery' } },
    { code: 'gate', title: { zh: '卡口值守', en: 'Gate' } },
    { code: 'duty', title: { zh: '值班', en: 'Watch' } },
  ],
  kinds: [
    {
      code: 'sampling',
      title: { zh: '采样点', en: 'Sampling site' },
      wanted: [one(chiefRole), one('medical', 2), one('registrar', 2), one('community_worker'), one('police')],
    },
    { code: 'checkpoint', title: { zh: '卡口', en: 'Checkpoint' }, wanted: [one('gate', 2)] },
    { code: 'test_point', title: { zh: '服务点', en: 'Service point' }, wanted: [one(chiefRole), one('order', 2)] },
    { code: 'delivery', title: { zh: '配送点', en: 'Delivery point' }, wanted: [one(chiefRole), one('delivery', 3)] },
    { code: 'patrol', title: { zh: '巡查点', en: 'Patrol' }, wanted: [one('patrol', 2)] },
  ],
};

export const shiftKinds = ['work', 'on_call'] as const;
export type ShiftKind = (typeof shiftKinds)[number];
export const shiftKindTitles: Record<ShiftKind, Words> = {
  work: { zh: '上岗', en: 'On site' },
  on_call: { zh: '值班待命', en: 'On call' },
};

/** No ordinary shift is longer than a day; a watch may be (J4: 24 h, or over a holiday). */
export const longestHours: Record<ShiftKind, number> = { work: 24, on_call: 24 * 8 };
/** One may come so long before it begins. */
export const earlyHours = 3;

type At = Date | string | null;
export type LineFacts = {
  from: Date | string;
  until: Date | string;
  acceptedAt: At;
  declinedAt: At;
  cameAt: At;
  leftAt: At;
  replacedAt: At;
};

export const lineStates = ['asked', 'accepted', 'came', 'left', 'declined', 'replaced', 'missed'] as const;
export type LineState = (typeof lineStates)[number];
export const lineStateTitles: Record<LineState, Words> = {
  asked: { zh: '未答复', en: 'No answer yet' },
  accepted: { zh: '已接受', en: 'Accepted' },
  came: { zh: '在岗', en: 'On site' },
  left: { zh: '已离岗', en: 'Left' },
  declined: { zh: '不能来', en: 'Declined' },
  replaced: { zh: '已替换', en: 'Replaced' },
  missed: { zh: '没有到岗', en: 'Did not come' },
};

/** What somebody's line says at a moment. Coming is a fact that outlives every plan: whoever came has come. */
export function lineState(line: LineFacts, now: number): LineState {
  if (line.leftAt) return 'left';
  if (line.replacedAt) return 'replaced';
  if (line.cameAt) return 'came';
  if (line.declinedAt) return 'declined';
  if (instantOf(line.until) <= now) return 'missed';
  return line.acceptedAt ? 'accepted' : 'asked';
}
/** Still counted on: neither declined nor replaced, nor a no-show. */
export const isStanding = (state: LineState): boolean =>
  state === 'asked' || state === 'accepted' || state === 'came' || state === 'left';

export type Gap = { role: string; lacking: number };

/** Roles that have fewer people than wanted, by name of role: a shift with one is red (C14). */
export function gapsOf(wanted: Wanted, lines: readonly { role: string; state: LineState }[]): Gap[] {
  return wanted.flatMap(({ role, count }) => {
    const standing = lines.filter((line) => line.role === role && isStanding(line.state)).length;
    return standing < count ? [{ role, lacking: count - standing }] : [];
  });
}

export const partyStatuses = ['member', 'probationary', 'league', 'none'] as const;
export type PartyStatus = (typeof partyStatuses)[number];
export const partyTitles: Record<PartyStatus, Words> = {
  member: { zh: '中共党员', en: 'Party member' },
  probationary: { zh: '预备党员', en: 'Probationary member' },
  league: { zh: '共青团员', en: 'League member' },
  none: { zh: '群众', en: 'Not a member' },
};
/** What a seconded cadre confirms on arrival (A6 亮明身份、践行承诺). */
export const pledgeText: Words = {
  zh: '我已到岗报到，亮明身份，服从所在街道社区安排，守纪律、尽职责、为群众办实事。',
  en: 'I have reported for duty and made myself known; I follow the arrangements of this street and community and will do my part for its people.',
};

export const skills = [
  'medical',
  'computer',
  'driving',
  'sign_language',
  'psychology',
  'repair',
  'cooking',
  'carrying',
] as const;
export type Skill = (typeof skills)[number];
export const skillTitles: Record<Skill, Words> = {
  medical: { zh: '医护', en: 'Medical' },
  computer: { zh: '电脑录入', en: 'Typing' },
  driving: { zh: '驾驶', en: 'Driving' },
  sign_language: { zh: '手语', en: 'Sign language' },
  psychology: { zh: '心理疏导', en: 'Counselling' },
  repair: { zh: '维修', en: 'Repairs' },
  cooking: { zh: '做饭', en: 'Cooking' },
  carrying: { zh: '搬运', en: 'Carrying' },
};
