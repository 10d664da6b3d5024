// `node bench/campaign.ts --people 300000`: what a round over a district costs to start — its list frozen —, and how fast its page, its coverage and the buildings of a community
// are told at that size while samples close turns by the hundred. Prints each line with its goal and whether it was met.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { newId } from '#kernel/shared/id.ts';
import { closeTurns } from '#modules/campaigns/server/public.ts';
import { campaignRound, roundBuildings } from '#modules/campaigns/shared/queries.ts';
import { dutyCoverage } from '#modules/duties/shared/queries.ts';
import { withCampaigns } from './campaign-ground.ts';
import { generateResidents } from './generate-residents.ts';
import { generateTerritory } from './generate-territory.ts';
import { layBenchGround } from './ground.ts';
import { percentile } from './load.ts';
import { layOrder } from './order-in-force.ts';
import { met, milliseconds, sayMachine } from './say.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '300000' }, times: { type: 'string', default: '60' } },
});
const people = Number(values.people);
const times = Number(values.times);

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
try {
  await client.connect();
  const { house, queries } = ground.opened;
  const territory = await generateTerritory(client, {
    streets: 10,
    communitiesPerStreet: 10,
    gridsPerCommunity: 10,
    since: new Date('2022-01-01'),
  });
  const made = await generateResidents(client, territory.districtId, people);
  console.log(
    `${made.people.toLocaleString('en')} people in ${made.homes.toLocaleString('en')} homes of ${made.grids.toLocaleString('en')} grids`,
  );
  await client.query('analyze');
  const act = await withCampaigns(ground, territory.hats.district);
  const { district: dispatcher, community: desk } = territory.hats;
  const campaignId = newId();
  await layOrder(client, territory.districtId);
  await act(
    'campaign.begin',
    { campaignId, kind: 'mass_testing', unitId: territory.districtId, title: '全员核酸', purpose: '压测' },
    dispatcher,
  );

  let roundId = '';
  for (const which of ['first', 'second, beside it']) {
    roundId = newId();
    const took = await milliseconds(() => act('campaign.open_round', { campaignId, roundId }, dispatcher));
    console.log(
      `round over ${made.people.toLocaleString('en')} people (${which}): ${(took / 1000).toFixed(2)} s · goal 10 s · ${met(took <= 10_000)}`,
    );
  }
  await client.query('analyze duties, duty_tallies');

  const listed = (
    await client.query<{ id: string }>(
      'select subject_id as id from duties where rhythm_id = $1 order by random() limit 60000',
      [roundId],
    )
  ).rows.map(({ id }) => id);
  const close = (ids: readonly string[]) =>
    house.database.asOwner((tx) =>
      closeTurns(
        tx,
        ids.map((subjectId) => ({ roundId, subjectId, workId: newId(), doneAt: new Date(tx.now) })),
        { byName: '采样台', byPostId: null },
      ),
    );
  const closing: number[] = [];
  for (let n = 0; n < 100; n++) closing.push(await milliseconds(() => close(listed.splice(0, 100))));
  console.log(
    `100 turns closed in one statement: p50 ${percentile(closing, 0.5).toFixed(1)} ms, p95 ${percentile(closing, 0.95).toFixed(1)} ms`,
  );

  const community = desk.unitId;
  const asked: [string, () => Promise<unknown>][] = [
    ['page of the round, district', () => queries.ask(campaignRound.name, { roundId }, dispatcher)],
    [
      'coverage, district',
      () => queries.ask(dutyCoverage.name, { rhythmId: roundId, unitId: territory.districtId }, dispatcher),
    ],
    ['page of the round, community', () => queries.ask(campaignRound.name, { roundId }, desk)],
    ['coverage, community', () => queries.ask(dutyCoverage.name, { rhythmId: roundId, unitId: community }, desk)],
    ['buildings, community', () => queries.ask(roundBuildings.name, { roundId, unitId: community }, desk)],
  ];
  for (const [what, ask] of asked) {
    await ask();
    const took: number[] = [];
    // Live: turns are closed between one look and the next.
    for (let n = 0; n < times; n++) {
      await close(listed.splice(0, 100));
      took.push(await milliseconds(ask));
    }
    const p95 = percentile(took, 0.95);
    console.log(
      `${what}: p50 ${percentile(took, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms · goal 100 ms · ${met(p95 <= 100)}`,
    );
  }
} finally {
  await client.end();
  await ground.end();
}
