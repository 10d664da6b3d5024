// From stories to the table *mechanism → stories → passed*. A story says in its title which mechanisms it proves:
// `[B2][B6] a resident presses the one-key call and rates the repair`. Pure; bin/stories.ts reads and writes.

export type MechanismGroup = { group: string; title: string; mechanisms: { id: string; term: string }[] };

export type StoryOutcome = 'passed' | 'failed' | 'skipped' | 'not_run';

/** `title` without the IDs, its describes before it; `file` relative to the stories' folder. */
export type Story = { file: string; title: string; mechanisms: string[]; outcome: StoryOutcome };

/** What of Playwright's JSON report is read here. */
export type PlaywrightReport = { suites?: PlaywrightSuite[]; errors?: { message?: string }[] };
type PlaywrightSuite = { title: string; file: string; suites?: PlaywrightSuite[]; specs?: PlaywrightSpec[] };
type PlaywrightSpec = { title: string; file: string; tests: PlaywrightTest[] };
type PlaywrightTest = { status?: 'expected' | 'unexpected' | 'flaky' | 'skipped'; results: unknown[] };

export function storiesOf(report: PlaywrightReport): Story[] {
  return (report.suites ?? []).flatMap((suite) => inSuite(suite, []));
}

function inSuite(suite: PlaywrightSuite, above: string[]): Story[] {
  const path = suite.title === suite.file ? above : [...above, suite.title];
  const own = (suite.specs ?? []).map((spec) => toStory(spec, [...path, spec.title].filter(Boolean).join(' › ')));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, path))];
}

function toStory(spec: PlaywrightSpec, fullTitle: string): Story {
  const mechanisms = [...fullTitle.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id]) => id ?? '');
  const title = fullTitle
    .replaceAll(/\[[A-Z]\d+\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { file: spec.file, title, mechanisms: [...new Set(mechanisms)], outcome: outcomeOf(spec.tests) };
}

function outcomeOf(tests: readonly PlaywrightTest[]): StoryOutcome {
  const ran = tests.filter(({ results }) => results.length > 0);
  if (ran.length === 0) return 'not_run';
  if (ran.some(({ status }) => status === 'unexpected')) return 'failed';
  return ran.every(({ status }) => status === 'skipped') ? 'skipped' : 'passed';
}

/**
 * The stories there are, with what is known of them: what has just run counts, else what was known before. Stories that
 * are gone go, so a partial run neither erases others' results nor keeps those of stories that were renamed or deleted.
 */
export function mergeStories(present: readonly Story[], before: readonly Story[], ran: readonly Story[]): Story[] {
  const known = new Map<string, StoryOutcome>();
  for (const story of [...before, ...ran]) if (story.outcome !== 'not_run') known.set(keyOf(story), story.outcome);
  return present
    .map((story) => ({ ...story, outcome: known.get(keyOf(story)) ?? 'not_run' }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ file, title }: Story): string => `${file}\n${title}`;

/** IDs in titles that the list of mechanisms does not have: slips of the pen. */
export function unknownMechanisms(groups: readonly MechanismGroup[], stories: readonly Story[]): string[] {
  const known = new Set(groups.flatMap(({ mechanisms }) => mechanisms.map(({ id }) => id)));
  return stories.flatMap(({ file, title, mechanisms }) =>
    mechanisms.filter((id) => !known.has(id)).map((id) => `${file}: [${id}] ${title}`),
  );
}

export type Tally = { total: number; told: number; passed: number };

/** A mechanism is told when a story names it, and passed when all those stories passed. */
export function tally(groups: readonly MechanismGroup[], stories: readonly Story[]): Tally {
  const rows = groups.flatMap(({ mechanisms }) => mechanisms.map(({ id }) => storiesFor(id, stories)));
  const told = rows.filter((row) => row.length > 0);
  return { total: rows.length, told: told.length, passed: told.filter(isPassed).length };
}

const storiesFor = (id: string, stories: readonly Story[]): Story[] =>
  stories.filter(({ mechanisms }) => mechanisms.includes(id));

const isPassed = (stories: readonly Story[]): boolean => stories.every(({ outcome }) => outcome === 'passed');

const marks: Record<StoryOutcome, string> = { passed: '✓', failed: '✗', skipped: 'skipped', not_run: 'not run' };

/** docs/mechanisms.md. Says no date and no duration, so that it changes only when the stories do. */
export function renderTable(groups: readonly MechanismGroup[], stories: readonly Story[]): string {
  const { total, told, passed } = tally(groups, stories);
  const free = stories.filter(({ mechanisms }) => mechanisms.length === 0);
  return [
    '# Mechanisms and the stories that prove them',
    '',
    'Written by `npm run stories`; do not edit. A mechanism has passed when every story that names it has.',
    '',
    `**${total} mechanisms · ${told} with a story · ${passed} passed · ${total - told} without a story yet**`,
    ...groups.flatMap((group) => renderGroup(group, stories)),
    ...(free.length > 0
      ? ['', '## Stories that name no mechanism', '', ...free.map((story) => `- ${line(story)}`)]
      : []),
    '',
  ].join('\n');
}

function renderGroup({ group, title, mechanisms }: MechanismGroup, stories: readonly Story[]): string[] {
  const told = mechanisms.filter(({ id }) => storiesFor(id, stories).length > 0);
  const untold = mechanisms.filter((mechanism) => !told.includes(mechanism));
  const table = told.map(({ id, term }) => {
    const rows = storiesFor(id, stories);
    return `| ${id} | ${cell(term)} | ${rows.map((story) => cell(line(story))).join('<br>')} | ${isPassed(rows) ? '✓' : '✗'} |`;
  });
  return [
    '',
    `## ${group}. ${title} — ${told.length} of ${mechanisms.length}`,
    ...(told.length > 0 ? ['', '| ID | 机制 | stories | passed |', '|---|---|---|---|', ...table] : []),
    ...(untold.length > 0 ? ['', `Without a story: ${untold.map(({ id, term }) => `${id} ${term}`).join(' · ')}`] : []),
  ];
}

const line = ({ file, title, outcome }: Story): string => `${marks[outcome]} ${title} (\`${file}\`)`;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
