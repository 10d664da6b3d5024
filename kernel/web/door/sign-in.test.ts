import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswer, safeNext } from './sign-in.ts';

test('a good answer is in, unless it asks for the second factor', () => {
  assert.deepEqual(readAnswer(true, 200, { token: 't', user: {} }), { step: 'in' });
  assert.deepEqual(readAnswer(true, 200, { twoFactorRedirect: true }), { step: 'second_factor' });
});

test('a wrong name and a wrong password read the same', () => {
  const [name, password] = ['INVALID_USERNAME', 'INVALID_USERNAME_OR_PASSWORD'].map((code) =>
    readAnswer(false, 401, { code }),
  );
  assert.deepEqual(name, password);
  assert.equal(name?.step === 'refused' && name.problem.code, 'sign_in.wrong_pair');
});

test('a lock-out is said as one, from the library or from a limit on the door', () => {
  for (const answer of [
    readAnswer(false, 400, { code: 'ACCOUNT_TEMPORARILY_LOCKED' }),
    readAnswer(false, 429, undefined),
  ]) {
    assert.equal(answer.step === 'refused' && answer.problem.code, 'sign_in.locked');
  }
});

test("the server's own problem is shown as it is, and a stranger's error page as no answer", () => {
  const problem = {
    type: '',
    status: 423,
    code: 'identity.locked',
    title: { zh: '锁', en: 'locked' },
    remedy: 'ask_person' as const,
  };
  assert.deepEqual(readAnswer(false, 423, problem), { step: 'refused', problem });
  const strange = readAnswer(false, 502, undefined);
  assert.equal(strange.step === 'refused' && strange.problem.code, 'web.strange_answer');
});

test('after signing in one goes to a page of ours and nowhere else', () => {
  assert.equal(safeNext('/desk/requests?state=late#top', '/desk'), '/desk/requests?state=late#top');
  for (const bad of [
    '//evil.example/x',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    3,
    '/desk/sign-in?next=/desk',
  ]) {
    assert.equal(safeNext(bad, '/desk'), '/desk', String(bad));
  }
});
