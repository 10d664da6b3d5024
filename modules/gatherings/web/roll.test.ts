import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameOf, modesOf, tick, whyNotSave } from './roll.ts';

let made = 0;
const nextId = () => `visit ${++made}`;

test('a tap puts on, a second takes off, another mode changes the mode and keeps the visit', () => {
  const once = tick({}, 'a', 'on_spot', nextId);
  assert.deepEqual(tick(once, 'a', 'on_spot', nextId), {});
  const changed = tick(once, 'a', 'online', nextId);
  assert.deepEqual(changed, { a: { visitId: once['a']?.visitId, mode: 'online' } });
});

test('hours are told of each, and left out where none were written', () => {
  const ticks = tick({}, 'a', 'on_spot', nextId);
  assert.deepEqual(
    cameOf(ticks, '2.5').map(({ hours }) => hours),
    [2.5],
  );
  assert.deepEqual(
    cameOf(ticks, ' ').map(({ hours }) => hours),
    [undefined],
  );
});

test('nobody and no number is told, except of a deed; numbers and hours must be such', () => {
  assert.equal(whyNotSave('talk', 0, '', ''), 'nobody');
  assert.equal(whyNotSave('talk', 0, '46', ''), undefined);
  assert.equal(whyNotSave('deed', 0, '', ''), undefined);
  assert.equal(whyNotSave('talk', 1, '4.5', ''), 'number');
  assert.equal(whyNotSave('service', 1, '', '2.3'), 'hours');
  assert.equal(whyNotSave('service', 1, '', '0'), 'hours');
  assert.equal(whyNotSave('service', 1, '', '2.5'), undefined);
});

test('nobody is offered to have been on line at what was on the spot', () => {
  assert.ok(!modesOf('on_spot').includes('online'));
  assert.deepEqual(modesOf('both'), ['on_spot', 'online', 'afterwards']);
});
