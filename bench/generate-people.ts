// People in homes all over a generated district, set by set: three to a home, homes spread over every grid.
import type pg from 'pg';
import { generateTerritory } from './generate-territory.ts';

export async function generatePeople(client: pg.ClientBase, people: number) {
  const territory = await generateTerritory(client, {
    streets: 10,
    communitiesPerStreet: 10,
    gridsPerCommunity: 10,
    since: new Date('2022-01-01'),
  });
  const homes = Math.ceil(people / 3);
  await client.query(
    `with grids as materialized (select u.id, u.parent_id, row_number() over (order by u.name, u.id) - 1 as n, count(*) over () as of from governance_units u where u.kind = 'grid' and u.district_id = $1)
     , put as (
       insert into places (id, district_id, community_id, kind, name, address)
       select md5('home ' || i)::uuid, $1, g.parent_id, 'dwelling', i::text, '示范小区' || i || '室' from generate_series(1, $2::int) i join grids g on g.n = i % g.of returning id, name)
     insert into place_grids (place_id, grid_id, valid) select p.id, g.id, tstzrange('2022-01-01', null) from put p join grids g on g.n = p.name::int % g.of`,
    [territory.districtId, homes],
  );
  await client.query(
    `insert into people (id, district_id, name, initials, pinyin, sex, born_on)
     select md5('person ' || i)::uuid, $1, '示例' || i, 'sl', 'shili' || i, 1 + i % 2, date '1930-01-01' + (i % 33000) from generate_series(1, $2::int) i`,
    [territory.districtId, people],
  );
  await client.query(
    `insert into stays (id, district_id, person_id, place_id, kind, valid)
     select md5('stay ' || i)::uuid, $1, md5('person ' || i)::uuid, md5('home ' || (1 + i % $3))::uuid, 'living', daterange('2022-01-01', null) from generate_series(1, $2::int) i`,
    [territory.districtId, people, homes],
  );
  await client.query('analyze');
  return { ...territory, people, homes, grids: 1000 };
}
