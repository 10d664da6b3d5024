// Keeps one stream of "something happened" open (GET /api/live), comes back after every loss with growing patience, and says so.
// It carries no data: a screen that hears of an event asks its queries again. Whoever was cut off asks everything again.

export type LiveState = 'connecting' | 'live' | 'lost';

export type LiveMessage = { name: string; subjectId?: string | null; at: string; events: { type: string }[] };

/** What a stream of events is to us; tests bring their own. */
export type Stream = {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  close: () => void;
};

export type LiveOptions = {
  open: () => Stream;
  onMessage: (message: LiveMessage) => void;
  /** The stream is back after a loss: anything may have happened meanwhile. */
  onReturn: () => void;
  onState: (state: LiveState) => void;
  /** Runs `act` after `ms`; returns the way to call it off. */
  later: (act: () => void, ms: number) => () => void;
  random?: () => number;
};

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Returns the way to wake it at once (network is back) and to end it. */
export function keepLive(options: LiveOptions): { wake: () => void; end: () => void } {
  const { random = Math.random } = options;
  let stream: Stream | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;
  let hasBeenLive = false;
  let isEnded = false;

  function start(): void {
    callOff?.();
    callOff = undefined;
    stream?.close();
    const current = options.open();
    stream = current;
    current.onopen = () => {
      const isReturn = hasBeenLive;
      hasBeenLive = true;
      failures = 0;
      options.onState('live');
      if (isReturn) options.onReturn();
    };
    current.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) options.onMessage(message);
    };
    // A restart or a gateway's error page is a loss like any other: there is no answer after which we give up for ever.
    current.onerror = () => {
      if (stream !== current || isEnded) return;
      current.close();
      stream = undefined;
      failures++;
      options.onState('lost');
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
      // Spread over half the pause, so that a restarted server is not met by every screen of a district at once.
      callOff = options.later(start, pause / 2 + (random() * pause) / 2);
    };
  }

  options.onState('connecting');
  start();
  return {
    wake() {
      if (!stream && !isEnded) {
        failures = 0;
        start();
      }
    },
    end() {
      isEnded = true;
      callOff?.();
      stream?.close();
      stream = undefined;
    },
  };
}

function readMessage(text: string): LiveMessage | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return undefined;
    const { events } = body as Partial<LiveMessage>;
    return Array.isArray(events) ? (body as LiveMessage) : undefined;
  } catch {
    return undefined;
  }
}
