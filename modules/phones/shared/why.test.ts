import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { phoneProblem } from './problems.ts';
import { whyStranded } from './why.ts';

test('why an act lies before the desk is not said to the desk as if it had held the phone', () => {
  const given = [
    kernelProblem('lease_ended'),
    kernelProblem('not_permitted', { reason: '不归这里' }),
    phoneProblem('act_not_found'),
  ];
  const said = given.map((problem) => whyStranded(problem.body()));
  assert.equal(new Set(said.map(({ zh }) => zh)).size, 3);
  for (const { zh } of said) assert.doesNotMatch(zh, /您/);
});

test('what its maker handed on tells what it was refused for', () => {
  const { zh } = whyStranded({
    code: 'duty.outcome_not_of_action',
    status: 422,
    title: { zh: '打电话没有这种结果', en: '' },
  });
  assert.match(zh, /打电话没有这种结果/);
});
