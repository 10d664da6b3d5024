// `node bench/survey.ts --firms 20000`: how fast the parts of a survey are told — 12 departments × 5 parks — with their names, while firms are contacted, merged and dealt. Prints each
// line with its goal and whether it was met.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { newId } from '#kernel/shared/id.ts';
import { shareMatrix, shareNames } from '#modules/campaigns/shared/share-queries.ts';
import { departmentCodes } from '#modules/enterprises/shared/enterprise.ts';
import { withCampaigns } from './campaign-ground.ts';
import { generateTerritory } from './generate-territory.ts';
import { layBenchGround } from './ground.ts';
import { percentile } from './load.ts';
import { met, milliseconds, sayMachine } from './say.ts';

const { values } = parseArgs({
  options: { firms: { type: 'string', default: '20000' }, times: { type: 'string', default: '60' } },
});
const firms = Number(values.firms);
const times = Number(values.times);

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
try {
  await client.connect();
  const { queries } = ground.opened;
  const territory = await generateTerritory(client, {
    streets: 10,
    communitiesPerStreet: 10,
    gridsPerCommunity: 10,
    since: new Date('2022-01-01'),
  });
  const district = territory.districtId;
  const parks = ['一', '二', '三', '四', '五'].map((n) => `第${n}园区`);
  await client.query(
    `insert into enterprises (id, district_id, unit_id, name, name_key, park) select gen_random_uuid(), $1, $1, '样' || n, 'yang' || n, ($3::text[])[1 + n % 5] from generate_series(1, $2::int) n`,
    [district, firms, parks],
  );
  await client.query(
    `insert into enterprise_listings (id, district_id, enterprise_id, department)
     select gen_random_uuid(), $1, e.id, ($2::text[])[1 + (row_number() over (order by e.id)) % 12] from enterprises e where e.district_id = $1`,
    [district, [...departmentCodes]],
  );
  await client.query(
    `insert into enterprise_places (id, district_id, enterprise_id, kind, unit_id)
     select gen_random_uuid(), $1, e.id, 'responsible', c.ids[1 + (row_number() over (order by e.id)) % cardinality(c.ids)]
       from enterprises e cross join (select array_agg(id) as ids from governance_units where kind = 'community' and district_id = $1) c where e.district_id = $1`,
    [district],
  );
  await client.query('analyze');
  const { district: dispatcher } = territory.hats;
  const act = await withCampaigns(ground, territory.hats.district);
  const [campaignId, roundId] = [newId(), newId()];
  const unitId = district;
  await act(
    'campaign.begin',
    { campaignId, kind: 'enterprise_survey', unitId, title: '企业摸排', purpose: '压测' },
    dispatcher,
  );
  const opened = await milliseconds(() => act('campaign.open_round', { campaignId, roundId }, dispatcher));
  console.log(
    `round over ${firms.toLocaleString('en')} firms, in parts: ${(opened / 1000).toFixed(2)} s · goal 10 s · ${met(opened <= 10_000)}`,
  );
  await client.query(
    `with surveyors as (insert into staff (id, district_id, name, home_unit_id) select gen_random_uuid(), $1, '摸排员' || n, $1 from generate_series(1, 500) n returning id)
     insert into posts (id, district_id, staff_id, role, unit_id, valid) select gen_random_uuid(), $1, id, 'department_officer', $1, tstzrange('2022-01-01', null) from surveyors`,
    [district],
  );
  const posts = (
    await client.query<{ id: string }>(
      `select id from posts where district_id = $1 and role = 'department_officer' and upper_inf(valid) limit 500`,
      [district],
    )
  ).rows.map(({ id }) => id);
  const dealt = await milliseconds(() => act('campaign.share_out', { roundId, postIds: posts }, dispatcher));
  console.log(`dealt to ${posts.length} surveyors: ${(dealt / 1000).toFixed(2)} s · goal 3 s · ${met(dealt <= 3000)}`);
  // A tenth was told of, one in two hundred turned out to be another.
  await client.query('analyze duties');
  await client.query(
    `update duties set done_at = opens_at, told_at = opens_at, visit_id = gen_random_uuid() where rhythm_id = $1 and subject_id in (select subject_id from duties where rhythm_id = $1 order by subject_id limit $2)`,
    [roundId, Math.floor(firms / 10)],
  );
  await client.query(
    `with pairs as (select id, lead(id) over (order by id) as into_id, row_number() over (order by id) as n from enterprises where district_id = '${district}')
     update enterprises e set merged_into_id = p.into_id from pairs p where p.id = e.id and p.n % 200 = 0 and p.into_id is not null`,
  );
  await client.query('analyze duties, campaign_shares, subject_owners, enterprises');
  const asked: [string, () => Promise<unknown>][] = [
    ['matrix, 12 × 5', () => queries.ask(shareMatrix.name, { roundId }, dispatcher)],
    [
      'names of a cell',
      () =>
        queries.ask(
          shareNames.name,
          { roundId, department: 'industry', park: parks[0], standing: 'waits' },
          dispatcher,
        ),
    ],
  ];
  for (const [what, ask] of asked) {
    await ask();
    const took: number[] = [];
    for (let n = 0; n < times; n++) took.push(await milliseconds(ask));
    const p95 = percentile(took, 0.95);
    console.log(
      `${what}: p50 ${percentile(took, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms · goal 100 ms · ${met(p95 <= 100)}`,
    );
  }
} finally {
  await client.end();
  await ground.end();
}
