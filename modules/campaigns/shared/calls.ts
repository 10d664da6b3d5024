// C6 按楼号、楼栋通知, E5: in which order buildings are called and when. Pure: out of how many people each has and how many are taken in an hour.
import { HOUR_MS, type Instant, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';

export const channels = ['door', 'phone', 'wechat', 'loudspeaker'] as const;
export type Channel = (typeof channels)[number];
export const channelTitles: Record<Channel, Words> = {
  door: { zh: '上楼敲门', en: 'At the doors' },
  phone: { zh: '电话', en: 'By telephone' },
  wechat: { zh: '微信群', en: 'WeChat group' },
  loudspeaker: { zh: '喇叭', en: 'Loudspeaker' },
};

export type Building = { placeId: string; people: number; isAtDoor: boolean };
export type Call = Building & { position: number; slotFrom: Instant; slotTo: Instant };

/** Slots are told in whole steps: nobody comes down at 8:03. */
export const slotStepMs = 5 * MINUTE_MS;

/**
 * In the order given (house by house as people walk), those under closure last, whatever their number: nobody of them stands in a queue. Each slot is as long as its people need,
 * never shorter than one step, and begins when the one before ends.
 */
export function slotsFor(buildings: readonly Building[], peoplePerHour: number, from: Instant): Call[] {
  const ordered = [...buildings.filter(({ isAtDoor }) => !isAtDoor), ...buildings.filter(({ isAtDoor }) => isAtDoor)];
  let at = from;
  return ordered.map((building, index) => {
    const needs = Math.ceil((building.people / peoplePerHour) * (HOUR_MS / slotStepMs)) * slotStepMs;
    const slotFrom = at;
    at += Math.max(slotStepMs, needs);
    return { ...building, position: index + 1, slotFrom, slotTo: at };
  });
}
