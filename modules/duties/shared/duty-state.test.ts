import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type DutyFacts, type DutyState, dutyStateAt, dutyStates } from './duty-state.ts';

const facts = (rest: Partial<DutyFacts> = {}): DutyFacts => ({
  opensAt: 100,
  dueAt: 200,
  doneAt: null,
  excusedAt: null,
  endedAt: null,
  ...rest,
});

const TABLE: [why: string, Partial<DutyFacts>, at: number, DutyState][] = [
  ['before it opens', {}, 99, 'ahead'],
  ['from its first moment', {}, 100, 'open'],
  ['to its last moment', {}, 200, 'open'],
  ['past it', {}, 201, 'missed'],
  ['done', { doneAt: 150 }, 150, 'done'],
  ['done, as of the moment before', { doneAt: 150 }, 149, 'open'],
  ['done at the last moment', { doneAt: 200 }, 300, 'done'],
  ['done before it opened', { doneAt: 50 }, 60, 'done'],
  ['done a moment late', { doneAt: 201 }, 201, 'made_up'],
  ['done late, as of between', { doneAt: 250 }, 249, 'missed'],
  ['done in time and told late, as of between', { doneAt: 150, toldAt: 250 }, 249, 'missed'],
  ['done in time and told late', { doneAt: 150, toldAt: 250 }, 250, 'done'],
  ['done late and told later, as of between', { doneAt: 250, toldAt: 280 }, 279, 'missed'],
  ['done late and told later', { doneAt: 250, toldAt: 280 }, 280, 'made_up'],
  ['done and not told apart', { doneAt: 150, toldAt: null }, 150, 'done'],
  ['excused ahead', { excusedAt: 50 }, 60, 'excused'],
  ['excused, as of before', { excusedAt: 150 }, 149, 'open'],
  ['excused too late, as of between', { excusedAt: 250 }, 240, 'missed'],
  ['excused too late', { excusedAt: 250 }, 250, 'excused'],
  ['excused, then done in time', { excusedAt: 120, doneAt: 150 }, 160, 'done'],
  ['excused, then done late', { excusedAt: 120, doneAt: 250 }, 300, 'made_up'],
  ['excused, then done late, as of between', { excusedAt: 120, doneAt: 250 }, 220, 'excused'],
  ['left the register before it opened', { endedAt: 50 }, 60, 'ended'],
  ['left the register, as of before', { endedAt: 150 }, 149, 'open'],
  ['left the register while open', { endedAt: 150 }, 300, 'ended'],
  ['left the register at the last moment', { endedAt: 200 }, 300, 'missed'],
  ['left the register after it was due', { endedAt: 250 }, 300, 'missed'],
  ['done in time, then left', { doneAt: 120, endedAt: 150 }, 160, 'done'],
  ['left, then done before it was due', { doneAt: 180, endedAt: 150 }, 190, 'done'],
  ['left, then done before it was due, as of between', { doneAt: 180, endedAt: 150 }, 160, 'ended'],
  ['left, then visited after all', { doneAt: 250, endedAt: 150 }, 300, 'ended'],
  ['excused, then left', { excusedAt: 120, endedAt: 150 }, 160, 'ended'],
  ['missed, then left, then made up', { doneAt: 300, endedAt: 250 }, 310, 'made_up'],
];

for (const [why, rest, at, state] of TABLE) {
  test(`${why}: ${state}`, () => assert.equal(dutyStateAt(facts(rest), at), state));
}

test('the table holds every state', () => {
  assert.deepEqual(new Set(TABLE.map(([, , , state]) => state)), new Set(dutyStates));
});

const moment = fc.integer({ min: 0, max: 300 });
const anyFacts = fc.record({
  doneAt: fc.option(moment),
  excusedAt: fc.option(moment),
  endedAt: fc.option(moment),
});

test('a fact that is recorded later changes no state of the past', () => {
  fc.assert(
    fc.property(anyFacts, moment, (rest, at) => {
      const upTo = (fact: number | null) => (fact !== null && fact <= at ? fact : null);
      const known = { doneAt: upTo(rest.doneAt), excusedAt: upTo(rest.excusedAt), endedAt: upTo(rest.endedAt) };
      assert.equal(dutyStateAt(facts(rest), at), dutyStateAt(facts(known), at));
    }),
  );
});

test('what is done stays done, and only a later record takes a miss away', () => {
  fc.assert(
    fc.property(anyFacts, moment, (rest, at) => {
      const [now, next] = [dutyStateAt(facts(rest), at), dutyStateAt(facts(rest), at + 1)];
      if (now === 'done' || now === 'made_up') assert.equal(next, now);
      if (now === 'missed' && next !== 'missed') assert.ok(rest.doneAt === at + 1 || rest.excusedAt === at + 1);
    }),
  );
});
