// Room for many: the real villages and communities of the code list that the demonstration leaves out, each with fifteen grids, their people, and
// the units that handle its requests. A strip east of the district gives them a place on the map.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database, Tx } from '#kernel/server/transaction.ts';
import { unitIdOf } from '../ids.ts';
import { pinyinReader } from '../names.ts';
import { insertRows, lots } from '../rows.ts';
import { zoneCode } from '../territory/divisions.ts';
import { growBeside } from '../territory/handling.ts';
import { polygonOf, type Quad, splitQuad } from '../territory/shapes.ts';
import { otherCommunities } from '../territory/streets.ts';
import { growTree } from '../territory/tree.ts';
import { dwellingsPerGrid, shape } from './household.ts';

export type Settlement = { path: string; street: string; code: string; nth: number };

const strip: Quad = [
  [116.76, 35.34],
  [116.93, 35.335],
  [116.94, 35.5],
  [116.77, 35.505],
];

/** In the order of their codes; always the same list, whatever is there already. */
export async function listSettlements(database: Database): Promise<Settlement[]> {
  const rows = await database.asOwner((tx) =>
    tx.all<{ code: string; street: string; name: string }>(sql`
      select d.code, s.name as street, regexp_replace(d.name, '(居民委员会|居民委会|居委会|村民委员会|村委会|委会)$', '') as name
        from divisions d join divisions s on s.code = d.parent_code where d.level = 'village' and s.parent_code = ${zoneCode} order by d.code`),
  );
  const known = new Set([...otherCommunities.map(({ name }) => name), '接庄村', '西楼村']);
  const taken = new Set<string>();
  return rows
    .map(({ code, street, name }) => ({ code, street, path: /[村区]$/.test(name) ? name : `${name}社区` }))
    .filter(({ path }) => !known.has(path) && !taken.has(path) && taken.add(path))
    .map((settlement, nth) => ({ ...settlement, nth }));
}

export const gridsOf = ({ path }: Settlement): string[] =>
  Array.from({ length: shape.gridsPerCommunity }, (_, n) => `${path}${n + 1}网格`);

/** Adds those that are not there yet, all in one statement a table: the scopes of the tree are worked out once. */
export async function addSettlements(
  tx: Tx,
  secrets: Secrets,
  all: readonly Settlement[],
  wanted: readonly Settlement[],
): Promise<void> {
  const present = await tx.all<{ id: string }>(
    sql`select id from governance_units where id = any (${wanted.map(({ path }) => unitIdOf(path))}::uuid[])`,
  );
  const missing = wanted.filter(({ path }) => !present.some(({ id }) => id === unitIdOf(path)));
  if (missing.length === 0) return;
  const quads = splitQuad(
    strip,
    all.map(() => 1),
    lots(7),
  );
  const draw = lots(missing[0]!.nth + 1);
  const tree = growTree(secrets, await pinyinReader(), draw);
  for (const settlement of missing) {
    const { path, street, nth } = settlement;
    tree.unit(path, street, {
      kind: path.endsWith('村') ? 'village' : 'community',
      name: path,
      area: path.endsWith('村') ? 'village' : 'town_fringe',
    });
    tree.draw(path, polygonOf(quads[nth]!));
    const grids = gridsOf(settlement);
    const outlines = splitQuad(
      quads[nth]!,
      grids.map(() => 1),
      draw,
    );
    for (const [n, grid] of grids.entries()) {
      tree.unit(grid, path, { kind: 'grid', level: 1, name: grid, households: dwellingsPerGrid });
      tree.draw(grid, polygonOf(outlines[n]!));
      tree.person(`chief ${grid}`, { home: grid, title: '网格长' });
      tree.post(`chief ${grid}`, 'grid_chief', grid);
      tree.person(`worker ${grid}`, { home: grid, title: '专职网格员' });
      tree.post(`worker ${grid}`, 'grid_worker', grid);
    }
    growBeside(tree, path);
  }
  await tree.write(tx);
  await tree.writeAreas(tx);
  await insertRows(
    tx,
    'unit_divisions',
    missing.map(({ path, code }) => ({ unit_id: unitIdOf(path), division_code: code, valid: '[2022-01-01,)' })),
  );
}
