// A9: an outcome tapped by mistake is taken back; both stay on record and only what stands is counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { placeIds, type StaffHat } from '#testing/house.ts';
import type { CallOutcome } from '../shared/turn.ts';
import { openRounds } from './fixtures/rounds.ts';
import { settleInTime } from './reactions.ts';

const { house, desk, other, worker, people, page, begin, claim, tell, codeOf } = await openRounds();

const take = (roundId: string, visitId: string, as = desk) =>
  house.act('callround.take_back', { roundId, visitId }, as);
async function tap(roundId: string, personId: string, outcome: CallOutcome, as: StaffHat = desk, more: object = {}) {
  const visitId = newId();
  await tell(roundId, personId, outcome, as, { visitId, ...more });
  return visitId;
}
const coverage = async (rhythmId: string) =>
  (await house.ask<{ total: Record<string, number> }>('duty.coverage', { rhythmId }, desk)).total;
type Story = {
  visits: { visitId: string; outcome: string; closed: unknown[]; withdrawn: { byName: string } | null }[];
};
const storyOf = async (subjectId: string) => (await house.ask<Story>('visit.list', { subjectId }, desk)).visits;
type Week = { figures: { visits: number; attempts: number } };
const weekOf = async (hat: StaffHat) => (await house.ask<Week>('burden.week', {}, hat)).figures;

test('[A9] an outcome tapped by mistake is taken back: the duty is open again, the call stays in the story as taken back, and nobody counts it', async () => {
  const [one, two] = await people(2, placeIds.dwelling102);
  const roundId = await begin([one!, two!]);
  await claim(roundId, desk);
  const before = await weekOf(desk);
  const visitId = newId();
  await tell(roundId, one!, 'done', desk, { visitId, andNext: true });
  assert.deepEqual([(await coverage(roundId))['done'], (await weekOf(desk)).visits], [1, before.visits + 1]);
  const hand = await house.ask<{
    last: { personId: string; visitId: string; outcome: string };
    person: { personId: string };
  }>('callround.in_hand', { roundId }, desk);
  assert.equal(hand.last.visitId, visitId);
  assert.equal(hand.person.personId, two);
  await take(roundId, visitId);
  assert.deepEqual(await coverage(roundId).then(({ done, open }) => [done, open]), [0, 2]);
  assert.deepEqual(await weekOf(desk), before, 'no page counts it');
  assert.deepEqual(
    (await storyOf(one!)).map((visit) => [visit.outcome, visit.closed.length, visit.withdrawn?.byName]),
    [['done', 0, desk.name]],
  );
  assert.equal(await claim(roundId, desk), one, 'the same person is in hand again, and the one who had come up is not');
  assert.equal(await claim(roundId, other), two);
  await tell(roundId, one!, 'refused');
  assert.deepEqual(
    (await storyOf(one!)).map((visit) => [visit.outcome, visit.withdrawn === null]),
    [
      ['refused', true],
      ['done', false],
    ],
    'both stay on record',
  );
  assert.equal((await page(roundId)).round.counts.refused, 1);
  assert.deepEqual(
    await house.asOwner((tx) => tx.first(sql`select made, done, ended from duty_tallies where rhythm_id = ${roundId}`)),
    { made: 2, done: 0, ended: 0 },
    'what is tallied goes back too',
  );
});

test('no answer taken back costs no try; a wrong number taken back is no visit of the grid worker, and told again it is', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!]);
  const tries = async () =>
    (await house.ask<{ rows: { tries: number; state: string }[] }>('callround.people', { roundId }, desk)).rows[0];
  const owed = async () =>
    (
      await house.ask<{ subjects: { subjectId: string }[] }>('duty.mine', { span: 'open', limit: 500 }, worker)
    ).subjects.some(({ subjectId }) => subjectId === one);
  await claim(roundId, desk);
  const visitId = await tap(roundId, one!, 'no_answer');
  assert.deepEqual(await tries().then((row) => [row?.tries, row?.state]), [1, 'later']);
  await take(roundId, visitId);
  assert.deepEqual(await tries().then((row) => [row?.tries, row?.state]), [0, 'calling']);
  const wrong = await tap(roundId, one!, 'wrong_number');
  assert.equal(await owed(), true);
  await take(roundId, wrong);
  assert.equal(await owed(), false);
  assert.equal(await claim(roundId, desk), one);
  await tap(roundId, one!, 'wrong_number');
  assert.equal(await owed(), true, 'what was handed on, back, and on again is owed');
  assert.equal((await page(roundId)).round.counts.at_door, 1);
});

test('with a call is taken back what it told of the household: done by word of another, and who was added to the list', async () => {
  const [asked, done, missing, mute] = [
    ...(await people(3, placeIds.dwelling201)),
    ...(await people(1, placeIds.dwelling201, false)),
  ];
  const roundId = await begin([asked!, done!]);
  const said = () => [
    { personId: done, visitId: newId(), isDone: true },
    { personId: missing, visitId: newId(), isDone: false },
    { personId: mute, visitId: newId(), isDone: false },
  ];
  const first = await tap(roundId, asked!, 'done', desk, { members: said() });
  assert.equal(
    await codeOf('callround.take_back', { roundId, visitId: (await storyOf(done!))[0]?.visitId }, desk),
    'callround.not_last',
  );
  await take(roundId, first);
  const { round } = await page(roundId);
  assert.deepEqual([round.listed, round.added, round.counts.reached, round.counts.at_door], [2, 0, 0, 0]);
  assert.equal((await storyOf(done!))[0]?.withdrawn?.byName, desk.name);
  await tap(roundId, asked!, 'done', desk, { members: said() });
  const again = (await page(roundId)).round;
  assert.deepEqual(
    [again.listed, again.added, again.counts.reached, again.counts.waiting, again.counts.at_door],
    [2, 2, 2, 1, 1],
  );
});

test('a round that the last tap ended is open again for taking it back; one that the desk ended with people left, or whose time is over, is not', async () => {
  const [one, two] = await people(2, placeIds.dwelling102);
  const roundId = await begin([one!]);
  const visitId = await tap(roundId, one!, 'done');
  await settleInTime.run(house.hand);
  assert.ok((await page(roundId)).round.finishedAt);
  await take(roundId, visitId);
  const opened = await page(roundId);
  assert.deepEqual([opened.round.finishedAt, opened.closing, opened.round.counts.calling], [null, null, 1]);
  const cut = await begin([one!, two!]);
  const told = await tap(cut, one!, 'refused');
  await house.act('callround.finish', { roundId: cut }, desk);
  assert.equal(await codeOf('callround.take_back', { roundId: cut, visitId: told }, desk), 'callround.over');
  const late = await begin([one!], { dueAt: '2026-03-11T15:00:00+08:00' });
  const last = await tap(late, one!, 'done');
  house.clock.set(Date.parse('2026-03-11T15:00:01+08:00'));
  await settleInTime.run(house.hand);
  assert.equal(await codeOf('callround.take_back', { roundId: late, visitId: last }, desk), 'callround.over');
});

test('a tap is taken back by whoever made it, once, and not after somebody was at the door', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!]);
  const visitId = await tap(roundId, one!, 'wrong_number');
  assert.equal(await codeOf('callround.take_back', { roundId, visitId }, other), 'callround.not_last');
  await house.act('visit.record', { visitId: newId(), subjectId: one, action: 'visit', outcome: 'done' }, worker);
  assert.equal(await codeOf('callround.take_back', { roundId, visitId }, desk), 'callround.met_meanwhile');
  const [two] = await people(1, placeIds.dwelling102);
  const next = await begin([two!]);
  const tapped = await tap(next, two!, 'done');
  const outcomes = await Promise.all(
    [1, 2].map(() => codeOf('callround.take_back', { roundId: next, visitId: tapped }, desk)),
  );
  assert.deepEqual(outcomes.toSorted(), ['accepted', 'callround.not_last']);
});

test('a duty that is done is changed by nothing but taking its visit back', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!]);
  await tap(roundId, one!, 'done');
  for (const change of [sql`done_at = null, told_at = null, visit_id = null`, sql`done_at = now()`])
    await assert.rejects(
      house.asOwner((tx) =>
        tx.all(sql`update duties set ${change} where rhythm_id = ${roundId} and subject_id = ${one}`),
      ),
      /never changed/,
    );
  await assert.rejects(
    house.asOwner((tx) => tx.all(sql`delete from call_turns where round_id = ${roundId}`)),
    /loses nobody/,
  );
});
