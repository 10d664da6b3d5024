// Cameras as the desk sees them: the dark ones first, and the courtyards over which none works (M5).
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { findRequest } from '#modules/requests/server/public.ts';
import { cameraWatchers } from '../../shared/camera-commands.ts';
import { type CameraRow, camerasNear, cameraViews, listCameras, listYards } from '../../shared/camera-queries.ts';
import { deviceKeepers } from '../../shared/commands.ts';
import { videoProblem } from '../../shared/problems.ts';
import { nextOffset } from '../views.ts';

type View = (typeof cameraViews)[number];

const views: Record<View, Sql> = {
  dead: sql`c.retired_at is null and c.state = 'dead'`,
  live: sql`c.retired_at is null and c.state = 'live'`,
  retired: sql`c.retired_at is not null`,
  all: sql`true`,
};

export const inUnit = (column: Sql, unitId: string | undefined): Sql | false =>
  unitId !== undefined && sql`${column} = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`;

const asker = ({ actor }: Context) => ({
  kind: actor.kind,
  role: actor.kind === 'staff' ? actor.role : undefined,
});

async function answerCameras(input: z.output<typeof listCameras.input>, context: Context) {
  const { view, unitId, placeId, text, limit, offset } = input;
  const { tx } = context;
  const area = sql.all([
    inUnit(sql`c.community_id`, unitId),
    placeId !== undefined && sql`c.place_id = ${placeId}`,
    !!text && sql`position(lower(${text}) in lower(concat_ws(' ', c.camera_no, c.name, p.address))) > 0`,
  ]);
  const from = sql`cameras c join places p on p.id = c.place_id join governance_units g on g.id = c.community_id
    left join governance_units o on o.id = c.owner_unit_id`;
  const [rows, counts] = await Promise.all([
    tx.all<CameraRow>(sql`
      select c.id as "cameraId", c.camera_no as "cameraNo", c.name, c.place_id as "placeId", p.address as "placeName", c.community_id as "communityId",
             g.name as "communityName", c.owner_unit_id as "ownerUnitId", o.name as "ownerName", c.state, c.state_since as "stateSince",
             c.state_note as "stateNote", c.registered_at as "registeredAt", c.retired_at as "retiredAt", c.retired_reason as "retiredReason"
        from ${from} where ${area} and ${views[view]}
       order by (c.retired_at is not null), c.state, p.address, c.name, c.camera_no
       offset ${offset} limit ${limit}`),
    tx.first<Record<View, number>>(sql`
      select ${sql.join(cameraViews.map((one) => sql`count(*) filter (where ${views[one]}) as ${sql.raw(`"${one}"`)}`))} from ${from} where ${area}`),
  ]);
  return {
    rows,
    total: counts![view],
    nextOffset: nextOffset(offset, rows.length, counts![view]),
    counts: counts!,
    mayKeep: mayBy(deviceKeepers, asker(context)),
    mayMark: mayBy(cameraWatchers, asker(context)),
  };
}

export const listCamerasAnswer = query(listCameras, answerCameras);

const mostYards = 500;
type Yard = {
  placeId: string;
  name: string;
  communityId: string;
  communityName: string;
  live: number;
  dead: number;
  isUncovered: boolean;
};

/** An estate that is divided into courtyards is not one itself; cameras that hang in it all the same are told at it. */
export const listYardsAnswer = query(listYards, async ({ unitId }, { tx, actor }) => {
  // The map is open to all staff of the district; whose business a bare courtyard is, their area says.
  const mine =
    actor.kind === 'staff' && actor.reach === 'territory'
      ? sql`p.community_id = any (app.scope()) or p.community_id = (select desk_id from unit_paths where unit_id = app.unit_id())`
      : sql`true`;
  const where = sql.all([mine, inUnit(sql`p.community_id`, unitId)]);
  const yards = await tx.all<Yard>(sql`
    select p.id as "placeId", p.address as name, p.community_id as "communityId", g.name as "communityName", k.live, k.dead, k.live = 0 as "isUncovered"
      from places p join governance_units g on g.id = p.community_id
      cross join lateral (
        select count(*) filter (where c.state = 'live') as live, count(*) filter (where c.state = 'dead') as dead
          from cameras c where c.place_id = p.id and c.retired_at is null) k
     where p.kind in ('estate', 'courtyard')
       and (p.kind = 'courtyard' or k.live + k.dead > 0
            or not exists (select from places y where y.parent_id = p.id and y.kind = 'courtyard'))
       and ${where}
     order by (k.live = 0) desc, k.dead desc, g.name, p.address, p.id limit ${mostYards + 1}`);
  const shown = yards.slice(0, mostYards);
  return {
    yards: shown,
    uncovered: shown.filter(({ isUncovered }) => isUncovered).length,
    hasMore: yards.length > shown.length,
  };
});

type Near = { cameraId: string; name: string; placeName: string; state: CameraRow['state']; isNear: boolean };

export const camerasNearAnswer = query(camerasNear, async ({ requestId }, { tx }) => {
  const request = await findRequest(tx, requestId);
  if (!request) throw videoProblem('request_not_found');
  const cameras = await tx.all<Near>(sql`
    with here as (select coalesce(estate_id, id) as id from places where id = ${request.placeId})
    select c.id as "cameraId", c.name, p.address as "placeName", c.state,
           coalesce(coalesce(p.estate_id, p.id) = (select id from here), false) as "isNear"
      from cameras c join places p on p.id = c.place_id
     where c.retired_at is null and c.community_id = (select desk_id from unit_paths where unit_id = ${request.territoryId})
     order by "isNear" desc, p.address, c.name, c.id limit 400`);
  return { cameras };
});
