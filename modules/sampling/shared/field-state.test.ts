// A table that was cut anywhere stands as it stood: the house's last answer, however old, and what the tablet did since, however often it is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#kernel/shared/id.ts';
import { isFull, nextPosition, standing, tubeInHand, tubeWanted } from './field-rules.ts';
import { emptyTable, foldTable, type TableAct, type TableScope, tell } from './field-state.ts';

const scope: TableScope = { siteId: newId(), roundId: newId() };
const people = Array.from({ length: 8 }, newId);
const started = Date.parse('2026-03-11T08:00:00+08:00');

type Step = { what: number; who: number; pick: number; minutes: number };
const step = fc.record<Step>({ what: fc.nat(11), who: fc.nat(7), pick: fc.nat(9), minutes: fc.nat(9) });

/** A table at work, by its own rules: each act is one that its page would have offered. */
function workedOff(steps: readonly Step[]): TableAct[] {
  let state = emptyTable;
  let at = started;
  const acts: TableAct[] = [];
  const act = (name: string, input: Record<string, unknown>) => {
    const done = { id: newId(), name, input, at: new Date(at).toISOString() };
    acts.push(done);
    state = tell(state, done, scope);
  };
  act('site.open', { openingId: newId(), siteId: scope.siteId });
  for (const { what, who, pick, minutes } of steps) {
    at += minutes * 60_000;
    const tube = tubeInHand(state);
    const registered = state.tubes.flatMap((one) => standing(one));
    const holds = state.holds.filter(({ endedAt }) => endedAt === null);
    if (what === 0 && tube) act('tube.lose', { tubeId: tube.tubeId, how: 'broken', reason: '掉在地上' });
    else if (what === 1 && registered.length > 0)
      act('sample.unswab', { sampleId: registered[pick % registered.length]!.sampleId, reason: '没张嘴' });
    else if (what === 2) act('gate.hold', { holdId: newId(), ...scope, subjectId: people[who], temperature: 38.2 });
    else if (what === 3 && holds.length > 0)
      act('gate.release', { holdId: holds[pick % holds.length]!.holdId, outcome: 'released', reason: '复测正常' });
    else if (what === 4 && state.tubes.length > 0)
      act('box.pack', {
        boxId: newId(),
        ...scope,
        code: `B-${acts.length}`,
        codes: [state.tubes[pick % state.tubes.length]!.code],
      });
    else if (what === 5) act('site.close', { closingId: newId(), siteId: scope.siteId });
    else if (tube && (isFull(tube) || what === 6))
      act('tube.close', { tubeId: tube.tubeId, told: standing(tube).length, shortReason: '换管' });
    else if (!tube)
      act('tube.open', {
        tubeId: newId(),
        ...scope,
        code: `T-${acts.length}`,
        tableNo: 1,
        size: pick < 2 ? 1 : 5,
        kind: 'pooled',
        collector: '甲',
      });
    else
      act('sample.register', {
        sampleId: newId(),
        tubeId: tube.tubeId,
        position: nextPosition(tube),
        subjectId: people[who],
        how: 'qr',
      });
  }
  return acts;
}

test('any cut, same state: an old answer and the acts since, told once or again, with what the answer knew already', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat(100), fc.nat(100), (steps, cut, overlap) => {
      const acts = workedOff(steps);
      for (const { name } of acts) seen.add(name);
      const whole = foldTable(emptyTable, acts, scope);
      const known = Math.min(cut, acts.length);
      const answer = foldTable(emptyTable, acts.slice(0, known), scope);
      const from = Math.max(known - overlap, 0);
      // As it comes back out of the vault: text.
      const kept = JSON.parse(JSON.stringify(answer)) as typeof answer;
      assert.deepEqual(foldTable(kept, acts.slice(from), scope), whole);
      assert.deepEqual(foldTable(whole, acts.slice(from), scope), whole, 'told again it changes nothing');
    }),
  );
  for (const name of [
    'tube.open',
    'tube.close',
    'tube.lose',
    'sample.register',
    'sample.unswab',
    'gate.release',
    'box.pack',
  ])
    assert.ok(seen.has(name), `${name} came up`);
});

test('no tube ever holds more than its size, and no place in it two people', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      for (const tube of foldTable(emptyTable, workedOff(steps), scope).tubes) {
        const positions = standing(tube).map(({ position }) => position);
        assert.ok(positions.length <= tube.size);
        assert.equal(new Set(positions).size, positions.length);
        assert.ok(positions.every((position) => position >= 1 && position <= tube.size));
      }
    }),
  );
});

test('acts of another site or round are not this table’s', () => {
  const other = workedOff([{ what: 9, who: 0, pick: 5, minutes: 0 }]);
  assert.deepEqual(foldTable(emptyTable, other, { siteId: newId(), roundId: scope.roundId }), emptyTable);
});

test('held people go alone, a sealed home goes with itself, nobody into a full tube', () => {
  const usual = { isHeld: false, isSealed: false, isOfHome: undefined };
  const open = (more: object) => ({
    ...foldTable(emptyTable, workedOff([{ what: 9, who: 0, pick: 5, minutes: 0 }]), scope).tubes[0]!,
    ...more,
  });
  assert.equal(tubeWanted(undefined, usual), 'no_tube');
  assert.equal(tubeWanted(open({}), usual), undefined);
  assert.equal(tubeWanted(open({}), { ...usual, isHeld: true }), 'single');
  assert.equal(tubeWanted(undefined, { ...usual, isHeld: true }), 'single');
  assert.equal(tubeWanted(open({ size: 1, kind: 'single' }), { ...usual, isHeld: true }), undefined);
  assert.equal(tubeWanted(open({}), { ...usual, isSealed: true }), 'household');
  const home = open({ kind: 'household', householdPlaceId: newId() });
  assert.equal(tubeWanted(home, { ...usual, isSealed: true, isOfHome: true }), undefined);
  assert.equal(tubeWanted(home, { ...usual, isOfHome: false }), 'not_of_home');
  const one = {
    sampleId: '',
    position: 1,
    subjectId: null,
    name: '',
    how: 'qr',
    isPriority: false,
    at: '',
    unswabReason: null,
  };
  assert.equal(tubeWanted(open({ size: 1, people: [one] }), usual), 'full');
  assert.equal(tubeWanted(open({ size: 1, people: [{ ...one, unswabReason: '没张嘴' }] }), usual), undefined);
});
