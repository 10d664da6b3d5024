// SQL of the hand-over commands. Decides nothing.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { type HandoverKind, type HandoverState, keepers } from '../shared/handover.ts';

export type HandoverRow = {
  id: string;
  districtId: string;
  leaverStaffId: string;
  kind: HandoverKind;
  state: HandoverState;
  isWhole: boolean;
  moment: Date;
  until: Date | null;
  reason: string;
  askedByStaffId: string | null;
  givenByStaffId: string | null;
  unitIds: string[];
  takerStaffIds: string[];
};

export type PartRow = {
  id: string;
  handoverId: string;
  postId: string;
  toStaffId: string | null;
  toPostId: string | null;
  isVacant: boolean;
  isNewPost: boolean;
};

/**
 * What goes over lies in areas the giver may not look into (a mediation, a unit's draft) and leaves the giver's sight as it goes. The right to give was
 * checked on the posts; what remains of this transaction is done as the house.
 */
export function actAsHouse(tx: Tx): Promise<unknown> {
  return tx.all(sql`select set_config('app.kind', 'system', true)`);
}

export function lockHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  return tx.first<HandoverRow>(sql`
    select id, district_id as "districtId", leaver_staff_id as "leaverStaffId", kind, state, is_whole as "isWhole", moment, until, reason,
           asked_by_staff_id as "askedByStaffId", given_by_staff_id as "givenByStaffId", unit_ids as "unitIds",
           taker_staff_ids as "takerStaffIds"
      from handovers where id = ${id} for update`);
}

const partColumns =
  sql.raw(`p.id, p.handover_id as "handoverId", p.post_id as "postId", p.to_staff_id as "toStaffId", p.to_post_id as "toPostId",
  p.is_vacant as "isVacant", p.is_new_post as "isNewPost"`);

export function listParts(tx: Tx, handoverId: string): Promise<PartRow[]> {
  return tx.all<PartRow>(
    sql`select ${partColumns} from handover_parts p where p.handover_id = ${handoverId} order by p.id for update`,
  );
}
export function findPart(tx: Tx, partId: string): Promise<PartRow | undefined> {
  return tx.first<PartRow>(sql`select ${partColumns} from handover_parts p where p.id = ${partId} for update`);
}

/** Arrangements for these posts that still run: asked, planned, or a deputy in. */
export function listRunning(
  tx: Tx,
  postIds: readonly string[],
  exceptId: string,
): Promise<{ handoverId: string; postId: string; unitName: string }[]> {
  return tx.all(sql`
    select p.handover_id as "handoverId", p.post_id as "postId", u.name as "unitName"
      from handover_parts p join posts o on o.id = p.post_id join governance_units u on u.id = o.unit_id
     where p.is_running and p.post_id = any (${[...postIds]}::uuid[]) and p.handover_id <> ${exceptId}`);
}

export type NewHandover = HandoverRow & {
  askedAt: Date | null;
  givenAt: Date | null;
};
/** One that was asked for is given under its own id, as it is now arranged. */
export function keepHandover(tx: Tx, row: NewHandover): void {
  tx.write(sql`
    insert into handovers (id, district_id, leaver_staff_id, kind, state, is_whole, moment, until, reason, asked_by_staff_id, asked_at, given_by_staff_id, given_at,
      unit_ids, taker_staff_ids, made_at)
    values (${row.id}, ${row.districtId}, ${row.leaverStaffId}, ${row.kind}, ${row.state}, ${row.isWhole}, ${row.moment}, ${row.until}, ${row.reason},
      ${row.askedByStaffId}, ${row.askedAt}, ${row.givenByStaffId}, ${row.givenAt}, ${row.unitIds}::uuid[], ${[...row.takerStaffIds]}::uuid[], ${tx.at})
    on conflict (id) do update set kind = excluded.kind, state = excluded.state, is_whole = excluded.is_whole, moment = excluded.moment, until = excluded.until,
      reason = excluded.reason, given_by_staff_id = excluded.given_by_staff_id, given_at = excluded.given_at, unit_ids = excluded.unit_ids,
      taker_staff_ids = excluded.taker_staff_ids`);
}

type NewPart = { id: string; handoverId: string; districtId: string; postId: string; toStaffId: string | null };
/** Arranged anew: what was asked for before and is no longer part of it does not run any more. */
export function keepParts(tx: Tx, handoverId: string, parts: readonly NewPart[]): void {
  tx.write(sql`update handover_parts set is_running = false where handover_id = ${handoverId}`);
  for (const part of parts)
    tx.write(sql`
      insert into handover_parts (id, handover_id, district_id, post_id, to_staff_id, is_vacant, is_running)
      values (${part.id}, ${part.handoverId}, ${part.districtId}, ${part.postId}, ${part.toStaffId}, ${part.toStaffId === null}, true)
      on conflict (handover_id, post_id) do update set to_staff_id = excluded.to_staff_id, is_vacant = excluded.is_vacant, is_running = true`);
}

export type Given = {
  partId: string;
  toStaffId: string;
  toPostId: string;
  isNewPost: boolean;
  isRunning: boolean;
  stood: readonly { name: string; count: number }[];
};
export function markPartGiven(tx: Tx, given: Given, isReceived: boolean): void {
  tx.write(sql`
    update handover_parts set to_staff_id = ${given.toStaffId}, to_post_id = ${given.toPostId}, is_new_post = ${given.isNewPost}, is_running = ${given.isRunning},
           stood = ${sql.json(given.stood)}::jsonb, received_at = ${isReceived ? tx.at : null}
     where id = ${given.partId}`);
}
export function markInEffect(tx: Tx, id: string, row: { takerStaffIds: readonly string[]; receiptDueAt: Date }): void {
  tx.write(sql`
    update handovers set state = 'in_effect', took_effect_at = ${tx.at}, receipt_due_at = ${row.receiptDueAt}, taker_staff_ids = ${[...row.takerStaffIds]}::uuid[]
     where id = ${id}`);
}
export function markBroughtBack(tx: Tx, id: string): void {
  tx.write(sql`update handovers set state = 'brought_back', brought_back_at = ${tx.at} where id = ${id}`);
  tx.write(sql`update handover_parts set is_running = false where handover_id = ${id}`);
}
export function markDropped(tx: Tx, id: string, why: Words): void {
  tx.write(
    sql`update handovers set state = 'dropped', dropped_at = ${tx.at}, dropped_reason = ${sql.json(why)}::jsonb where id = ${id}`,
  );
  tx.write(sql`update handover_parts set is_running = false where handover_id = ${id}`);
}
export function markFilled(
  tx: Tx,
  part: { id: string; handoverId: string },
  to: { staffId: string; postId: string; receiptDueAt: Date },
): void {
  tx.write(sql`
    update handover_parts set to_staff_id = ${to.staffId}, to_post_id = ${to.postId}, is_vacant = false, filled_at = ${tx.at}, received_at = null where id = ${part.id}`);
  tx.write(sql`
    update handovers set taker_staff_ids = array_append(array_remove(taker_staff_ids, ${to.staffId}::uuid), ${to.staffId}::uuid), receipt_due_at = ${to.receiptDueAt}
     where id = ${part.handoverId}`);
}
export function markLooked(tx: Tx, postId: string): void {
  tx.write(sql`insert into handover_looks (post_id, at) values (${postId}, ${tx.at}) on conflict do nothing`);
}

type Ends = { staffId: string; postId: string };
export type NewItem = { id: string; remark?: Words | undefined };
export function insertItems(
  tx: Tx,
  part: { id: string; handoverId: string },
  kind: string,
  items: readonly NewItem[],
  from: Ends,
  to: Ends,
): void {
  tx.write(sql`
    insert into handover_items (part_id, handover_id, kind, subject_id, moved_at, from_staff_id, from_post_id, to_staff_id, to_post_id, remark)
    select ${part.id}, ${part.handoverId}, ${kind}, i.id, ${tx.at}, ${from.staffId}, ${from.postId}, ${to.staffId}, ${to.postId}, i.remark
      from jsonb_to_recordset(${sql.json(items.map(({ id, remark }) => ({ id, remark: remark ?? null })))}::jsonb) as i (id uuid, remark jsonb)`);
}
/** What this part gave, by kind, under the ids it has since. */
export async function listGiven(tx: Tx, partId: string, toPostId: string): Promise<Map<string, Set<string>>> {
  const rows = await tx.all<{ kind: string; ids: string[] }>(sql`
    select kind, array_agg(subject_id) as ids from handover_items where part_id = ${partId} and to_post_id = ${toPostId} group by kind`);
  return new Map(rows.map(({ kind, ids }) => [kind, new Set(ids)]));
}

export type PostAt = { id: string; staffId: string; role: Role; unitId: string; until: Date | null };
const postColumns = sql.raw(`p.id, p.staff_id as "staffId", p.role, p.unit_id as "unitId", upper(p.valid) as until`);
const live = (where: Sql): Sql =>
  sql`select ${postColumns} from posts p join staff s on s.id = p.staff_id and s.left_at is null where p.valid @> app.now() and ${where}`;

export function findSamePost(
  tx: Tx,
  staffId: string,
  post: { role: Role; unitId: string },
): Promise<PostAt | undefined> {
  return tx.first<PostAt>(
    sql`${live(sql`p.staff_id = ${staffId} and p.role = ${post.role} and p.unit_id = ${post.unitId}`)} for update of p`,
  );
}
export function findLivePost(tx: Tx, postId: string): Promise<PostAt | undefined> {
  return tx.first<PostAt>(sql`${live(sql`p.id = ${postId}`)} for update of p`);
}
export async function findEnd(tx: Tx, postId: string): Promise<Date | null> {
  return (
    (await tx.first<{ until: Date | null }>(sql`select upper(valid) as until from posts where id = ${postId}`))
      ?.until ?? null
  );
}
export function prolongPost(tx: Tx, postId: string, until: Date | null): void {
  tx.write(sql`update posts set valid = tstzrange(lower(valid), ${until}::timestamptz) where id = ${postId}`);
}
export async function hasHomePost(tx: Tx, staffId: string): Promise<boolean> {
  return (await tx.first(live(sql`p.staff_id = ${staffId} and p.basis = 'home'`))) !== undefined;
}
export async function holdsAnything(tx: Tx, staffId: string): Promise<boolean> {
  return (await tx.first(live(sql`p.staff_id = ${staffId}`))) !== undefined;
}

/** Whoever keeps the work of a post nobody was named for: a colleague of the same role there, or the nearest that leads, upwards. */
export function findKeeper(
  tx: Tx,
  post: { id: string; staffId: string; role: Role; unitId: string },
): Promise<(PostAt & { name: string; unitName: string }) | undefined> {
  return tx.first(sql`
    select ${postColumns}, s.name, u.name as "unitName"
      from unit_paths w cross join lateral unnest(w.path) with ordinality as up (unit_id, depth)
      join posts p on p.unit_id = up.unit_id and p.valid @> app.now()
      join staff s on s.id = p.staff_id and s.left_at is null
      join governance_units u on u.id = p.unit_id
     where w.unit_id = ${post.unitId} and p.id <> ${post.id} and p.staff_id <> ${post.staffId}
       and (p.role = any (${[...keepers]}::text[]) or (up.depth = 1 and p.role = ${post.role}))
     order by up.depth, p.role = ${post.role} desc, array_position(${[...keepers]}::text[], p.role), p.id limit 1`);
}

/** The same person in the same role from the very instant this post ended: a redraw moved the post, and nobody left (A1). */
export function findContinuation(tx: Tx, postId: string): Promise<PostAt | undefined> {
  return tx.first<PostAt>(sql`
    select n.id, n.staff_id as "staffId", n.role, n.unit_id as "unitId", upper(n.valid) as until
      from posts o join posts n on n.staff_id = o.staff_id and n.role = o.role and n.id <> o.id and lower(n.valid) = upper(o.valid) and n.valid @> app.now()
     where o.id = ${postId} order by n.id limit 1`);
}
export async function wasHandedOver(tx: Tx, postId: string): Promise<boolean> {
  return (
    (await tx.first(sql`
      select 1 from handover_parts p join handovers h on h.id = p.handover_id
       where p.post_id = ${postId} and h.kind <> 'deputy' and h.took_effect_at is not null limit 1`)) !== undefined
  );
}

export function receiveParts(tx: Tx, handoverId: string, staffId: string): Promise<{ id: string }[]> {
  return tx.all(sql`
    update handover_parts set received_at = ${tx.at} where handover_id = ${handoverId} and to_staff_id = ${staffId} and received_at is null and to_post_id is not null
    returning id`);
}

type ItemKey = { handoverId: string; itemKind: string; subjectId: string };
const itemIs = ({ handoverId, itemKind, subjectId }: ItemKey): Sql =>
  sql`handover_id = ${handoverId} and kind = ${itemKind} and subject_id = ${subjectId}`;
export function putQuestion(tx: Tx, key: ItemKey, staffId: string, text: string): Promise<{ partId: string }[]> {
  return tx.all(sql`
    update handover_items set question = ${text}, questioned_at = ${tx.at}, answer = null, answered_by_staff_id = null, answered_at = null
     where ${itemIs(key)} and to_staff_id = ${staffId} returning part_id as "partId"`);
}
export function putAnswer(tx: Tx, key: ItemKey, staffId: string, text: string): Promise<{ partId: string }[]> {
  return tx.all(sql`
    update handover_items set answer = ${text}, answered_by_staff_id = ${staffId}, answered_at = ${tx.at}
     where ${itemIs(key)} and to_staff_id <> ${staffId} and question is not null and answered_at is null returning part_id as "partId"`);
}
