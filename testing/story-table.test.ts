import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type MechanismGroup,
  mergeStories,
  type PlaywrightReport,
  renderTable,
  type Story,
  storiesOf,
  tally,
  unknownMechanisms,
} from './story-table.ts';

const groups: MechanismGroup[] = [
  {
    group: 'B',
    title: 'Requests',
    mechanisms: [
      { id: 'B1', term: '民呼必应' },
      { id: 'B2', term: '五收集 | 全收集' },
      { id: 'B3', term: '六必访' },
    ],
  },
];

const story = (title: string, mechanisms: string[], outcome: Story['outcome']): Story => ({
  file: 'B/call.story.ts',
  title,
  mechanisms,
  outcome,
});

const spec = (title: string, status: 'expected' | 'unexpected' | 'skipped') => ({
  title,
  file: 'B/call.story.ts',
  tests: [{ status, results: [{}] }],
});

test('a report is read down to nested describes, whose titles and IDs count too', () => {
  const report: PlaywrightReport = {
    suites: [
      {
        title: 'B/call.story.ts',
        file: 'B/call.story.ts',
        specs: [
          spec('[B2][B6] a resident calls', 'expected'),
          { ...spec('[B2] later', 'expected'), tests: [{ results: [] }] },
        ],
        suites: [
          {
            title: '[B1] at night',
            file: 'B/call.story.ts',
            specs: [spec('[B2] nobody answers', 'unexpected'), spec('waits', 'skipped')],
          },
        ],
      },
    ],
  };
  assert.deepEqual(storiesOf(report), [
    story('a resident calls', ['B2', 'B6'], 'passed'),
    story('later', ['B2'], 'not_run'),
    story('at night › nobody answers', ['B1', 'B2'], 'failed'),
    story('at night › waits', ['B1'], 'skipped'),
  ]);
});

test('a partial run keeps the results of the others, and drops those of stories that are gone', () => {
  const present = [story('kept', ['B1'], 'not_run'), story('rerun', ['B2'], 'not_run'), story('new', [], 'not_run')];
  const before = [story('kept', ['B1'], 'passed'), story('rerun', ['B2'], 'passed'), story('gone', ['B3'], 'passed')];
  const merged = mergeStories(present, before, [story('rerun', ['B2'], 'failed'), story('kept', ['B1'], 'not_run')]);
  assert.deepEqual(
    merged.map(({ title, outcome }) => [title, outcome]),
    [
      ['kept', 'passed'],
      ['new', 'not_run'],
      ['rerun', 'failed'],
    ],
  );
});

test('a mechanism has passed only when every story that names it has', () => {
  const stories = [story('one', ['B1', 'B2'], 'passed'), story('two', ['B2'], 'failed')];
  assert.deepEqual(tally(groups, stories), { total: 3, told: 2, passed: 1 });
  const table = renderTable(groups, stories);
  assert.match(table, /\*\*3 mechanisms · 2 with a story · 1 passed · 1 without a story yet\*\*/);
  assert.match(table, /^\| B1 \| 民呼必应 \| ✓ one \(`B\/call\.story\.ts`\) \| ✓ \|$/m);
  assert.match(table, /^\| B2 \| 五收集 \\\| 全收集 \| ✓ one .*<br>✗ two .* \| ✗ \|$/m);
  assert.match(table, /^Without a story: B3 六必访$/m);
});

test('an ID that is in no list is a slip of the pen and is told', () => {
  assert.deepEqual(unknownMechanisms(groups, [story('one', ['B1', 'B99'], 'passed')]), ['B/call.story.ts: [B99] one']);
});

test('the list of mechanisms has all 272, each in its group and once', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/mechanisms.json'), 'utf8');
  const list: MechanismGroup[] = JSON.parse(text);
  const ids = list.flatMap(({ group, mechanisms }) =>
    mechanisms.map(({ id }) => (id.startsWith(group) ? id : `${id}?`)),
  );
  assert.equal(ids.length, 272);
  assert.equal(new Set(ids).size, 272);
  assert.ok(!ids.some((id) => id.endsWith('?')));
});
