// One place says which visits stand (app.standing_visits): whatever counts visits reads that, and never the table, where those taken back lie too.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const modules = join(import.meta.dirname, '../..');

/** These show a story, in which a visit that was taken back stands as taken back. */
const stories = ['callrounds/server/views/people.ts', 'duties/server/views/lists.ts'];

test('no count reads the table of visits itself', () => {
  const files = globSync('**/*.ts', { cwd: modules }).filter((file) => !file.endsWith('.test.ts'));
  const read = files.filter((file) => /\b(?:from|join) visits\b/.test(readFileSync(join(modules, file), 'utf8')));
  assert.deepEqual(read.toSorted(), stories);
  for (const file of stories) assert.match(readFileSync(join(modules, file), 'utf8'), /visit_withdrawals/);
});
