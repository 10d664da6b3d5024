// F14: an officer of a department sees their department's part of a survey, with names and surveyors, and nothing of the others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitIds } from '#testing/house.ts';
import { type Matrix, type Names, openFirms } from './fixtures/firms.ts';

const f = await openFirms();
const { house, hq, officers, firm } = f;
const [officer, colleague] = officers;
assert.ok(officer && colleague);
const other = await house.as('department_officer', 'repairTeam');
const mine = await Promise.all([
  firm({ department: 'housing', park: '甲园' }),
  firm({ department: 'housing', park: '乙园' }),
]);
const theirs = await firm({ department: 'industry', park: '甲园' });
const roundId = await f.survey();
const campaignId = (await house.ask<{ round: { campaignId: string } }>('campaign.round', { roundId }, hq)).round
  .campaignId;
const matrixOf = (as = officer) => house.ask<Matrix>('campaign.shares', { roundId }, as);
const namesOf = (more: object = {}, as = officer) =>
  house.ask<Names>('campaign.share_names', { roundId, limit: 500, ...more }, as);

test('their row alone, by park, every number the length of its names, whoever is named to go', async () => {
  const { rows, total, parks, mayShare } = await matrixOf();
  assert.deepEqual(
    rows.map(({ department, total: sum }) => [department, sum.all]),
    [['housing', 2]],
  );
  assert.deepEqual([total.total.all, parks.toSorted(), mayShare], [2, ['乙园', '甲园'], false]);
  assert.deepEqual((await namesOf()).rows.map(({ subjectId }) => subjectId).toSorted(), mine.toSorted());
  assert.equal((await namesOf({ park: '甲园' })).total, 1);
});

test('nothing of another department: neither by asking for it, nor its firm, nor by a part given to a surveyor of it', async () => {
  assert.equal((await namesOf({ department: 'industry' })).total, 0);
  await assert.rejects(house.ask('enterprise.page', { enterpriseId: theirs }, officer));
  assert.deepEqual((await house.ask<{ campaigns: unknown[] }>('campaign.list', {}, other)).campaigns, []);
  await assert.rejects(matrixOf(other));
  await assert.rejects(namesOf({}, other));
});

test('who of their surveyors is behind, and the names of each', async () => {
  await house.act('campaign.share_out', { roundId, subjectIds: [mine[0]], postIds: [colleague.postId] }, hq);
  await house.act('campaign.share_out', { roundId, subjectIds: [theirs], postIds: [other.postId] }, hq);
  type Hands = { posts: { postId: string; waits: number }[] };
  const hands = async () => {
    const { posts } = await house.ask<Hands>('campaign.surveyors', { roundId }, officer);
    return posts.filter(({ waits }) => waits > 0).map(({ postId, waits }) => [postId, waits]);
  };
  assert.deepEqual(await hands(), [[colleague.postId, 1]]);
  const named = await namesOf({ postId: colleague.postId });
  assert.deepEqual(
    named.rows.map(({ subjectId, surveyorName }) => [subjectId, surveyorName]),
    [[mine[0], colleague.name]],
  );
  await f.contact(mine[0] ?? '', colleague);
  assert.deepEqual(await hands(), []);
  const told = (await namesOf({ standing: 'done' })).rows[0];
  assert.deepEqual([told?.contacts[0]?.byName, told?.contacts[0]?.method], [colleague.name, 'phone']);
});

test('the page opens to them and lets them change nothing; a part given to another department is theirs no more', async () => {
  type Page = { unit: { unitId: string }; abilities: Record<string, boolean>; round: { figures: { listed: number } } };
  const page = await house.ask<Page>('campaign.round', { roundId }, officer);
  assert.deepEqual([page.unit.unitId, page.round.figures.listed], [unitIds.housing, 2]);
  assert.deepEqual(Object.values(page.abilities), [false, false]);
  await house.ask('campaign.page', { campaignId }, officer);
  const share = { roundId, subjectIds: [mine[1]], postIds: [officer.postId] };
  assert.notEqual(await f.codeOf('campaign.share_out', share, officer), 'accepted');
  const given = { roundId, subjectIds: [mine[1]], toDepartment: 'industry', postIds: [other.postId] };
  await house.act('campaign.share_out', given, hq);
  assert.deepEqual(
    (await namesOf()).rows.map(({ subjectId }) => subjectId),
    [mine[0]],
  );
});

test('a surveyor at the door is told where the firm is and whom to ask for; whoever has no business there is told of no firm', async () => {
  type Door = { firm: { name: string; places: { address: string }[]; phoneMasked: string | null } | null };
  const at = (as = officer) => house.ask<Door>('enterprise.at_door', { enterpriseId: mine[0] }, as);
  const { firm: seen } = await at();
  assert.deepEqual(
    seen?.places.map(({ address }) => address),
    ['东闸社区'],
  );
  assert.equal((await at(other)).firm, null);
  const { subjects } = await house.ask<{ subjects: { subjectId: string; address: string | null }[] }>(
    'duty.mine',
    { span: 'open' },
    other,
  );
  assert.equal(subjects.find(({ subjectId }) => subjectId === theirs)?.address, '东闸社区');
});
