// Two callers and a long list with everything that can come between: each is given somebody as long as there is anybody, and the list is rung to its end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeIds, type StaffHat } from '#testing/house.ts';
import type { CallOutcome } from '../shared/turn.ts';
import { openRounds } from './fixtures/rounds.ts';
import { settleInTime } from './reactions.ts';

const { house, desk, other, people, page, begin, claim, tell, codeOf } = await openRounds();

/** By the number of the tap, so that every run is the same. */
const outcomes: readonly CallOutcome[] = [
  'done',
  'no_answer',
  'done',
  'refused',
  'no_answer',
  'done',
  'elsewhere',
  'no_answer',
  'wrong_number',
];

test('two callers ring 29 people over the evening limit into the next day, and nobody stands still while somebody is left', async () => {
  house.clock.set(Date.parse('2026-03-11T18:40:00+08:00'));
  const list = await people(29, placeIds.dwelling102);
  const roundId = await begin(list, {
    dueAt: '2026-03-13T21:00:00+08:00',
    tries: 3,
    callerPostIds: [desk.postId, other.postId],
  });
  const left = async () => {
    const { counts } = (await page(roundId)).round;
    return { now: counts.waiting + counts.calling, later: counts.later };
  };
  const hands = new Map<StaffHat, string | null>([
    [desk, await claim(roundId, desk)],
    [other, await claim(roundId, other)],
  ]);
  let taps = 0;
  for (let turn = 0; turn < 400; turn++) {
    const stood = await left();
    if (stood.now + stood.later === 0) break;
    const held = [...hands].filter(([, personId]) => personId !== null);
    assert.equal(new Set(held.map(([, personId]) => personId)).size, held.length, 'two callers, two people');
    // Both tap at the same moment; each is given the next by the tap itself.
    const given = await Promise.all(
      held.map(async ([caller, personId]) => {
        const outcome = outcomes[taps++ % outcomes.length]!;
        return [caller, (await tell(roundId, personId!, outcome, caller, { andNext: true })).nextId] as const;
      }),
    );
    for (const [caller, nextId] of given) hands.set(caller, nextId);
    house.clock.advance(90_000);
    for (const [caller, personId] of hands) {
      if (personId !== null) continue;
      const code = await codeOf('callround.claim', { roundId }, caller);
      // Late in the evening nobody is given out; in the morning those who did not answer are there again.
      if (code === 'callround.quiet_hours') house.clock.set(Date.parse('2026-03-12T08:00:00+08:00'));
      hands.set(caller, await claim(roundId, caller));
    }
    const waits = await left();
    if ([...hands.values()].every((personId) => personId === null) && waits.now + waits.later > 0) {
      assert.equal(waits.now, 0, 'nobody is given out though somebody is to be rung now');
      house.clock.advance(30 * 60_000);
      for (const caller of hands.keys())
        if ((await codeOf('callround.claim', { roundId }, caller)) === 'accepted')
          hands.set(caller, await claim(roundId, caller));
    }
  }
  const { counts } = (await page(roundId)).round;
  assert.deepEqual([counts.waiting, counts.calling, counts.later], [0, 0, 0]);
  assert.equal(counts.reached + counts.elsewhere + counts.refused + counts.at_door, 29);
  await settleInTime.run(house.hand);
  assert.ok((await page(roundId)).round.finishedAt);
});
