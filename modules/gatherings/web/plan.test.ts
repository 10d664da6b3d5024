import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { planGathering } from '../shared/commands.ts';
import { beginPlan, inputOfPlan, wantingOf } from './plan.ts';

const now = Date.parse('2026-03-11T22:30:00+08:00');

test('what the form gives is what the command takes; the time is Shanghai’s wherever the browser is', () => {
  const plan = { ...beginPlan(now), topic: ' 防诈骗 ', registerId: newId() };
  const input = planGathering.input.parse(inputOfPlan(plan, newId()));
  assert.ok(typeof input === 'object' && input !== null && 'startsAt' in input && 'topic' in input);
  assert.deepEqual([input.topic, input.startsAt], ['防诈骗', '2026-03-12T09:00:00+08:00']);
});

test('what a kind does not ask for is not sent along when the kind was changed', () => {
  const plan = {
    ...beginPlan(now),
    topic: '甲',
    need: '缺人手',
    beneficiary: '张奶奶',
    serviceGroup: 'elders',
  } as const;
  assert.deepEqual(
    [inputOfPlan(plan, 'x').need, inputOfPlan(plan, 'x').beneficiary, inputOfPlan(plan, 'x').serviceGroup],
    [undefined, undefined, undefined],
  );
  assert.equal(inputOfPlan({ ...plan, kind: 'service' }, 'x').need, '缺人手');
  assert.equal(inputOfPlan({ ...plan, kind: 'deed' }, 'x').beneficiary, '张奶奶');
});

test('no topic or no time is told', () => {
  assert.equal(wantingOf(beginPlan(now)), 'topic');
  assert.equal(wantingOf({ ...beginPlan(now), topic: '甲', startsAt: '' }), 'time');
  assert.equal(wantingOf({ ...beginPlan(now), topic: '甲' }), undefined);
});
