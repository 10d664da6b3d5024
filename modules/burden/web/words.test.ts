// The page on burden is held to its own rule: nothing it says is a measure that 国办函〔2026〕12号 forbids.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbiddenMeasure } from '#kernel/shared/burden-guard.ts';
import * as queries from '../shared/queries.ts';
import { howReckoned } from '../shared/verdict-words.ts';
import { simulateWords } from './simulate/words.ts';
import { pageWords, weekWords } from './words.ts';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return texts(value(3, 4));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

test('no word of the page, of the reckoning or of the queries is a forbidden measure', () => {
  const said = [...texts(weekWords), ...texts(pageWords), ...texts(simulateWords), ...texts(howReckoned)];
  assert.ok(said.length > 100);
  const named = Object.values(queries).flatMap((query) =>
    typeof query === 'object' && 'title' in query ? [query.title.zh, query.title.en] : [],
  );
  assert.ok(named.length >= 10);
  for (const text of [...said, ...named]) assert.equal(forbiddenMeasure(text), null, text);
  for (const code of Object.keys(queries.weekFigures.shape)) assert.equal(forbiddenMeasure({ code }), null, code);
});
