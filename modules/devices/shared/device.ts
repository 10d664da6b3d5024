// What is known of a one-key device from what it last said, and what a signal of it means. Pure: the present moment is an argument.
import type { Words } from '#kernel/shared/problem.ts';

/** A device calls home at least once a day; one that was silent longer may not be there when it is pressed. */
export const lostAfterMs = 24 * 3_600_000;
export const lowBattery = 20;
/** A change of charge smaller than this is not worth a row in the journal. */
export const batteryStep = 5;
/** A press that arrives later than this was kept by a device without a network: recorded, and said to be late. */
export const lateAfterMs = 10 * 60_000;
/** B6, mis-press: as long as this it can be taken back on the device itself. */
export const cancelWithinMs = 10_000;

export const signals = ['online', 'lost', 'never', 'retired'] as const;
export type Signal = (typeof signals)[number];

export const signalTitles: Record<Signal, Words> = {
  online: { zh: '在线', en: 'Online' },
  lost: { zh: '失联', en: 'Lost' },
  never: { zh: '未上线', en: 'Never seen' },
  retired: { zh: '已停用', en: 'Retired' },
};

/** The views of the list by name: its tabs, and the words of an export's filter. */
export const deviceViewTitles = {
  wanting: { zh: '要处理', en: 'Wanting' },
  lost: { zh: '失联', en: 'Lost' },
  low: { zh: '电量低', en: 'Battery low' },
  never: { zh: '未上线', en: 'Never heard' },
  online: { zh: '在线', en: 'Online' },
  retired: { zh: '已停用', en: 'Retired' },
  all: { zh: '全部', en: 'All' },
} as const satisfies Record<string, Words>;

export function signalOf(device: { lastSeenAt: Date | null; retiredAt: Date | null }, now: number): Signal {
  if (device.retiredAt) return 'retired';
  if (!device.lastSeenAt) return 'never';
  return now - device.lastSeenAt.getTime() > lostAfterMs ? 'lost' : 'online';
}

export const isLow = (battery: number | null): boolean => battery !== null && battery < lowBattery;

/** Worth writing down: the first figure, a step of charge, or the line to "low" crossed either way. */
export function isNews(before: number | null, after: number): boolean {
  return before === null || Math.abs(after - before) >= batteryStep || isLow(before) !== isLow(after);
}

/** When the button was pressed by the device's own clock, if that is believable and long ago; else undefined. */
export function latePressAt(at: string | undefined, now: number): number | undefined {
  const pressed = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isFinite(pressed) && now - pressed > lateAfterMs ? pressed : undefined;
}
