import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { personIds, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { roundsCarried } from './carried.ts';
import { openRounds } from './fixtures/rounds.ts';
import { settleInTime } from './reactions.ts';

const { house, desk, other, worker, people, page, begin, claim, tell, codeOf } = await openRounds();

test('callers who take their next at the same moment, again and again, never get the same person, and nobody is left out', async () => {
  const list = await people(24, placeIds.dwelling102);
  const roundId = await begin(list);
  const seen: string[] = [];
  const callers = [desk, other, worker];
  while (seen.length < list.length) {
    const given = (await Promise.all(callers.map((caller) => claim(roundId, caller)))).map((personId, i) => ({
      personId,
      caller: callers[i]!,
    }));
    const people = given.flatMap(({ personId }) => (personId ? [personId] : []));
    assert.equal(new Set(people).size, people.length, 'three callers, three people');
    assert.ok(people.length > 0);
    seen.push(...people);
    await Promise.all(
      given.flatMap(({ personId, caller }) => (personId ? [tell(roundId, personId, 'done', caller)] : [])),
    );
  }
  assert.deepEqual(seen.toSorted(), list.toSorted());
  assert.equal(await claim(roundId, desk), null);
  const { round, callers: told } = await page(roundId);
  assert.equal(round.counts.reached, 24);
  assert.equal(
    told.reduce((sum, { reached }) => sum + reached, 0),
    24,
    'persons reached by caller add up to those reached',
  );
});

test('whoever holds somebody is given the same one again; the claim ends by itself, and then another caller may take them', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!]);
  assert.equal(await claim(roundId, desk), one);
  assert.equal(await claim(roundId, desk), one);
  assert.equal(await claim(roundId, other), null);
  assert.equal((await page(roundId)).round.counts.calling, 1, 'seen as being rung');
  house.clock.advance(11 * 60_000);
  assert.equal(await claim(roundId, other), one);
  await house.act('callround.put_back', { roundId, personId: one }, other);
  assert.equal(await claim(roundId, desk), one, 'put back, they are there for others at once');
});

test('the frozen list is a round of duties: a call closes its own duty and no other call’s, and coverage ties to it', async () => {
  const list = await people(3, placeIds.dwelling102);
  const [first, second] = [await begin(list), await begin(list)];
  await tell(first, list[0]!, 'done');
  const coverage = async (rhythmId: string) =>
    (await house.ask<{ total: Record<string, number> }>('duty.coverage', { rhythmId }, desk)).total;
  assert.deepEqual([(await coverage(first))['done'], (await coverage(first))['open']], [1, 2]);
  assert.equal((await coverage(second))['open'], 3, 'the other round asks something else');
  const visits = await house.ask<{ visits: { action: string; outcome: string; byName: string }[] }>(
    'visit.list',
    { subjectId: list[0] },
    desk,
  );
  assert.deepEqual(
    visits.visits.map(({ action, outcome, byName }) => [action, outcome, byName]),
    [['call', 'done', desk.name]],
  );
  const mine = await house.ask<{ subjects: { subjectId: string }[] }>('duty.mine', { span: 'open', limit: 500 }, desk);
  assert.ok(
    !mine.subjects.some(({ subjectId }) => list.includes(subjectId)),
    'a round is rung from its own page, not person by person from 今日',
  );
});

test('no answer is tried again two hours later, three times; after that they are given over to the door and the grid worker owes a visit', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!]);
  for (const tries of [1, 2]) {
    assert.equal(await claim(roundId, desk), one);
    const { nextAt } = await tell(roundId, one!, 'no_answer');
    const minutes = (Date.parse(nextAt!) - house.clock.now()) / 60_000;
    assert.ok(minutes > 119 && minutes <= 120, `after try ${tries}: in ${minutes} minutes`);
    assert.equal(await claim(roundId, desk), null);
    house.clock.advance(2 * 3_600_000);
  }
  assert.equal(await claim(roundId, desk), one);
  await tell(roundId, one!, 'no_answer');
  assert.equal((await page(roundId)).round.counts.at_door, 1);
  const owed = await house.ask<{
    subjects: { subjectId: string; duties: { action: string; title: { zh: string } }[] }[];
  }>('duty.mine', { span: 'open', limit: 500 }, worker);
  assert.deepEqual(
    owed.subjects.find(({ subjectId }) => subjectId === one)?.duties.map(({ action, title }) => [action, title.zh]),
    [['visit', '上门核对：核对检测']],
  );
  await house.act('visit.record', { visitId: newId(), subjectId: one, action: 'visit', outcome: 'done' }, worker);
  assert.equal((await page(roundId)).round.counts.met_at_door, 1);
  const calls = await house.asOwner((tx) =>
    tx.first<{ n: number }>(sql`select count(*) as n from visits where subject_id = ${one} and action = 'call'`),
  );
  assert.equal(calls?.n, 3, 'every call is logged');
});

test('after the evening limit nobody is given out, and who did not answer in the evening is rung the next morning', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!], { dueAt: '2026-03-13T22:00:00+08:00' });
  house.clock.set(Date.parse('2026-03-11T21:00:00+08:00'));
  assert.equal(await codeOf('callround.claim', { roundId }, desk), 'callround.quiet_hours');
  house.clock.set(Date.parse('2026-03-11T20:30:00+08:00'));
  assert.equal(await claim(roundId, desk), one);
  const { nextAt } = await tell(roundId, one!, 'no_answer');
  assert.equal(nextAt, new Date('2026-03-12T08:00:00+08:00').toISOString());
});

test('who has no telephone is never given to a caller: a visit is owed at once, and the list is told over', async () => {
  const list = [...(await people(1, placeIds.dwelling102)), ...(await people(2, placeIds.dwelling101, false))];
  const roundId = await begin(list);
  assert.equal((await page(roundId)).round.counts.at_door, 2);
  assert.equal(await claim(roundId, desk), list[0]);
  await tell(roundId, list[0]!, 'done');
  await settleInTime.run(house.hand);
  const { round, closing } = await page(roundId);
  assert.ok(round.finishedAt, 'nobody is left to be rung');
  assert.deepEqual([closing?.counts.reached, closing?.counts.at_door], [1, 2]);
  const names = await house.ask<{ rows: { personId: string; state: string }[]; total: number }>(
    'callround.people',
    { roundId, states: ['at_door'] },
    desk,
  );
  assert.deepEqual(
    names.rows.map(({ personId }) => personId).toSorted(),
    list.slice(1).toSorted(),
    'the unreached are named',
  );
});

test('of the household, who is done is done with one call, with whom one spoke; who is not is named, and rung or visited too', async () => {
  const [asked, done, missing, mute] = [
    ...(await people(3, placeIds.dwelling201)),
    ...(await people(1, placeIds.dwelling201, false)),
  ];
  const roundId = await begin([asked!, done!]);
  const members = [
    { personId: done, visitId: newId(), isDone: true },
    { personId: missing, visitId: newId(), isDone: false },
    { personId: mute, visitId: newId(), isDone: false },
  ];
  await tell(roundId, asked!, 'done', desk, { members });
  const { round } = await page(roundId);
  assert.deepEqual([round.listed, round.added], [2, 2], 'the frozen list is still two');
  assert.deepEqual([round.counts.reached, round.counts.waiting, round.counts.at_door], [2, 1, 1]);
  const visit = await house.asOwner((tx) =>
    tx.first<{ proxy: string }>(sql`select proxy from visits where id = ${members[0]!.visitId}`),
  );
  assert.equal(visit?.proxy, '样0');
  const rows = await house.ask<{ rows: { personId: string; missing: string[] }[] }>(
    'callround.people',
    { roundId },
    desk,
  );
  assert.equal(rows.rows.find(({ personId }) => personId === asked)?.missing.length, 2);
  assert.equal(
    await codeOf(
      'callround.tell',
      {
        roundId,
        personId: missing,
        visitId: newId(),
        outcome: 'done',
        members: [{ personId: personIds.elder, visitId: newId(), isDone: true }],
      },
      desk,
    ),
    'callround.not_of_household',
  );
});

test('a result is told once, by a caller of the round, and only within the area', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!], { callerPostIds: [desk.postId] });
  const input = { roundId, personId: one, visitId: newId(), outcome: 'refused' };
  assert.equal(await codeOf('callround.tell', input, other), 'callround.not_caller');
  assert.equal(await codeOf('callround.tell', input, await house.as('community_desk', 'xizha')), 'callround.not_found');
  await tell(roundId, one!, 'refused');
  assert.equal(await codeOf('callround.tell', { ...input, visitId: newId() }, desk), 'callround.told_already');
  assert.equal(
    await codeOf(
      'callround.begin',
      {
        roundId: newId(),
        unitId: unitIds.xizha,
        title: '别处',
        purpose: '别处',
        source: { kind: 'people', personIds: [one] },
        dueAt: '2026-03-12T22:00:00+08:00',
        callerPostIds: [desk.postId],
      },
      desk,
    ),
    'callround.out_of_area',
  );
  const { rounds } = await house.ask<{ rounds: { roundId: string }[] }>(
    'callround.list',
    {},
    await house.as('community_desk', 'xizha'),
  );
  assert.ok(!rounds.some((row) => row.roundId === roundId));
});

test('the rounds of a post that changes hands go to the successor, and whom the leaver had in hand is free', async () => {
  const [one] = await people(1, placeIds.dwelling102);
  const roundId = await begin([one!], { callerPostIds: [other.postId] });
  assert.equal(await claim(roundId, other), one);
  const hand = (hat: StaffHat) => ({
    postId: hat.postId,
    staffId: hat.staffId,
    role: hat.role,
    unitId: hat.unitId,
    districtId: hat.districtId,
  });
  const [rung] = roundsCarried;
  assert.ok(rung?.by === 'hand');
  const leaving = { ...hand(other), takesRest: false };
  const gone = await house.asOwner(async (tx) => {
    const ids = (await rung.find(tx, leaving)).filter((id) => id === roundId);
    return rung.handOver(tx, ids, leaving, { ...hand(desk), until: null });
  });
  assert.deepEqual(gone, [{ id: roundId }]);
  assert.equal(await claim(roundId, desk), one);
});

test('a list from the not-yet names of a turn shrinks when somebody is done there meanwhile, and a sensitive one is rung by a named duty only', async () => {
  await house.act(
    'method.publish',
    { methodId: newId(), body: (await import('#methods/six-visits/method.ts')).default, approvedBy: '测试' },
    system,
  );
  const flag = (personId: string, name: string) =>
    house.act('person.flag', { flagId: newId(), personId, flag: name, reason: '入户核实' }, desk);
  await flag(personIds.elder, 'lone_elder');
  await flag(personIds.neighbour, 'lone_elder');
  await flag(personIds.elder, 'major_illness_family');
  const { layOutMethods, keepRegisters } = await import('#modules/registers/server/reactions.ts');
  const { planDuties } = await import('#modules/duties/server/reactions.ts');
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.act('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
  type Choices = {
    notYet: { rhythmId: string; slot: string; open: number; title: { zh: string }; isSensitive: boolean }[];
    registers: { registerId: string; isSensitive: boolean; people: number }[];
  };
  const { notYet, registers } = await house.ask<Choices>('callround.choices', {}, desk);
  const elders = notYet.find(({ title }) => title.zh === '走访独居老人')!;
  assert.equal(elders.open, 2);
  const roundId = await begin([], { source: { kind: 'not_yet', rhythmId: elders.rhythmId, slot: elders.slot } });
  await house.act(
    'visit.record',
    { visitId: newId(), subjectId: personIds.neighbour, action: 'visit', outcome: 'done' },
    desk,
  );
  assert.deepEqual([(await page(roundId)).round.counts.elsewhere, (await page(roundId)).round.counts.waiting], [1, 1]);
  assert.equal(await claim(roundId, desk), personIds.elder);
  const ill = registers.find(({ isSensitive }) => isSensitive)!;
  const sensitive = {
    roundId: newId(),
    unitId: unitIds.dongzha,
    title: '敏感',
    purpose: '敏感',
    source: { kind: 'register', registerId: ill.registerId },
    dueAt: '2026-03-14T22:00:00+08:00',
  };
  assert.equal(
    await codeOf('callround.begin', { ...sensitive, callerPostIds: [worker.postId] }, desk),
    'callround.caller_not_entitled',
  );
  await house.act('callround.begin', { ...sensitive, callerPostIds: [desk.postId] }, desk);
  await assert.rejects(house.ask('callround.page', { roundId: sensitive.roundId }, worker), /not_found/);
});
