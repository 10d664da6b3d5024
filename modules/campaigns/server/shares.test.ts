// F14 over the house: parts, surveyors, ways of contact, found firms, one firm told by two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { oneByCode, toldAtTheDoor } from '#modules/enterprises/server/reactions.ts';
import { codeNo, openFirms } from './fixtures/firms.ts';

const f = await openFirms();
const { house, hq, desk, officers } = f;
const [lee, wang] = officers;
const mine = async (hat = lee!) =>
  (await house.ask<{ subjects: { subjectId: string }[] }>('duty.mine', { span: 'open', limit: 500 }, hat)).subjects.map(
    ({ subjectId }) => subjectId,
  );
const tell = (roundId: string, hat: typeof lee, more: object = {}) => {
  const enterpriseId = newId();
  const input = {
    roundId,
    enterpriseId,
    visitId: newId(),
    recordId: newId(),
    name: '济宁新到商贸有限公司',
    address: '物流产业园3号',
  };
  const told = [{ field: 'contactMethod', value: 'door' }];
  return { enterpriseId, done: house.run('campaign.tell_firm', { ...input, told, ...more }, hat!) };
};
/** Runs a reaction of the house over events as the feed would hand them on. */
const react = async (reaction: typeof oneByCode, event: { type: string; [key: string]: unknown }) => {
  const entry = { commandId: newId(), seq: 1 } as unknown as Parameters<typeof reaction.react>[1];
  await reaction.react(event, entry, house.hand);
};

test('each firm stands in one cell of department and park; an unlisted or unplaced firm stands in the part of none, and cells sum to totals (F14)', async () => {
  await f.firm({ department: 'housing', park: '物流产业园' });
  await f.firm({ department: 'housing', park: '科技创新园' });
  await f.firm({ department: 'industry', park: '科技创新园' });
  await f.firm();
  const roundId = await f.survey();
  const { rows, total, parks } = await f.matrix(roundId);
  assert.deepEqual(
    parks,
    ['科技创新园', '物流产业园', '-'].toSorted(
      (a, b) => Number(a === '-') - Number(b === '-') || a.localeCompare(b, 'zh-CN'),
    ),
  );
  assert.equal(total.total.all, 4);
  for (const key of ['all', 'listed', 'waits', 'unnamed'] as const) {
    assert.equal(
      rows.reduce((sum, row) => sum + row.total[key], 0),
      total.total[key],
    );
    for (const row of rows)
      assert.equal(
        row.byPark.reduce((sum, cell) => sum + cell[key], 0),
        row.total[key],
      );
  }
  for (const row of rows)
    for (const cell of row.byPark)
      assert.equal((await f.names(roundId, { department: row.department, park: cell.park })).rows.length, cell.all);
  assert.deepEqual((await f.figures(roundId, hq)).listed, 4, 'the page of the round tells the same');
});

test('a part is dealt to surveyors: each has theirs on 今日 and nobody else’s; a firm given to another leaves the first; ended, nobody is named', async () => {
  const roundId = await f.survey();
  const { rows } = await f.names(roundId, { department: 'housing' });
  assert.equal(rows.length, 2);
  assert.deepEqual(await mine(), []);
  await house.act('campaign.share_out', { roundId, department: 'housing', postIds: [lee!.postId, wang!.postId] }, hq);
  const [one, two] = [await mine(lee), await mine(wang)];
  assert.deepEqual([one.length, two.length], [1, 1]);
  assert.notEqual(one[0], two[0]);
  assert.equal((await f.matrix(roundId)).rows.find(({ department }) => department === 'housing')?.total.unnamed, 0);
  await house.act(
    'campaign.share_out',
    { roundId, subjectIds: one, toPark: '医药产业园', postIds: [wang!.postId] },
    hq,
  );
  assert.deepEqual([await mine(lee), (await mine(wang)).length], [[], 2]);
  assert.equal((await f.names(roundId, { park: '医药产业园' })).rows[0]?.subjectId, one[0]);
  assert.equal(
    await f.codeOf('campaign.share_out', { roundId, department: 'housing', postIds: [lee!.postId] }, f.street),
    'campaign.out_of_area',
  );
  assert.equal(await f.codeOf('campaign.share_out', { roundId, department: 'housing' }, hq), 'campaign.nothing_shared');
  await f.contact(one[0]!, wang!, { outcome: 'no_answer' });
  await f.contact(one[0]!, wang!, { told: [] });
  const waiting = (await f.names(roundId, { park: '医药产业园' })).rows[0];
  assert.deepEqual(
    [waiting?.standing, waiting?.contacts.length],
    ['waits', 2],
    'an attempt and a contact without its way close nothing',
  );
  await f.contact(one[0]!, wang!, {
    told: [
      { field: 'contactMethod', value: 'on_site' },
      { field: 'workersHere', value: 30 },
    ],
  });
  const done = (await f.names(roundId, { park: '医药产业园', standing: 'done' })).rows[0];
  assert.deepEqual(
    [done?.contacts[0]?.method, done?.contacts.map(({ outcome }) => outcome).includes('no_answer')],
    ['on_site', true],
  );
  await house.act('campaign.end_round', { roundId }, hq);
  assert.deepEqual(await mine(wang), []);
});

test('two surveyors tell one firm under one sound code: neither is refused, one firm counts, both tellings stay', async () => {
  const roundId = await f.survey();
  await house.act('campaign.share_out', { roundId, postIds: [lee!.postId, officers[2]!.postId] }, hq);
  const before = (await f.matrix(roundId)).total.total;
  const uscc = codeNo(501);
  const first = tell(roundId, lee, { uscc, park: '物流产业园' });
  assert.equal((await first.done).outcome, 'accepted');
  const second = tell(roundId, officers[2], { uscc, park: '科技创新园' });
  assert.equal((await second.done).outcome, 'accepted');
  assert.equal((await f.matrix(roundId)).total.total.all, before.all + 2, 'until the house has looked');
  await react(oneByCode, { type: 'enterprise.known', enterpriseId: second.enterpriseId });
  await f.follow(first.enterpriseId, second.enterpriseId);
  const after = (await f.matrix(roundId)).total.total;
  assert.deepEqual([after.all, after.listed, after.found, after.done], [before.all + 1, before.listed, 1, 1]);
  const [firm] = (await f.names(roundId, { standing: 'found' })).rows;
  assert.deepEqual(
    [firm?.subjectId, firm?.uscc, firm?.merged.length, firm?.contacts.length],
    [first.enterpriseId, uscc, 1, 2],
  );
  assert.deepEqual(new Set(firm?.contacts.map(({ byName }) => byName)), new Set([lee!.name, officers[2]!.name]));
});

test('a firm without a licence is found with no code; two of one address are two; a faulty code is kept as written', async () => {
  const roundId = await f.survey();
  await house.act('campaign.share_out', { roundId, postIds: [lee!.postId] }, hq);
  const faulty = `${codeNo(502).slice(0, 17)}${codeNo(502).endsWith('7') ? '8' : '7'}`;
  const [one, two, three] = [
    tell(roundId, lee, { name: '无照加工点' }),
    tell(roundId, lee, { name: '同址百货商行' }),
    tell(roundId, lee, { name: '同址错码商行', uscc: faulty, outcome: 'closed' }),
  ];
  for (const { done } of [one, two, three]) assert.equal((await done).outcome, 'accepted');
  const found = (await f.names(roundId, { standing: 'found' })).rows;
  assert.equal(found.length, 3);
  assert.deepEqual(
    found.map(({ uscc }) => uscc),
    [null, null, null],
  );
  const closed = found.find(({ subjectId }) => subjectId === three.enterpriseId);
  assert.deepEqual(
    [closed?.standing, closed?.surveyorName],
    ['waits', lee!.name],
    'nobody there: it stands by name with its finder',
  );
  assert.ok((await mine()).includes(three.enterpriseId));
});

test('a firm told gone is closed on record by that telling and its department hears when it was contacted; one that a desk closes is asked no more; open again, it is', async () => {
  const [gone, shut, contacted] = [
    await f.firm({ department: 'housing' }),
    await f.firm(),
    await f.firm({ department: 'housing' }),
  ];
  const roundId = await f.survey();
  await house.act('campaign.share_out', { roundId, postIds: [lee!.postId] }, hq);
  const [goneVisit, visitId] = [newId(), newId()];
  await f.contact(gone, lee!, { visitId: goneVisit, outcome: 'gone' });
  await f.contact(contacted, lee!, { visitId });
  for (const id of [goneVisit, visitId])
    await react(toldAtTheDoor, { type: 'visit.recorded', visitId: id, action: 'survey' });
  type Page = {
    enterprise: { state: string; stateReason: string | null };
    listings: { method: string | null; contactedOn: string | null }[];
  };
  const page = (enterpriseId: string) => house.ask<Page>('enterprise.page', { enterpriseId }, hq);
  assert.deepEqual(
    [(await page(gone)).enterprise.state, (await page(gone)).enterprise.stateReason],
    ['closed', '摸排时已关停'],
  );
  assert.deepEqual(
    (await page(contacted)).listings.map(({ method, contactedOn }) => [method, contactedOn]),
    [['phone', '2026-03-11']],
  );
  await house.act('enterprise.set_state', { enterpriseId: shut, state: 'closed', reason: '注销' }, hq);
  await f.follow(shut);
  const standingOf = async (id: string) =>
    (await f.names(roundId)).rows.find(({ subjectId }) => subjectId === id)?.standing;
  assert.deepEqual(
    [await standingOf(gone), await standingOf(shut), await standingOf(contacted)],
    ['done', 'excused', 'done'],
  );
  assert.ok(!(await mine()).includes(shut));
  await house.act('enterprise.set_state', { enterpriseId: shut, state: 'open', reason: '恢复经营' }, hq);
  await f.follow(shut);
  assert.equal(await standingOf(shut), 'waits');
});

test('whoever surveys nothing of a round tells nothing into it, and a desk below sees only its own firms in the parts', async () => {
  const roundId = await f.survey();
  assert.equal(
    await f.codeOf(
      'campaign.tell_firm',
      { roundId, enterpriseId: newId(), visitId: newId(), recordId: newId(), name: '外人商行', address: '某路1号' },
      lee!,
    ),
    'campaign.out_of_area',
    'their department’s part is told to them; surveying is for those named',
  );
  const below = await house.ask<{ total: { total: { all: number } } }>('campaign.shares', { roundId }, f.otherDesk);
  assert.equal(below.total.total.all, 0, 'all firms are 东闸社区’s');
  const own = await house.ask<{ total: { total: { all: number } } }>('campaign.shares', { roundId }, desk);
  assert.ok(own.total.total.all > 0);
});
