import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPassword, shortestPassword } from './password.ts';

const about = { username: 'wang.fang' };

test('good passwords pass, whatever script they are written in', () => {
  for (const password of ['pingan-2026-pingan', 'correct horse 9', '洸河边的柳树有300棵呢', 'Dz7!kq2Lm9']) {
    assert.deepEqual(checkPassword(password, about), [], password);
  }
});

test('each fault is named, and all of them at once', () => {
  assert.deepEqual(checkPassword('a1b2c3d4e', about), ['too_short']);
  assert.deepEqual(checkPassword('1234567890', about), ['one_kind', 'common']);
  assert.deepEqual(checkPassword('P@ssword123', about), ['common'], 'signs for letters fool nobody');
  assert.deepEqual(checkPassword('woaini5201314', about), ['common']);
  assert.deepEqual(checkPassword('wangfang123', about), ['like_username']);
  assert.deepEqual(checkPassword('WANG.FANG!!', about), ['like_username']);
  assert.deepEqual(checkPassword('aaaaa11111', about), ['repeats']);
  assert.deepEqual(checkPassword('a'.repeat(200), about), ['too_long', 'one_kind', 'repeats']);
  assert.deepEqual(checkPassword('pingan-2026-pingan', { ...about, previous: 'pingan-2026-pingan' }), [
    'same_as_before',
  ]);
  assert.deepEqual(checkPassword('', about), ['too_short', 'one_kind']);
});

test('nothing shorter than the bound ever passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (password) => {
      if ([...password].length < shortestPassword) assert.ok(checkPassword(password, about).includes('too_short'));
    }),
  );
});
