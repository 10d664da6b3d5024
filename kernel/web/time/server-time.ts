// What time it is at the server. A phone's clock may be minutes wrong, and a time limit shown by it would lie; so every answer
// that carries a `Date` header corrects our idea of the difference. The device's own time never judges anything.

type Listener = () => void;

const maxTrustedRoundTripMs = 10_000;
/** A change of the difference smaller than this is network noise and moves no clock on the screen. */
const noticeableMs = 1_500;

export type ServerTime = {
  now: () => number;
  /** Takes the time out of an answer: `sentAt` and `gotAt` are the device's instants around it. */
  learn: (headers: { get(name: string): string | null }, sentAt: number, gotAt: number) => void;
  /** What was known of the difference (ms) before this page was opened; the first answer takes its place. */
  suppose: (offset: number) => void;
  subscribe: (listener: Listener) => () => void;
};

export function keepServerTime(deviceNow: () => number = Date.now): ServerTime {
  let offset = 0;
  let bestRoundTrip = Number.POSITIVE_INFINITY;
  const listeners = new Set<Listener>();

  return {
    now: () => deviceNow() + offset,
    learn(headers, sentAt, gotAt) {
      const read = readServerInstant(headers);
      const roundTrip = gotAt - sentAt;
      if (read === undefined || roundTrip < 0 || roundTrip > maxTrustedRoundTripMs) return;
      const measured = read.at - (sentAt + gotAt) / 2;
      // A whole-second header is half a second wrong on average; within that, only a quicker answer tells more.
      const isFarOff = Math.abs(measured - offset) > noticeableMs + roundTrip / 2;
      if (!isFarOff && roundTrip >= bestRoundTrip) return;
      const moved = Math.abs(measured - offset);
      bestRoundTrip = roundTrip;
      offset = measured;
      if (moved > noticeableMs) for (const listener of listeners) listener();
    },
    suppose(known) {
      if (Number.isFinite(bestRoundTrip)) return;
      offset = known;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `huying-now` (ISO, sent where the server's clock is moved on purpose) is believed before `date`. */
function readServerInstant(headers: { get(name: string): string | null }): { at: number } | undefined {
  const exact = headers.get('huying-now');
  if (exact) {
    const at = Date.parse(exact);
    if (Number.isFinite(at)) return { at };
  }
  const coarse = headers.get('date');
  const at = coarse ? Date.parse(coarse) : Number.NaN;
  return Number.isFinite(at) ? { at: at + 500 } : undefined;
}

export const serverTime = keepServerTime();
