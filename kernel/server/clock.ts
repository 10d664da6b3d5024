// The server's time. A shifted clock exists only when the process was started for it (stories, rehearsals of a deadline).
import type { ServerClock } from './transaction.ts';

export const systemClock: ServerClock = { now: () => Date.now(), isShifted: () => false, canBeTurned: false };

export type ShiftableClock = ServerClock & { advance(ms: number): void; set(at: number): void; reset(): void };

export function shiftableClock(): ShiftableClock {
  let shift = 0;
  return {
    now: () => Date.now() + shift,
    isShifted: () => shift !== 0,
    canBeTurned: true,
    advance: (ms) => {
      shift += ms;
    },
    set: (at) => {
      shift = at - Date.now();
    },
    reset: () => {
      shift = 0;
    },
  };
}
