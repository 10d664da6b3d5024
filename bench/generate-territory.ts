// The territory to measure on: a district of streets, communities and grids, the units that handle its requests, one post at each level with a
// session of its own, and a work method in force.

import type pg from 'pg';
import { v5 } from 'uuid';
import { listSeedDays } from '#kernel/shared/clock/china.ts';
import type { Role } from '#kernel/shared/right.ts';
import method from '#methods/minhu-5643/method.ts';
import type { BenchDistrict } from './generate.ts';

type Shape = { streets: number; communitiesPerStreet: number; gridsPerCommunity: number; since: Date };
export type BenchTerritory = Pick<BenchDistrict, 'districtId' | 'hats'> & {
  methodVersionId: string;
  unitCount: number;
};

const NAMESPACE = '5d0c0d7e-3a60-4a55-8b57-5f6f3a0f9a10';
export const benchId = (name: string): string => v5(name, NAMESPACE);

type Unit = {
  id: string;
  parentId: string | null;
  kind: string;
  gridLevel: number | null;
  name: string;
  code: string | null;
};

export async function generateTerritory(client: pg.ClientBase, shape: Shape): Promise<BenchTerritory> {
  const units = [...listUnits(shape)];
  const districtId = benchId('district');
  await client.query(
    `insert into governance_units (id, district_id, parent_id, kind, grid_level, name, short_code, declared_households, valid)
     select u.id, $2, u."parentId", u.kind, u."gridLevel", u.name, u.code, case when u.kind = 'grid' then 300 end, tstzrange($3, null)
       from jsonb_to_recordset($1::jsonb) as u (id uuid, "parentId" uuid, kind text, "gridLevel" smallint, name text, code text)`,
    [JSON.stringify(units), districtId, shape.since],
  );
  await client.query(
    `insert into calendar_days (on_date, kind, name) select "on", kind, name from jsonb_to_recordset($1::jsonb) as d ("on" date, kind text, name text)
     on conflict do nothing`,
    [JSON.stringify(listSeedDays())],
  );
  await client.query('insert into calendar_years (year) select generate_series(2004, 2026) on conflict do nothing');
  await client.query(
    'insert into method_versions (id, name, version, body, effective_from) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [benchId('method'), method.name, method.version, JSON.stringify(method), shape.since],
  );
  // The database may hold the same version already, published by a seed.
  const published = await client.query<{ id: string }>(
    'select id from method_versions where name = $1 and version = $2',
    [method.name, method.version],
  );
  const methodVersionId = published.rows[0]?.id ?? benchId('method');
  const hats = {
    district: await addPost(client, 'district_supervisor', 'district', shape.since),
    street: await addPost(client, 'street_supervisor', 'street 1', shape.since),
    community: await addPost(client, 'community_desk', 'community 1 1', shape.since),
    grid: await addPost(client, 'grid_worker', 'grid 1 1 1', shape.since),
  };
  return { districtId, hats, methodVersionId, unitCount: units.length };
}

function* listUnits(shape: Shape): Generator<Unit> {
  const unit = (
    handle: string,
    parent: string | null,
    kind: string,
    name: string,
    code: string | null = null,
  ): Unit => ({
    id: benchId(handle),
    parentId: parent === null ? null : benchId(parent),
    kind,
    gridLevel: kind === 'grid' ? 1 : null,
    name,
    code,
  });
  yield unit('district', null, 'zone', '测速区', 'BENCH');
  for (const { kind, title } of method.handlingUnits) {
    if (kind.startsWith('department:'))
      yield unit(kind, 'district', 'department', title.zh, kind.slice('department:'.length));
  }
  for (let s = 1; s <= shape.streets; s++) {
    yield unit(`street ${s}`, 'district', 'subdistrict', `第${s}街道`);
    for (let c = 1; c <= shape.communitiesPerStreet; c++) {
      const community = `community ${s} ${c}`;
      yield unit(community, `street ${s}`, 'community', `${s}街${c}社区`);
      yield unit(`property ${s} ${c}`, community, 'property_company', `${s}街${c}物业`);
      yield unit(`clinic ${s} ${c}`, community, 'clinic', `${s}街${c}卫生站`);
      yield unit(`police ${s} ${c}`, community, 'police_room', `${s}街${c}警务室`);
      for (let g = 1; g <= shape.gridsPerCommunity; g++)
        yield unit(`grid ${s} ${c} ${g}`, community, 'grid', `${s}街${c}社区${g}网格`);
    }
  }
}

async function addPost(client: pg.ClientBase, role: Role, unit: string, since: Date) {
  const staffId = benchId(`staff ${role} ${unit}`);
  const postId = benchId(`post ${role} ${unit}`);
  const name = `bench.${role}`;
  const token = `bench-${staffId}`;
  await client.query(
    `insert into auth."user" (id, name, email, username, "twoFactorEnabled") values ($1, $2, $3, $2, true)`,
    [staffId, name, `${name}@bench`],
  );
  await client.query(
    `insert into auth.session (id, "expiresAt", token, "userId") values ($1, now() + interval '30 days', $2, $1)`,
    [staffId, token],
  );
  await client.query(
    'insert into staff (id, district_id, account_id, name, home_unit_id) values ($1, $2, $3, $4, $5)',
    [staffId, benchId('district'), staffId, name, benchId(unit)],
  );
  await client.query(
    'insert into posts (id, district_id, staff_id, role, unit_id, valid) values ($1, $2, $3, $4, $5, tstzrange($6, null))',
    [postId, benchId('district'), staffId, role, benchId(unit), since],
  );
  return { as: 'staff' as const, token, postId, unitId: benchId(unit) };
}
