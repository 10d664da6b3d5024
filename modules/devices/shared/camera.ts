// What makes a camera's number one of GB/T 28181, which stretch of its recording a request may point to, and where that is shown. Pure: the present
// moment is an argument.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';

export const cameraStates = ['live', 'dead'] as const;
export type CameraState = (typeof cameraStates)[number];
export const cameraStateTitles: Record<CameraState, Words> = {
  live: { zh: '正常', en: 'Live' },
  dead: { zh: '故障', en: 'Dead' },
};

export type CameraNoFault = 'length' | 'division' | 'type';
export const cameraNoFaultTitles: Record<CameraNoFault, Words> = {
  length: { zh: '要 20 位数字', en: 'it takes 20 digits' },
  division: { zh: '前 8 位要以行政区划代码开头', en: 'the first eight begin with the code of a division' },
  type: {
    zh: '第 11–13 位要是 131（摄像机）或 132（网络摄像机）',
    en: 'digits 11–13 are 131 (camera) or 132 (network camera)',
  },
};

/** Provinces of GB/T 2260, which the number's first two digits name. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/;

/**
 * GB/T 28181, Annex D, rule A: 8 digits of the centre (division code, filled with zeros), 2 of the trade, 3 of the type, 1 of the network, 6 of the
 * serial. A number of another thing of the platform (a recorder, an alarm input) is well formed and still no camera.
 */
export function cameraNoFault(cameraNo: string): CameraNoFault | undefined {
  if (!/^\d{20}$/.test(cameraNo)) return 'length';
  if (!province.test(cameraNo)) return 'division';
  return /^\d{10}13[12]/.test(cameraNo) ? undefined : 'type';
}

/** What a courtyard is on the map: the courtyard itself, or an estate that is not divided into any (M5). */
export const yardKinds = ['estate', 'courtyard'] as const;
export const isYardKind = (kind: string): boolean => (yardKinds as readonly string[]).includes(kind);

const hourMs = 3_600_000;
export const longestStretchMs = 24 * hourMs;
/** Recordings are kept thirty days at least and then deleted once their purpose is met (国务院令第799号); older ones may be gone. */
export const keptAtLeastMs = 30 * 24 * hourMs;

export type StretchFault = 'video_backwards' | 'video_too_long' | 'video_future';

/** Only what has been recorded, in order, and no more than a day of it: a reference names an event, not a life. */
export function stretchFault(from: number, until: number, now: number): StretchFault | undefined {
  if (!(until > from)) return 'video_backwards';
  if (until - from > longestStretchMs) return 'video_too_long';
  return until > now ? 'video_future' : undefined;
}

export const mayBeGone = (from: number, now: number): boolean => now - from > keptAtLeastMs;

/** A look opens the address to whoever took it, for so long; later it is another look. */
export const lookLastsMs = 10 * 60_000;

/** Who may look (README says why); of handling units only the police room's own people. */
export const lookers = [
  'community_secretary',
  'community_desk',
  'street_supervisor',
  'handler',
  'handling_lead',
] as const satisfies readonly Role[];

/** Who may point to a recording: who takes matters in, who stands in the grid, the police room. */
export const attachers = [
  'community_secretary',
  'community_desk',
  'street_dispatcher',
  'district_dispatcher',
  'grid_chief',
  'grid_worker',
  'handler',
  'handling_lead',
] as const satisfies readonly Role[];

type Post = { role: Role; unitKind: string };
const isPolice = ({ role, unitKind }: Post) =>
  (role !== 'handler' && role !== 'handling_lead') || unitKind === 'police_room';
export const mayLook = (post: Post): boolean => (lookers as readonly Role[]).includes(post.role) && isPolice(post);
export const mayAttach = (post: Post): boolean => (attachers as readonly Role[]).includes(post.role) && isPolice(post);

/**
 * The address of a stretch of a recording by the site's template, such as `https://video.example.cn/play/{camera}?from={from}&to={to}`; undefined where
 * there is none or it names no camera. Times are instants in UTC (`2026-03-16T01:05:00Z`).
 */
export function videoAddress(
  template: string | undefined,
  stretch: { cameraNo: string; from: number; until: number },
): string | undefined {
  if (!template || !/^https?:\/\//.test(template) || !template.includes('{camera}')) return undefined;
  const instant = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
  const values: Record<string, string> = {
    camera: stretch.cameraNo,
    from: instant(stretch.from),
    to: instant(stretch.until),
  };
  return template.replace(/\{(camera|from|to)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}
