import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { type Present, retell, type Told } from './retell.ts';

const words = { zh: '周一一排查', en: 'Monday sweep' };
const sweep = (on: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: 's',
  title: words,
  when: { on },
  path: '/desk',
  ...more,
});
const present = (...entries: CalendarEntry[]): Present[] => entries.map((entry) => ({ uid: entry.id, entry }));
const short = (told: readonly Told[]) =>
  told.map(({ uid, sequence, changedAt, entry }) => [uid, sequence, changedAt, entry.isCancelled === true]);

test('a new thing begins at 0; told again unchanged it is not news', () => {
  const first = retell([], present(sweep('2026-11-23')), 100);
  assert.deepEqual(short(first.told), [['s', 0, 100, false]]);
  const again = retell(first.told, present(sweep('2026-11-23')), 200);
  assert.deepEqual(again.told, first.told);
  assert.deepEqual(again.changed, []);
});

test('a move raises the sequence, other words only the date of change', () => {
  const { told } = retell([], present(sweep('2026-11-23')), 100);
  assert.deepEqual(short(retell(told, present(sweep('2026-11-24')), 200).told), [['s', 1, 200, false]]);
  const done = sweep('2026-11-23', { title: { zh: '✓ 周一一排查', en: '✓ Monday sweep' } });
  assert.deepEqual(short(retell(told, present(done), 200).told), [['s', 0, 200, false]]);
});

test('what is left out, and what is simply gone, is told as cancelled, once, and may come back', () => {
  const { told } = retell([], present(sweep('2026-11-23')), 100);
  const leftOut = retell(told, present(sweep('2026-11-23', { isCancelled: true })), 200);
  const gone = retell(told, [], 200);
  assert.deepEqual(short(leftOut.told), [['s', 1, 200, true]]);
  assert.deepEqual(short(gone.told), [['s', 1, 200, true]]);
  assert.deepEqual(retell(gone.told, [], 300).changed, []);
  assert.deepEqual(short(retell(gone.told, present(sweep('2026-11-23')), 300).told), [['s', 2, 300, false]]);
});

test('what was cancelled before anybody was told of it is not told', () => {
  assert.deepEqual(retell([], present(sweep('2026-11-23', { isCancelled: true })), 100), { told: [], changed: [] });
});

const entries = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    title: fc.constantFrom(words, { zh: '值班', en: 'On call' }),
    when: fc.oneof(
      fc.record({ on: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-30') }),
      fc.record({ from: fc.constantFrom(1_800_000_000_000, 1_800_100_000_000) }),
    ),
    path: fc.constant('/desk'),
    isCancelled: fc.boolean(),
  }),
  { selector: ({ id }) => id },
);

/** The store gives back jsonb: its own order of keys, nothing undefined. */
const stored = (told: readonly Told[]): Told[] =>
  told.map(({ entry, ...one }) => ({
    ...one,
    entry: Object.fromEntries(
      Object.entries(JSON.parse(JSON.stringify(entry)) as CalendarEntry).reverse(),
    ) as CalendarEntry,
  }));

test('whatever happens from reading to reading: sequences never fall, dates never go back, nobody told of is dropped, twice is once', () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 8 }), (readings) => {
      let known: Told[] = [];
      readings.forEach((reading, nth) => {
        const now = (nth + 1) * 1000;
        const next = retell(stored(known), present(...reading), now);
        for (const before of known) {
          const after = next.told.find(({ uid }) => uid === before.uid);
          assert.ok(after, 'told once, told on');
          assert.ok(after.sequence >= before.sequence && after.changedAt >= before.changedAt);
          const isSame = JSON.stringify(after.entry.when) === JSON.stringify(before.entry.when);
          if (!isSame) assert.ok(after.sequence > before.sequence, 'a move is a new sequence');
          if (!reading.some(({ id }) => id === before.uid)) assert.equal(after.entry.isCancelled, true);
        }
        for (const { id, isCancelled } of reading) if (!isCancelled) assert.ok(next.told.some(({ uid }) => uid === id));
        assert.deepEqual(retell(stored(next.told), present(...reading), now + 1).changed, []);
        known = next.told;
      });
    }),
  );
});
