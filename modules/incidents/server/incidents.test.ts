import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, type StaffHat } from '#testing/house.ts';

const house = await openTestHouse();

type List = {
  rows: { incidentId: string; told: string; isMine: boolean; support: string | null; supportedBy: string | null }[];
  maySupport: boolean;
  waiting: number;
};
const list = (hat: StaffHat) => house.ask<List>('incident.list', {}, hat);
const problemOf = async (name: string, input: unknown, hat: StaffHat) => {
  const outcome = await house.run(name, input, hat);
  return 'problem' in outcome ? outcome.problem.code : null;
};

test('a worker tells what happened; the leader alone reads it and supports, once; nobody else sees a trace (J16)', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const secretary = await house.as('community_secretary', 'dongzha');
  const incidentId = newId();
  await house.act('incident.report', { incidentId, kind: 'abuse', told: '上门登记时被骂', wantsHelp: true }, worker);
  assert.deepEqual(
    (await list(worker)).rows.map(({ told, isMine }) => [told, isMine]),
    [['上门登记时被骂', true]],
  );
  for (const hat of [
    await house.as('community_desk', 'dongzha'),
    await house.as('grid_worker', 'dongzhaEast', 2),
    await house.as('community_secretary', 'xizha'),
    await house.as('district_supervisor', 'district'),
    await house.as('street_supervisor', 'otherStreet'),
  ])
    assert.deepEqual((await list(hat)).rows, [], hat.role);
  const seen = await list(secretary);
  assert.deepEqual([seen.rows.length, seen.waiting, seen.maySupport], [1, 1, true]);
  assert.equal(
    await problemOf(
      'incident.support',
      { incidentId, support: '换班' },
      await house.as('community_secretary', 'xizha'),
    ),
    'incident.not_found',
  );
  await house.act('incident.support', { incidentId, support: '明天两人同去，今天早点下班' }, secretary);
  assert.equal(
    await problemOf('incident.support', { incidentId, support: '再说' }, secretary),
    'incident.supported_already',
  );
  const [told] = (await list(worker)).rows;
  assert.deepEqual([told?.support, told?.supportedBy], ['明天两人同去，今天早点下班', secretary.name]);
});

test('a leader’s own is for the level above, and words stand nowhere in clear', async () => {
  const secretary = await house.as('community_secretary', 'dongzha');
  const incidentId = newId();
  await house.act(
    'incident.report',
    { incidentId, kind: 'exhaustion', told: '连轴转三周', wantsHelp: true },
    secretary,
  );
  assert.equal(await problemOf('incident.support', { incidentId, support: '没事' }, secretary), 'incident.own');
  await house.act('incident.support', { incidentId, support: '休两天' }, await house.as('street_supervisor', 'luohe'));
  const clear = await house.asOwner((tx) =>
    tx.first<{ n: number }>(sql`
      select count(*) as n from journal j where j::text like '%连轴转%' or j::text like '%休两天%' or j::text like '%exhaustion%'`),
  );
  assert.equal(clear?.n, 0);
});
