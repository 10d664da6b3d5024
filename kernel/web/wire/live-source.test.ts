import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepLive, type LiveMessage, type LiveState, type Stream } from './live-source.ts';

function stage() {
  const streams: (Stream & { isClosed: boolean })[] = [];
  const waits: { act: () => void; ms: number; isOff: boolean }[] = [];
  const states: LiveState[] = [];
  const messages: LiveMessage[] = [];
  const counts = { returns: 0 };
  const live = keepLive({
    open() {
      const stream = { onopen: null, onerror: null, onmessage: null, isClosed: false, close: () => {} } as Stream & {
        isClosed: boolean;
      };
      stream.close = () => {
        stream.isClosed = true;
      };
      streams.push(stream);
      return stream;
    },
    onMessage: (message) => messages.push(message),
    onReturn: () => counts.returns++,
    onState: (state) => states.push(state),
    later(act, ms) {
      const wait = { act, ms, isOff: false };
      waits.push(wait);
      return () => {
        wait.isOff = true;
      };
    },
    random: () => 1,
  });
  const last = () => streams.at(-1)!;
  return { live, streams, waits, states, messages, counts, last };
}

test('it comes back after each loss, waiting longer up to half a minute, and starts anew once it was back', () => {
  const s = stage();
  for (let i = 0; i < 7; i++) {
    s.last().onerror?.();
    s.waits.at(-1)!.act();
  }
  assert.deepEqual(
    s.waits.map((wait) => wait.ms),
    [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000],
  );
  s.last().onopen?.();
  s.last().onerror?.();
  assert.equal(s.waits.at(-1)!.ms, 1000);
});

test('only a return asks for everything again, the first connection does not', () => {
  const s = stage();
  s.last().onopen?.();
  assert.equal(s.counts.returns, 0);
  s.last().onerror?.();
  s.waits.at(-1)!.act();
  s.last().onopen?.();
  assert.equal(s.counts.returns, 1);
  assert.deepEqual(s.states, ['connecting', 'live', 'lost', 'live']);
});

test('a message is handed on, a broken one is passed over', () => {
  const s = stage();
  s.last().onmessage?.({
    data: '{"name":"request.dispatch","at":"2026-03-16T06:05:00Z","events":[{"type":"request.dispatched"}]}',
  });
  s.last().onmessage?.({ data: '{"events":' });
  s.last().onmessage?.({ data: 'null' });
  assert.deepEqual(
    s.messages.map((message) => message.events[0]?.type),
    ['request.dispatched'],
  );
});

test('the network coming back cuts the wait short, and an open stream is left alone', () => {
  const s = stage();
  s.last().onopen?.();
  s.live.wake();
  assert.equal(s.streams.length, 1);
  s.last().onerror?.();
  s.live.wake();
  assert.equal(s.streams.length, 2);
  assert.equal(s.waits.at(-1)!.isOff, true);
});

test('an old stream that fails late, or anything after the end, opens nothing', () => {
  const s = stage();
  const first = s.last();
  first.onerror?.();
  s.live.wake();
  first.onerror?.();
  assert.equal(s.waits.length, 1);
  s.live.end();
  assert.equal(s.last().isClosed, true);
  s.last().onerror?.();
  s.live.wake();
  assert.equal(s.streams.length, 2);
});
