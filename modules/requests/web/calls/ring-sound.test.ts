import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BellDevice, openBell, type Tone } from './ring-sound.ts';

/** A browser in the hand: may it sound, what did it sound, whose turn is it among the tabs. */
function device(options: { isAllowed?: boolean; isAlone?: boolean } = {}) {
  const seen = {
    isAllowed: options.isAllowed ?? true,
    rounds: [] as (readonly Tone[])[],
    timers: [] as (() => void)[],
    left: 0,
    turn: undefined as (() => void) | undefined,
  };
  const bell: BellDevice = {
    open: () => ({
      isAllowed: () => seen.isAllowed,
      resume: async () => undefined,
      tones: (tones) => void seen.rounds.push(tones),
      close: () => undefined,
    }),
    every(act) {
      seen.timers.push(act);
      return () => void seen.timers.splice(seen.timers.indexOf(act), 1);
    },
    alone(act) {
      if (options.isAlone === false) seen.turn = act;
      else act();
      return () => void seen.left++;
    },
  };
  return { seen, bell: openBell(bell), tick: () => seen.timers.forEach((act) => act()) };
}

test('it rings at once and again each round until silenced, and not after', () => {
  const { seen, bell, tick } = device();
  bell.ring(false);
  tick();
  assert.equal(seen.rounds.length, 2);
  assert.equal(bell.state(), 'ringing');
  bell.silence();
  assert.equal(seen.timers.length, 0);
  assert.equal(seen.left, 1);
  assert.equal(bell.state(), 'silent');
});

test('an emergency changes the tone while it rings; the same news again does not start it over', () => {
  const { seen, bell } = device();
  bell.ring(false);
  bell.ring(false);
  bell.ring(true);
  assert.equal(seen.rounds.length, 2);
  assert.notDeepEqual(seen.rounds[0], seen.rounds[1]);
});

test('a browser that blocks sound is told of, and rings as soon as it allows', async () => {
  const { seen, bell, tick } = device({ isAllowed: false });
  let told = 0;
  bell.subscribe(() => told++);
  bell.ring(false);
  assert.equal(bell.state(), 'blocked');
  assert.equal(seen.rounds.length, 0);
  seen.isAllowed = true;
  await bell.allow();
  assert.equal(bell.state(), 'ringing');
  tick();
  assert.equal(seen.rounds.length, 2);
  assert.equal(told, 2);
});

test('a tab whose turn it is not makes no sound until it is', () => {
  const { seen, bell } = device({ isAlone: false });
  bell.ring(false);
  assert.equal(seen.rounds.length, 0);
  seen.turn?.();
  assert.equal(seen.rounds.length, 1);
});
