// What was tapped on a roll, as values. Each person's visit gets its id with the tap, so that a save sent twice is one save.
import { type AttendMode, type GatheringKind, kindWords } from '../shared/gathering.ts';

export type Ticks = Readonly<Record<string, { visitId: string; mode: AttendMode }>>;

/** A second tap in the same mode takes it off; in another mode it changes the mode. */
export function tick(ticks: Ticks, personId: string, mode: AttendMode, newId: () => string): Ticks {
  const { [personId]: before, ...others } = ticks;
  if (before?.mode === mode) return others;
  return { ...others, [personId]: { visitId: before?.visitId ?? newId(), mode } };
}

/** Nobody takes part on line in what was on the spot alone; whoever missed it may make it up afterwards either way (I3). */
export const modesOf = (mode: 'on_spot' | 'online' | 'both'): AttendMode[] =>
  mode === 'on_spot'
    ? ['on_spot', 'afterwards']
    : mode === 'online'
      ? ['online', 'afterwards']
      : ['on_spot', 'online', 'afterwards'];

export function cameOf(ticks: Ticks, hours: string) {
  const each = hours.trim() === '' ? undefined : Number(hours);
  return Object.entries(ticks).map(([personId, { visitId, mode }]) => ({ personId, visitId, mode, hours: each }));
}

/** A deed is held without anybody being counted. */
export function whyNotSave(
  kind: GatheringKind,
  ticked: number,
  publicCount: string,
  hours: string,
): 'nobody' | 'number' | 'hours' | undefined {
  if (publicCount.trim() !== '' && !/^\d{1,6}$/.test(publicCount.trim())) return 'number';
  if (hours.trim() !== '' && !/^\d{1,3}([.][05])?$/.test(hours.trim())) return 'hours';
  if (Number(hours) === 0 && hours.trim() !== '') return 'hours';
  return ticked === 0 && publicCount.trim() === '' && !kindWords[kind].wantsResult ? 'nobody' : undefined;
}
