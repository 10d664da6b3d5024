// What a request points to, who looked at it, and the address behind one's own look (B8). Row-level security has already said whose business it is.
import { momentAfter, readMoment } from '#kernel/server/cursor.ts';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { findRequest } from '#modules/requests/server/public.ts';
import { lookLastsMs, mayAttach, mayBeGone, mayLook } from '../../shared/camera.ts';
import {
  type LookRow,
  listLooks,
  type VideoReference,
  videoOfLook,
  videoOfRequest,
} from '../../shared/camera-queries.ts';
import { videoProblem } from '../../shared/problems.ts';
import { addressOf } from '../video-platform.ts';
import { inUnit } from './cameras.ts';

type Look = VideoReference['looks'][number] & { referenceId: string };

export const videoOfRequestAnswer = query(videoOfRequest, async ({ requestId }, { tx, actor, now }) => {
  const request = await findRequest(tx, requestId);
  if (!request) throw videoProblem('request_not_found');
  const [references, looks] = await Promise.all([
    tx.all<Omit<VideoReference, 'looks' | 'mayBeGone'>>(sql`
      select v.id as "referenceId", c.name as "cameraName", c.camera_no as "cameraNo", p.address as "placeName",
             c.state = 'dead' or c.retired_at is not null as "isCameraDead", v.from_at as "from", v.until_at as "until", v.why,
             v.attached_by_name as "attachedByName", v.attached_unit_name as "attachedUnitName", v.attached_at as "attachedAt"
        from video_references v join cameras c on c.id = v.camera_id join places p on p.id = c.place_id
       where v.request_id = ${requestId} and v.removed_at is null order by v.from_at, v.id`),
    tx.all<Look>(sql`
      select reference_id as "referenceId", id as "lookId", at, staff_name as "staffName", unit_name as "unitName", role, purpose
        from video_looks where request_id = ${requestId} order by at desc, id desc`),
  ]);
  const isOver = request.state === 'withdrawn' || request.state === 'merged';
  return {
    references: references.map((one) => ({
      ...one,
      mayBeGone: mayBeGone(one.from.getTime(), now),
      looks: looks
        .filter(({ referenceId }) => referenceId === one.referenceId)
        .map(({ referenceId: _, ...look }) => look),
    })),
    mayAttach: actor.kind === 'staff' && mayAttach(actor) && !isOver,
    mayLook: actor.kind === 'staff' && mayLook(actor),
  };
});

type Opened = { cameraNo: string; cameraName: string; from: Date; until: Date; at: Date };

/** Of the very post that took the look, and of a reference that still stands. */
export const videoOfLookAnswer = query(videoOfLook, async ({ lookId }, { tx, actor, now }) => {
  if (actor.kind !== 'staff') throw videoProblem('not_found');
  const look = await tx.first<Opened>(sql`
    select l.camera_no as "cameraNo", l.camera_name as "cameraName", l.from_at as "from", l.until_at as "until", l.at
      from video_looks l join video_references v on v.id = l.reference_id and v.removed_at is null
     where l.id = ${lookId} and l.staff_id = ${actor.staffId} and l.post_id = ${actor.postId}`);
  if (!look) throw videoProblem('not_found');
  const lastsUntil = new Date(look.at.getTime() + lookLastsMs);
  if (now > lastsUntil.getTime()) throw videoProblem('look_over');
  const { at: _, ...stretch } = look;
  return { ...stretch, address: addressOf(look), lastsUntil };
});

type Filter = { staffId?: string; unitId?: string; text?: string; from?: string; until?: string };

const looksWhere = ({ staffId, unitId, text, from, until }: Filter): Sql =>
  sql.all([
    staffId !== undefined && sql`l.staff_id = ${staffId}`,
    inUnit(sql`l.community_id`, unitId),
    !!text && sql`position(lower(${text}) in lower(concat_ws(' ', l.request_no, l.camera_no, l.camera_name))) > 0`,
    from !== undefined && sql`l.at >= ${new Date(from)}`,
    until !== undefined && sql`l.at < ${new Date(until)}`,
  ]);

export const listLooksAnswer = query(listLooks, async ({ after, limit, ...filter }, { tx }: Context) => {
  const where = looksWhere(filter);
  const seen = readMoment(after);
  const [rows, count] = await Promise.all([
    tx.all<LookRow>(sql`
      select l.id as "lookId", l.at, l.staff_name as "staffName", l.unit_name as "unitName", l.role, l.purpose, l.request_id as "requestId",
             l.request_no as "requestNo", l.camera_no as "cameraNo", l.camera_name as "cameraName", g.name as "communityName", l.from_at as "from",
             l.until_at as "until", l.has_platform as "hasPlatform"
        from video_looks l join governance_units g on g.id = l.community_id
       where ${where} and ${seen ? sql`(l.at, l.id) < (${seen.at}, ${seen.id}::uuid)` : sql`true`}
       order by l.at desc, l.id desc limit ${limit + 1}`),
    tx.first<{ total: number }>(sql`select count(*) as total from video_looks l where ${where}`),
  ]);
  const last = rows[limit - 1];
  return {
    rows: rows.slice(0, limit),
    total: count!.total,
    next: rows.length > limit && last ? momentAfter(last.at, last.lookId) : null,
  };
});
