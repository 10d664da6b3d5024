import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestStates } from '../../../shared/request-chart.ts';
import { isOpen, stagesOf } from './steps-of.ts';

const at = (hour: number) => new Date(Date.UTC(2022, 2, 16, hour));
const facts = {
  receivedAt: at(1),
  dispatchedAt: at(2),
  signedAt: at(3),
  resolvedAt: at(4),
  closedAt: null,
  rating: null,
};
const phases = (state: (typeof requestStates)[number]) =>
  stagesOf({ ...facts, state })
    .map(({ phase }) => phase[0])
    .join('');

test('exactly one stage is the present one while the matter is open, none once it is closed', () => {
  assert.equal(phases('received'), 'naaa');
  assert.equal(phases('accepted'), 'naaa');
  assert.equal(phases('dispatched'), 'dnaa');
  assert.equal(phases('in_progress'), 'ddna');
  assert.equal(phases('resolved'), 'dddn');
  assert.equal(phases('closed'), 'dddd');
});

test('returned to the desk it waits to be handed on; handled anew it is in work and no end is claimed', () => {
  assert.equal(phases('returned'), 'dnaa');
  const again = stagesOf({ ...facts, state: 'reopened' });
  assert.equal(again[2]?.phase, 'now');
  assert.equal(again[3]?.at, null);
});

test('what was withdrawn or merged has no stages', () => {
  assert.deepEqual(stagesOf({ ...facts, state: 'withdrawn' }), []);
  assert.deepEqual(stagesOf({ ...facts, state: 'merged' }), []);
});

test('open is what moves or waits for the caller’s word', () => {
  const over = requestStates.filter((state) => !isOpen({ state }));
  assert.deepEqual(over, ['closed', 'merged', 'withdrawn']);
});
