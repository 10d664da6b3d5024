import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast, readTokens } from './tokens.ts';

const tokens = readTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

function ratio(text: string, ground: string): number {
  return contrast(tokens[text] ?? '', tokens[ground] ?? '');
}

const grounds = ['card', 'ground', 'teal-soft', 'blue-soft'];

test('every ink can be read as small text on every ground it may stand on (WCAG 1.4.3)', () => {
  for (const ink of ['ink', 'ink2', 'ink3', 'teal', 'red', 'amber', 'green']) {
    for (const ground of grounds)
      assert.ok(ratio(ink, ground) >= 4.5, `${ink} on ${ground}: ${ratio(ink, ground).toFixed(2)}`);
  }
});

test('a coloured tag can be read on its own soft ground, and white on the strong ones', () => {
  const pairs = [
    ['red', 'red-soft'],
    ['amber', 'amber-soft'],
    ['green', 'green-soft'],
    ['teal-ink', 'teal-soft'],
    ['ink2', 'amber-soft'],
    ['ink2', 'red-soft'],
    ['ink2', 'green-soft'],
    ['on-dark', 'teal'],
    ['on-dark', 'red'],
    ['on-dark', 'slate'],
  ] as const;
  for (const [ink, ground] of pairs)
    assert.ok(ratio(ink, ground) >= 4.5, `${ink} on ${ground}: ${ratio(ink, ground).toFixed(2)}`);
});

test('edges of inputs and bare marks stand out from the ground (WCAG 1.4.11)', () => {
  for (const mark of ['edge', 'amber-mark']) {
    assert.ok(ratio(mark, 'card') >= 3, `${mark} on card: ${ratio(mark, 'card').toFixed(2)}`);
  }
});

test('the contrast is that of WCAG: 21 for black on white, 1 for a colour on itself', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#0b6b6b', '#0b6b6b'), 1);
});
