// What filling in a form costs: taps, and the seconds for which it was in sight (减负). A phone in the pocket costs nothing; a swipe is no tap. Pure: the caller
// tells the time.
export type Meter = {
  tap(): void;
  /** The screen went out of sight, or came back. */
  hide(now: number): void;
  show(now: number): void;
  read(now: number): { taps: number; seconds: number };
};

export function openMeter(from: number): Meter {
  let taps = 0;
  let spentMs = 0;
  let since: number | undefined = from;
  return {
    tap: () => void taps++,
    hide(now) {
      if (since !== undefined) spentMs += Math.max(0, now - since);
      since = undefined;
    },
    show(now) {
      since ??= now;
    },
    read: (now) => ({
      taps,
      seconds: Math.round((spentMs + (since === undefined ? 0 : Math.max(0, now - since))) / 1000),
    }),
  };
}
