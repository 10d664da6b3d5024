// What is near a home: everything within reach, what comes to it, and of each kind the nearest beyond.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { locatePlace, locateUnit } from '#modules/territory/server/public.ts';
import { pointProblem } from '../../shared/problems.ts';
import type { NearPoint, nearPoints } from '../../shared/queries.ts';
import { boxAround, isWithin, metresWithin, type Position, shownMinutes } from '../../shared/reach.ts';
import { listKinds, readReach, titlesOf } from './kinds.ts';
import { pointColumns, pointTables, shown } from './points.ts';

/** Beyond this many times the reach nobody walks. */
const farthest = 5;

type Found = Parameters<typeof shown>[0] & { metres: number | null; comesHome: boolean };

export async function answerNear(
  { placeId, unitId, pace }: z.output<typeof nearPoints.input>,
  context: Context,
): Promise<z.input<typeof nearPoints.answer>> {
  const { tx, now, calendar } = context;
  const where = placeId ? await locatePlace(tx, placeId) : unitId ? await locateUnit(tx, unitId) : undefined;
  if (!where) throw pointProblem('place_not_found');
  const reach = await readReach(tx);
  const at = placeId
    ? await tx.first<Position & { kind: string }>(
        sql`select longitude, latitude, kind from app.position_of(${placeId}::uuid)`,
      )
    : undefined;
  const comes = sql`coalesce(${where.territoryId}::uuid = any (s.member_ids), false)`;
  const box = at && boxAround(at, metresWithin(reach.minutes * farthest, pace, reach));
  const metres = at
    ? sql`app.metres_between(${at.longitude}::float8, ${at.latitude}::float8, at.longitude, at.latitude)`
    : sql`null::float8`;
  // Where nobody knows how far anything is, what the community itself has on its list.
  const isNear = box
    ? sql`(at.longitude between ${box.west}::float8 and ${box.east}::float8 and at.latitude between ${box.south}::float8 and ${box.north}::float8)`
    : sql`p.unit_id = any ((select member_ids from unit_scopes where unit_id = ${where.communityId})::uuid[])`;
  const [found, kinds, titleOf, unit] = await Promise.all([
    tx.all<Found>(sql`
      select ${pointColumns}, ${metres} as metres, ${comes} as "comesHome"
        from ${pointTables} left join unit_scopes s on s.unit_id = p.home_unit_id
       where p.valid @> app.today() and (${comes} or ${isNear})
       order by ${comes} desc, metres nulls last, p.name collate "zh-x-icu", p.point_id limit 1000`),
    listKinds(tx, where.communityId, reach),
    titlesOf(tx),
    where.address === null
      ? tx.first<{ name: string }>(sql`select name from governance_units where id = ${where.territoryId}`)
      : undefined,
  ]);
  const rows = found.map(({ metres, comesHome, ...row }): z.input<typeof nearPoints.answer>['points'][number] => ({
    ...shown(row, titleOf, now, calendar),
    metres: metres === null ? null : Math.round(metres),
    minutes: metres === null ? null : shownMinutes(metres, pace, reach),
    isWithin: comesHome || (metres !== null && isWithin(metres, pace, reach)),
    comesHome,
  }));
  const points = withNearestBeyond(rows).toSorted(byMinutes);
  return {
    from: { address: where.address ?? unit?.name ?? '', locatedBy: at?.kind ?? null },
    reach,
    kinds: kinds
      .filter(({ isExpected, kindCode }) => isExpected || points.some((point) => point.kindCode === kindCode))
      .map((kind) => {
        const own = points.filter(({ kindCode }) => kindCode === kind.kindCode);
        return {
          ...kind,
          withinCount: own.filter((point) => point.isWithin).length,
          minutes: own.find(({ minutes }) => minutes !== null)?.minutes ?? null,
        };
      }),
    points,
  };
}

type Line = Pick<NearPoint, 'kindCode' | 'isWithin' | 'metres' | 'minutes' | 'comesHome' | 'name'>;

/** All within; beyond, only the first of a kind of which there is none within. Rows without a distance are all there is to say, and stay. */
function withNearestBeyond<R extends Line>(rows: readonly R[]): R[] {
  const served = new Set(rows.filter((row) => row.isWithin).map(({ kindCode }) => kindCode));
  return rows.filter((row) => {
    if (row.isWithin || row.metres === null) return true;
    if (served.has(row.kindCode)) return false;
    served.add(row.kindCode);
    return true;
  });
}

/** What one can reach first, then what comes, then what is too far. */
function byMinutes(a: Line, b: Line): number {
  const rank = (row: Line) => (row.isWithin ? 0 : 1);
  return rank(a) - rank(b) || (a.metres ?? Number.MAX_VALUE) - (b.metres ?? Number.MAX_VALUE);
}
