// How often one device may speak: a stuck button must not drown the desk, a person pressing again and again must get through. In memory, per
// server process: it guards the process, it is no record.
import { deviceProblem } from '../shared/problems.ts';

const perMinute = 30;
const minuteMs = 60_000;
/** Forgets devices that have been quiet, so that the map cannot grow with the numbers somebody makes up. */
const mostKept = 20_000;

export type PressLimit = { pass(deviceNo: string, now: number): void };

/** Throws `device.too_many` for the thirty-first signal within a minute. */
export function openPressLimit(): PressLimit {
  const times = new Map<string, number[]>();
  return {
    pass(deviceNo, now) {
      const recent = (times.get(deviceNo) ?? []).filter((at) => at > now - minuteMs);
      const oldest = recent[0];
      if (recent.length >= perMinute && oldest !== undefined)
        throw deviceProblem('too_many', { seconds: Math.ceil((oldest + minuteMs - now) / 1000) });
      recent.push(now);
      // Put in again, so that the map stays in order of who spoke last.
      times.delete(deviceNo);
      times.set(deviceNo, recent);
      if (times.size > mostKept) times.delete(times.keys().next().value ?? '');
    },
  };
}
