import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '#kernel/shared/clock/time.ts';
import { planVisits, type SeedDuty } from './plan.ts';

const month = (n: number, slot: string, opensOn: string, dueOn: string, more: Partial<SeedDuty> = {}): SeedDuty => ({
  rhythmId: 'month',
  subjectId: `subject ${n}`,
  slot,
  role: 'grid_worker',
  gridId: 'grid',
  opensAt: instantAt(opensOn),
  dueAt: instantAt(dueOn, 24 * 60) - 1,
  ...more,
});
const october = Array.from({ length: 200 }, (_, n) => month(n, '2026-10', '2026-10-01', '2026-10-31'));
const now = instantAt('2026-11-20', 600);

test('a finished round was done for nine in ten; some were tried in vain, some excused, some missed', () => {
  const told = planVisits(october, now);
  const done = told.filter((one) => one.kind === 'visit' && one.outcome === 'done').length;
  const tried = told.filter((one) => one.kind === 'visit' && one.outcome === 'not_home').length;
  const excused = told.filter((one) => one.kind === 'excuse').length;
  assert.ok(done > 170 && done < 195, String(done));
  assert.ok(tried > 15 && tried < 60, String(tried));
  assert.ok(excused > 1 && excused < 20, String(excused));
  assert.ok(done + excused < 200);
});

test('what is told lies within its round, by day, in order of time, and never ahead of now', () => {
  const november = Array.from({ length: 200 }, (_, n) => month(n, '2026-11', '2026-11-01', '2026-11-30'));
  const told = planVisits([...november, ...october], now);
  assert.ok(told.every(({ at, opensAt, dueAt }) => opensAt <= at && at <= dueAt && at < now));
  assert.deepEqual(
    told.map(({ at }) => at),
    told.map(({ at }) => at).toSorted((a, b) => a - b),
  );
  const ofNovember = told.filter(({ slot, kind }) => slot === '2026-11' && kind === 'visit').length;
  assert.ok(ofNovember > 60 && ofNovember < 140, String(ofNovember));
  for (const { at } of told) {
    const minutes = ((at - instantAt('2026-10-01')) / 60_000) % (24 * 60);
    assert.ok(minutes >= 9 * 60 && minutes <= 17 * 60);
  }
});

test('told again it is the same, and nothing is told twice', () => {
  const told = planVisits(october, now);
  assert.deepEqual(planVisits(october.toReversed(), now), told);
  assert.equal(new Set(told.map(({ key }) => key)).size, told.length);
});

test('somebody in two groups is visited for both at once', () => {
  const both = [
    month(1, '2026-10', '2026-10-01', '2026-10-31'),
    month(1, '2026-Q4', '2026-10-01', '2026-12-31', { rhythmId: 'quarter' }),
  ];
  assert.ok(planVisits(both, now).every(({ rhythmId }) => rhythmId === 'month'));
});
