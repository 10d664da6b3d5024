import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { branchState, figureOf, isInTime, isNight, nextOf } from './callout.ts';
import { gapsOf, keyOf, type Member, stepsOf } from './line.ts';

const member = (source: Member['source'], rank: number, staffId: string, hasNumber = true): Member => ({
  source,
  rank,
  staffId,
  linkId: null,
  postId: `post ${staffId}`,
  hasNumber,
});

test('who is on shift comes first, two of one rank together, and nobody twice', () => {
  const line = [
    member('link', 1, 'head'),
    member('link', 1, 'second head'),
    member('shift', 2, 'b'),
    member('shift', 1, 'head'),
  ];
  assert.deepEqual(
    stepsOf(line).map((step) => step.map(keyOf)),
    [['head'], ['b'], ['second head']],
  );
  assert.deepEqual(
    stepsOf(line.slice(0, 2)).map((step) => step.map(keyOf)),
    [['head', 'second head']],
  );
});

const anyMember = fc.record({
  source: fc.constantFrom('shift' as const, 'link' as const),
  rank: fc.integer({ min: 1, max: 4 }),
  staffId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
});
const anyLevels = fc.array(fc.array(anyMember, { maxLength: 6 }), { maxLength: 4 });

test('climbing rings everybody of every level once, a lower level before a higher, and ends', () => {
  fc.assert(
    fc.property(anyLevels, (given) => {
      const levels = given.map((members, n) => ({
        unitId: String(n),
        members: members.map(({ source, rank, staffId }) => member(source, rank, staffId)),
      }));
      const rung: string[] = [];
      let level = 0;
      for (let turns = 0; ; turns++) {
        assert.ok(turns <= 6, 'it ends');
        const next = nextOf(levels, new Set(rung));
        if (!next) break;
        assert.ok(Number(next.unitId) >= level);
        level = Number(next.unitId);
        rung.push(...next.members.map(keyOf));
      }
      assert.deepEqual(rung.toSorted(), [...new Set(given.flat().map(({ staffId }) => staffId))].sort());
    }),
  );
});

test('gaps: nobody, one person on two posts is no backup, a number lacking', () => {
  assert.deepEqual(gapsOf([]), ['nobody']);
  assert.deepEqual(gapsOf([member('link', 1, 'a'), member('shift', 1, 'a')]), ['no_backup']);
  assert.deepEqual(gapsOf([member('link', 1, 'a'), member('link', 2, 'b', false)]), ['no_number']);
  assert.deepEqual(gapsOf([member('link', 1, 'a'), member('link', 2, 'b')]), []);
});

test('night is from 22:00 to 7:00 in Shanghai', () => {
  const at = (time: string) => isNight(Date.parse(`2026-03-16T${time}:00+08:00`));
  assert.deepEqual(['06:59', '07:00', '21:59', '22:00', '03:00'].map(at), [true, false, false, true, true]);
});

test('taken up above is not reached; late is reached and not in time; the unanswered of an ended one are nobody', () => {
  const started = new Date('2026-03-16T03:00:00+08:00');
  const after = (minutes: number) => new Date(started.getTime() + minutes * 60_000);
  const none = { reachedAt: null, takenUpAt: null, escalatedAt: null, exhaustedAt: null };
  assert.equal(branchState({ ...none, escalatedAt: after(5), takenUpAt: after(6) }, true), 'taken_up');
  assert.equal(branchState({ ...none, takenUpAt: after(6), reachedAt: after(20) }, true), 'reached');
  assert.equal(branchState(none, true), 'nobody');
  assert.equal(branchState({ ...none, escalatedAt: after(5) }, false), 'escalated');
  assert.deepEqual([isInTime(started, after(15), 15), isInTime(started, after(16), 15)], [true, false]);
  const figure = figureOf([
    { state: 'reached', isInTime: true },
    { state: 'reached', isInTime: false },
    { state: 'taken_up', isInTime: false },
  ]);
  assert.deepEqual([figure.units, figure.reached, figure.inTime, figure.taken_up], [3, 2, 1, 1]);
});
