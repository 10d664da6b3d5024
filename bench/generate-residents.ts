// Homes and the people who live in them over a generated territory, three to a home and homes spread over every grid: set-based and past the triggers, which would
// make a subject at a time what is known here as a whole. Only what is derived by them is written beside: subjects. Never for a real database.
import type pg from 'pg';

const silent = ['places', 'place_grids', 'people', 'stays'] as const;

export type Residents = { people: number; homes: number; grids: number };

export async function generateResidents(client: pg.ClientBase, districtId: string, people: number): Promise<Residents> {
  await client.query('begin');
  for (const table of silent) await client.query(`alter table ${table} disable trigger user`);
  await client.query(
    `create temp table bench_grids on commit drop as
       select g.id as grid_id, p.community_id, row_number() over (order by g.id) - 1 as n, count(*) over () as all_grids
         from governance_units g join unit_paths p on p.unit_id = g.id where g.district_id = $1 and g.kind = 'grid'`,
    [districtId],
  );
  const { rows: grids } = await client.query<{ n: number }>('select count(*)::int as n from bench_grids');
  const homes = Math.ceil(people / 3);
  await client.query(
    `create temp table bench_homes on commit drop as
       select gen_random_uuid() as id, g.grid_id, g.community_id, h.n,
              '第' || (h.n / 1000) || '花园' || (h.n / 60 % 20 + 1) || '号楼' || (h.n % 60 / 20 + 1) || '单元' || (h.n % 20 / 2 + 1) || '0' || (h.n % 2 + 1) as address
         from generate_series(0, $1::int - 1) h (n) join bench_grids g on g.n = h.n % g.all_grids`,
    [homes],
  );
  await client.query(
    `insert into places (id, district_id, community_id, kind, name, address) select id, $1, community_id, 'dwelling', n::text, address || '-' || n from bench_homes`,
    [districtId],
  );
  await client.query(
    `insert into place_grids (place_id, grid_id, valid) select id, grid_id, tstzrange('2020-01-01', null) from bench_homes`,
  );
  await client.query(
    `create temp table bench_people on commit drop as
       select gen_random_uuid() as id, i as n, '居民' || i as name, 'jumin' || i as pinyin, date '1935-01-01' + i % 30000 as born_on, h.id as place_id, h.community_id
         from generate_series(0, $1::int - 1) i join bench_homes h on h.n = i % $2::int`,
    [people, homes],
  );
  await client.query(
    `insert into people (id, district_id, name, pinyin, initials, sex, born_on) select id, $1, name, pinyin, 'jm', 1 + n % 2, born_on from bench_people`,
    [districtId],
  );
  await client.query(
    `insert into stays (id, district_id, person_id, place_id, kind, valid)
       select gen_random_uuid(), $1, id, place_id, 'living', daterange('2022-01-01', null) from bench_people`,
    [districtId],
  );
  for (const table of silent) await client.query(`alter table ${table} enable trigger user`);
  await client.query(
    `insert into subjects (id, kind, district_id, community_id, place_id, name, name_key)
       select id, 'person', $1, community_id, place_id, name, pinyin from bench_people`,
    [districtId],
  );
  await client.query('commit');
  await client.query('analyze');
  return { people, homes, grids: grids[0]?.n ?? 0 };
}
