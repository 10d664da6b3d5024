// How many homes have each kind of service within reach, and the buildings behind each number.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { pointProblem } from '../../shared/problems.ts';
import type { BuildingRow, CoverageRow, coverageBuildings, pointCoverage } from '../../shared/queries.ts';
import { metresWithin, shownMinutes } from '../../shared/reach.ts';
import { type Area, coverGround, findArea } from './ground.ts';
import { listKinds, readReach } from './kinds.ts';

type Counted = { unitId: string | null; kindCode: string | null; homes: number; unlocated: number } & Record<
  'within' | 'without',
  number
>;

export async function answerCoverage(
  { unitId, pace }: z.output<typeof pointCoverage.input>,
  { tx, actor }: Context,
): Promise<z.input<typeof pointCoverage.answer>> {
  const area = await findArea(tx, unitId, actor);
  const reach = await readReach(tx);
  const kinds = (await listKinds(tx, area.unitId, reach)).filter(({ isExpected }) => isExpected);
  const reachMetres = metresWithin(reach.minutes, pace, reach);
  const kindCodes = kinds.map(({ kindCode }) => kindCode);
  const [units, counted] = await Promise.all([
    listRows(tx, area),
    tx.all<Counted>(sql`
      ${coverGround({ area, kindCodes, reachMetres, lookMetres: reachMetres })}
      select ${area.by === 'grid' ? sql`grid_id` : sql`community_id`} as "unitId", kind_code as "kindCode", sum(homes)::int as homes,
             coalesce(sum(homes) filter (where located_by is null), 0)::int as unlocated,
             coalesce(sum(homes) filter (where state = 'within'), 0)::int as within, coalesce(sum(homes) filter (where state = 'without'), 0)::int as without
        from cover group by 1, 2`),
  ]);
  const rowOf = (own: readonly Counted[], head: Pick<CoverageRow, 'unitId' | 'name' | 'communityName'>) => ({
    ...head,
    homes: own[0]?.homes ?? 0,
    unlocated: own[0]?.unlocated ?? 0,
    kinds: kindCodes.map((kindCode) => {
      const one = own.find((line) => line.kindCode === kindCode);
      return { kindCode, within: one?.within ?? 0, without: one?.without ?? 0 };
    }),
  });
  const byUnit = Map.groupBy(counted, (line) => line.unitId);
  const rows = units.map((unit) => rowOf(byUnit.get(unit.unitId) ?? [], unit));
  const nowhere = byUnit.get(null);
  if (nowhere) rows.push(rowOf(nowhere, { unitId: null, name: '', communityName: area.unitName }));
  return {
    unitId: area.unitId,
    unitName: area.unitName,
    path: area.path,
    by: area.by,
    reach,
    kinds,
    rows: rows.toSorted((a, b) => missing(b) - missing(a) || b.unlocated - a.unlocated || b.homes - a.homes),
    total: totalOf(rows, area, kindCodes),
  };
}

const missing = (row: CoverageRow): number => row.kinds.reduce((sum, { without }) => sum + without, 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function totalOf(rows: readonly CoverageRow[], area: Area, kindCodes: readonly string[]): CoverageRow {
  const of = (kindCode: string, what: 'within' | 'without') =>
    sum(rows.map((row) => row.kinds.find((one) => one.kindCode === kindCode)?.[what] ?? 0));
  return {
    unitId: area.unitId,
    name: area.unitName,
    communityName: null,
    homes: sum(rows.map(({ homes }) => homes)),
    unlocated: sum(rows.map(({ unlocated }) => unlocated)),
    kinds: kindCodes.map((kindCode) => ({
      kindCode,
      within: of(kindCode, 'within'),
      without: of(kindCode, 'without'),
    })),
  };
}

/** Communities of the area, or the lowest grids of the one community: those without a single home on record too. */
function listRows(tx: Tx, area: Area): Promise<{ unitId: string; name: string; communityName: string | null }[]> {
  if (area.by === 'community') {
    return tx.all(sql`
      select u.id as "unitId", u.name, s.name as "communityName" from governance_units u left join governance_units s on s.id = u.parent_id
       where u.id = any (${area.communityIds}::uuid[]) and upper_inf(u.valid) order by length(u.name), u.name collate "zh-x-icu"`);
  }
  return tx.all(sql`
    select g.id as "unitId", g.name, c.name as "communityName"
      from governance_units g join unit_paths w on w.unit_id = g.id left join governance_units c on c.id = w.community_id
     where g.id = any ((select member_ids from unit_scopes where unit_id = ${area.unitId})::uuid[]) and g.kind = 'grid' and upper_inf(g.valid)
       and not exists (select from governance_units b where b.parent_id = g.id and b.kind = 'grid' and upper_inf(b.valid))
     order by length(g.name), g.name collate "zh-x-icu"`);
}

/** So many times the reach is looked out for the nearest, to say how far it is. */
const lookingFarther = 4;

type Found = Omit<BuildingRow, 'nearest'> & {
  pointId: string | null;
  pointName: string | null;
  metres: number | null;
  allRows: number;
  allHomes: number;
};

export async function answerBuildings(
  { unitId, kindCode, state, pace, limit, offset }: z.output<typeof coverageBuildings.input>,
  { tx, actor }: Context,
): Promise<z.input<typeof coverageBuildings.answer>> {
  const area = await findArea(tx, unitId, actor);
  const reach = await readReach(tx);
  const kinds = await listKinds(tx, area.unitId, reach);
  const kind = kindCode === undefined ? undefined : kinds.find((one) => one.kindCode === kindCode);
  if (!kind && (kindCode !== undefined || state === 'within' || state === 'without'))
    throw pointProblem('kind_unknown');
  const reachMetres = metresWithin(reach.minutes, pace, reach);
  const ground = {
    area,
    kindCodes: kind ? [kind.kindCode] : [],
    reachMetres,
    lookMetres: reachMetres * lookingFarther,
  };
  // Without a kind: whatever is not located, be it served at home or not.
  const wanted = state === 'all' ? sql`true` : kind ? sql`state = ${state}` : sql`located_by is null`;
  const rows = await tx.all<Found>(sql`
    ${coverGround(ground)}
    , buildings as (
      select group_id, community_id, grid_id, sum(homes)::int as homes, min(metres) as metres, (array_agg(point_id order by metres nulls last))[1] as point_id,
             (array_agg(point_name order by metres nulls last))[1] as point_name, min(home_point) as home_point, min(located_by) as located_by
        from cover where ${wanted} group by group_id, community_id, grid_id)
    select b.group_id as "placeId", p.address, c.name as "communityName", b.grid_id as "gridId", g.name as "gridName", b.homes, ${state}::text as state,
           b.point_id as "pointId", b.point_name as "pointName", b.metres, b.home_point as "comesHome", b.located_by as "locatedBy",
           count(*) over ()::int as "allRows", (sum(b.homes) over ())::int as "allHomes"
      from buildings b join places p on p.id = b.group_id join governance_units c on c.id = b.community_id left join governance_units g on g.id = b.grid_id
     order by (b.metres is null) desc, b.metres desc, c.name collate "zh-x-icu", length(p.address), p.address, b.grid_id
     offset ${offset} limit ${limit}`);
  const [first] = rows;
  const total = first?.allRows ?? 0;
  return {
    unitId: area.unitId,
    unitName: area.unitName,
    kind: kind ?? null,
    rows: rows.map(({ pointId, pointName, metres, allRows: _, allHomes: __, ...row }) => ({
      ...row,
      nearest:
        pointId === null || metres === null
          ? null
          : {
              pointId,
              name: pointName ?? '',
              metres: Math.round(metres),
              minutes: shownMinutes(metres, pace, reach),
            },
    })),
    total,
    homes: first?.allHomes ?? 0,
    nextOffset: offset + limit < total ? offset + limit : null,
  };
}
