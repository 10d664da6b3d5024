// The ringing itself: two short tones made by the browser, again and again until somebody answers or mutes it. A browser lets a page sound only
// after it was touched; until then the bell says so instead of being silently silent. Of several tabs only one rings.

export type BellState = 'silent' | 'ringing' | 'blocked';

export type Bell = {
  /** `emergency` has its own, more pressing tone. */
  ring(isEmergency: boolean): void;
  silence(): void;
  /** Called from a press: what the browser asks for before it lets a page sound. */
  allow(): Promise<void>;
  state(): BellState;
  subscribe(listener: () => void): () => void;
  end(): void;
};

/** The part of the browser that is used; tests bring their own. */
export type BellDevice = {
  open(): Sounder;
  every(act: () => void, ms: number): () => void;
  /** Runs `act` once this tab may be the one that rings; returns the way to give that up. */
  alone(act: () => void): () => void;
};
export type Sounder = {
  isAllowed(): boolean;
  resume(): Promise<void>;
  tones(tones: readonly Tone[]): void;
  close(): void;
};
/** Hertz, and seconds from now. */
export type Tone = { pitch: number; from: number; to: number };

const ordinary: readonly Tone[] = [
  { pitch: 880, from: 0, to: 0.18 },
  { pitch: 660, from: 0.22, to: 0.42 },
];
const pressing: readonly Tone[] = [0, 0.24, 0.48].map((from) => ({ pitch: 1040, from, to: from + 0.16 }));
const ordinaryMs = 2_400;
const pressingMs = 1_400;

export function openBell(device: BellDevice): Bell {
  const listeners = new Set<() => void>();
  let sounder: Sounder | undefined;
  let wanted: { isEmergency: boolean } | undefined;
  let stop: (() => void) | undefined;
  let leave: (() => void) | undefined;
  let state: BellState = 'silent';

  function say(next: BellState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }
  function sound(): void {
    if (!wanted || !sounder) return;
    if (!sounder.isAllowed()) {
      // The browser may allow it at any moment, after any press on the page.
      void sounder.resume().catch(() => undefined);
      say('blocked');
      return;
    }
    say('ringing');
    sounder.tones(wanted.isEmergency ? pressing : ordinary);
  }
  function begin(): void {
    stop?.();
    if (!wanted) return;
    sounder ??= device.open();
    sound();
    stop = device.every(sound, wanted.isEmergency ? pressingMs : ordinaryMs);
  }
  function silence(): void {
    wanted = undefined;
    stop?.();
    leave?.();
    stop = undefined;
    leave = undefined;
    say('silent');
  }

  return {
    ring(isEmergency) {
      if (wanted?.isEmergency === isEmergency) return;
      wanted = { isEmergency };
      if (leave) begin();
      else leave = device.alone(begin);
    },
    silence,
    async allow() {
      await sounder?.resume().catch(() => undefined);
      sound();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      silence();
      sounder?.close();
      sounder = undefined;
    },
  };
}

const loudness = 0.22;

export const browserBell: BellDevice = {
  open() {
    const audio = new AudioContext();
    return {
      isAllowed: () => audio.state === 'running',
      resume: () => audio.resume(),
      tones(tones) {
        for (const { pitch, from, to } of tones) {
          const tone = audio.createOscillator();
          const gain = audio.createGain();
          const start = audio.currentTime + from;
          const end = audio.currentTime + to;
          tone.frequency.value = pitch;
          // A tone that starts or ends at full strength clicks.
          gain.gain.setValueAtTime(0, start);
          gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
          gain.gain.setValueAtTime(loudness, end - 0.03);
          gain.gain.linearRampToValueAtTime(0, end);
          tone.connect(gain).connect(audio.destination);
          tone.start(start);
          tone.stop(end);
        }
      },
      close: () => void audio.close(),
    };
  },
  every(act, ms) {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
  alone(act) {
    // Without locks (a page served over plain http) every tab rings: better twice than never.
    if (!('locks' in navigator) || !navigator.locks) {
      act();
      return () => undefined;
    }
    const over = new AbortController();
    let release: (() => void) | undefined;
    navigator.locks
      .request('huying.ring', { signal: over.signal }, () => {
        act();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => undefined);
    return () => {
      if (release) release();
      else over.abort();
    };
  },
};
