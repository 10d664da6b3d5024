import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { placeIds, unitIds } from '#testing/house.ts';
import { openCampaigns } from './fixtures/campaigns.ts';
import { addFound, closeTurns, findRound } from './public.ts';

const c = await openCampaigns();
await c.order();
const { house, hq, street, desk, otherDesk, worker } = c;
const namesOf = async (rhythmId: string, unitId: string): Promise<string[]> => {
  const asked = { rhythmId, slot: 'once', unitId, limit: 500 };
  const { rows } = await house.ask<{ rows: { subjectId: string }[] }>('duty.list', asked, desk);
  return rows.map(({ subjectId }) => subjectId);
};
const byHouse = { byName: '采样台', byPostId: null };

test('a round freezes everybody of its scope once: several stays are one main stay, whoever only works there or left is not on it (C16)', async () => {
  const at102 = await c.people(3, placeIds.dwelling102);
  const twice = await c.people(1, placeIds.dwelling101);
  await c.stay(twice, placeIds.dwelling201, 'registered');
  const elsewhere = await c.people(1, placeIds.dwelling201);
  const onlyRegistered = await c.people(1, placeIds.dwelling201, 'registered');
  const campaignId = await c.begin('mass_testing', desk, unitIds.dongzhaEast);
  const roundId = await c.openRound(campaignId, desk);
  const listed = await namesOf(roundId, unitIds.dongzhaEast);
  for (const id of [...at102, ...twice]) assert.equal(listed.filter((one) => one === id).length, 1);
  for (const id of [...elsewhere, ...onlyRegistered]) assert.ok(!listed.includes(id), 'lives in the west grid');
  assert.equal((await c.figures(roundId, desk)).listed, listed.length);
  // A sample is told with its tube, whoever owes it: a bare visit closes no turn of it.
  const bare = { visitId: newId(), subjectId: twice[0], action: 'sample', outcome: 'done' };
  assert.equal(await c.codeOf('visit.record', bare, desk), 'duty.sampled_by_tube');
  assert.equal((await c.figures(roundId, desk)).done, 0);
  const whole = await c.openRound(await c.begin('mass_testing', desk, unitIds.dongzha), desk);
  const everybody = await namesOf(whole, unitIds.dongzha);
  for (const id of [...at102, ...twice, ...elsewhere, ...onlyRegistered])
    assert.equal(everybody.filter((one) => one === id).length, 1, 'once each in the whole community');
  assert.equal((await c.figures(whole, desk)).listed, everybody.length);
});

test('who comes after the freeze is on no list: found, counted apart, and the denominator stays (C6)', async () => {
  const [one, two] = await c.people(2, placeIds.dwelling102);
  const campaignId = await c.begin('mass_testing', desk, unitIds.dongzha);
  const roundId = await c.openRound(campaignId, desk);
  const { listed } = await c.figures(roundId, desk);
  const [late] = await c.people(1, placeIds.dwelling102);
  await house.act('campaign.add_found', { roundId, subjectId: late }, worker);
  await house.act('campaign.add_found', { roundId, subjectId: late }, desk);
  assert.equal(await c.codeOf('campaign.add_found', { roundId, subjectId: one }, desk), 'campaign.on_list');
  assert.deepEqual(await c.figures(roundId, desk), {
    listed,
    done: 0,
    excused: 0,
    notYet: listed,
    found: 1,
    foundDone: 0,
  });
  await house.act(
    'duty.excuse',
    { rhythmId: roundId, slot: 'once', subjectId: two, reasonCode: 'hospital', reason: '' },
    desk,
  );
  assert.deepEqual(await c.figures(roundId, desk), {
    listed,
    done: 0,
    excused: 1,
    notYet: listed - 1,
    found: 1,
    foundDone: 0,
  });
  assert.equal((await c.figures(roundId, worker)).excused, 1, 'a grid tells its own places');
});

test('work told elsewhere closes the turns of its round and of no other, many at once; whoever was on no list is found and done; told again it changes nothing', async () => {
  const [one, two, excused] = await c.people(3, placeIds.dwelling102);
  const campaignId = await c.begin('mass_testing', desk, unitIds.dongzha);
  const [third, fourth] = [await c.openRound(campaignId, desk), await c.openRound(campaignId, desk)];
  const [stranger, seen] = await c.people(2, placeIds.dwelling102);
  await house.act(
    'duty.excuse',
    { rhythmId: fourth, slot: 'once', subjectId: excused, reasonCode: 'absent', reason: '' },
    desk,
  );
  const doneAt = new Date(house.clock.now());
  const turns = [one, two, excused, stranger].map((subjectId) => ({
    roundId: fourth,
    subjectId: subjectId!,
    workId: newId(),
    doneAt,
  }));
  const { listed } = await c.figures(fourth, desk);
  await house.asOwner(async (tx) => {
    addFound(tx, [{ roundId: fourth, subjectId: seen! }], byHouse);
    await closeTurns(tx, turns, byHouse);
  });
  const after = { listed, done: 3, excused: 0, notYet: listed - 3, found: 2, foundDone: 1 };
  assert.deepEqual(await c.figures(fourth, desk), after);
  await house.asOwner((tx) =>
    closeTurns(
      tx,
      turns.map((turn) => ({ ...turn, workId: newId() })),
      byHouse,
    ),
  );
  assert.deepEqual(await c.figures(fourth, desk), after);
  assert.equal((await c.figures(third, desk)).done, 0, 'overlapping rounds stand apart');
  const { total } = await c.coverage(fourth, desk);
  assert.deepEqual([total['done'], total['open']], [3, listed - 3], 'the coverage tells the same');
});

test('coverage is a list of names: by building the sums are the coverage, and each number opens its rows', async () => {
  const [here] = await c.people(1, placeIds.dwelling102);
  await c.people(2, placeIds.dwelling201);
  const roundId = await c.openRound(await c.begin('mass_testing', desk, unitIds.dongzha), desk);
  await house.asOwner((tx) =>
    closeTurns(tx, [{ roundId, subjectId: here!, workId: newId(), doneAt: new Date(house.clock.now()) }], byHouse),
  );
  const { rows } = await house.ask<{
    rows: { placeId: string; name: string; listed: number; done: number; notYet: number }[];
  }>('campaign.buildings', { roundId, unitId: unitIds.dongzha }, desk);
  const sum = (key: 'listed' | 'done' | 'notYet') => rows.reduce((all, row) => all + row[key], 0);
  const figures = await c.figures(roundId, desk);
  assert.deepEqual([sum('listed'), sum('done'), sum('notYet')], [figures.listed, figures.done, figures.notYet]);
  assert.ok(rows.some(({ name }) => name === '盛景花园1号楼') && rows.some(({ name }) => name === '盛景花园2号楼'));
  for (const row of rows) {
    const asked = {
      rhythmId: roundId,
      slot: 'once',
      unitId: unitIds.dongzha,
      placeId: row.placeId,
      states: ['open'],
      limit: 500,
    };
    const names = await house.ask<{ rows: unknown[]; total: number }>('duty.list', asked, desk);
    assert.deepEqual([names.rows.length, names.total], [row.notYet, row.notYet], row.name);
  }
});

test('a call-round is begun from the not-yet names of a round, and whoever is done there meanwhile is rung no more (A9)', async () => {
  const roundId = await c.openRound(await c.begin('mass_testing', desk, unitIds.dongzhaEast), desk);
  const choices = await house.ask<{ notYet: { rhythmId: string; open: number }[] }>(
    'callround.choices',
    { rhythmId: roundId },
    desk,
  );
  const { notYet } = await c.figures(roundId, desk);
  assert.equal(choices.notYet.find(({ rhythmId }) => rhythmId === roundId)?.open, notYet);
  const callId = newId();
  const dueAt = new Date(house.clock.now() + 3 * 3_600_000).toISOString();
  const source = { kind: 'not_yet', rhythmId: roundId, slot: 'once' };
  const begun = await house.act(
    'callround.begin',
    {
      roundId: callId,
      unitId: unitIds.dongzha,
      title: '打给没采的',
      purpose: '请下楼采样',
      source,
      dueAt,
      callerPostIds: [desk.postId],
    },
    desk,
  );
  assert.equal((begun as { people: number }).people, notYet);
  const rhythms = await house.ask<{ rhythms: { rhythmId: string }[] }>('duty.rhythms', { rhythmId: roundId }, desk);
  assert.ok(
    rhythms.rhythms.some(({ rhythmId }) => rhythmId === roundId),
    'the coverage page may be asked for it',
  );
});

test('only within one’s own area: nobody begins, opens or ends what is not theirs; those below see it, those beside it do not', async () => {
  assert.equal(
    await c.codeOf(
      'campaign.begin',
      { campaignId: newId(), kind: 'mass_testing', unitId: unitIds.luohe, title: '越界', purpose: '不应该' },
      desk,
    ),
    'campaign.out_of_area',
  );
  const campaignId = await c.begin('mass_testing', street, unitIds.luohe);
  assert.equal(await c.codeOf('campaign.open_round', { campaignId, roundId: newId() }, desk), 'campaign.not_found');
  const wide = { campaignId, roundId: newId(), unitIds: [unitIds.dabu] };
  assert.equal(await c.codeOf('campaign.open_round', wide, hq), 'campaign.out_of_area');
  const roundId = await c.openRound(campaignId, street, { unitIds: [unitIds.dongzha] });
  assert.equal(await c.codeOf('campaign.end_round', { roundId }, desk), 'campaign.out_of_area');
  assert.equal((await c.page(campaignId, desk)).rounds.length, 1);
  await assert.rejects(c.page(campaignId, otherDesk), /campaign.not_found/);
  await assert.rejects(house.ask('campaign.round', { roundId }, otherDesk), /campaign.round_not_found/);
});

test('a round is over with its closing figure; a campaign ends when no round runs; one of a single round has but one', async () => {
  const campaignId = await c.begin('survey', desk, unitIds.dongzha);
  const roundId = await c.openRound(campaignId, desk);
  assert.equal(
    await c.codeOf('campaign.open_round', { campaignId, roundId: newId() }, desk),
    'campaign.only_one_round',
  );
  const owed = await house.ask<{ subjects: { subjectId: string }[] }>(
    'duty.mine',
    { span: 'open', limit: 500 },
    worker,
  );
  assert.ok(
    owed.subjects.some(({ subjectId }) => subjectId === placeIds.dwelling101),
    'a home is asked of its grid worker on 今日',
  );
  await c.visit(placeIds.dwelling101, 'survey', worker);
  const before = await c.figures(roundId, desk);
  assert.equal(before.done, 1);
  assert.equal(await c.codeOf('campaign.end', { campaignId }, desk), 'campaign.rounds_running');
  assert.deepEqual(await house.act('campaign.end_round', { roundId }, desk), before);
  assert.equal(await c.codeOf('campaign.end_round', { roundId }, desk), 'campaign.round_over');
  await house.act('campaign.end', { campaignId, report: '两天摸排完' }, desk);
  assert.equal(await c.codeOf('campaign.open_round', { campaignId, roundId: newId() }, desk), 'campaign.over');
});

test('a drill is played with the same screens: real work does not close it, and it closes nothing real', async () => {
  const campaignId = await c.begin('evacuation', desk, unitIds.dongzhaEast, { isDrill: true });
  const roundId = await c.openRound(campaignId, desk);
  const [one] = await c.people(1, placeIds.dwelling102);
  const real = await c.openRound(await c.begin('evacuation', desk, unitIds.dongzhaEast), desk);
  await house.act(
    'campaign.locate',
    { moveId: newId(), roundId: real, subjectId: one!, whereto: 'relative', address: '洸河路9号' },
    worker,
  );
  assert.deepEqual([(await c.figures(real, desk)).done, (await c.figures(roundId, desk)).done], [1, 0]);
  const round = await house.asOwner((tx) => findRound(tx, roundId));
  assert.deepEqual([round?.isDrill, round?.kind, round?.power, round?.startedAt], [true, 'evacuation', null, null]);
});
