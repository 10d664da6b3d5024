// Lines: who stands on a shift, and who may be put there. What a watch writes for the telephone stands beside them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type PersonRow = {
  postId: string | null;
  staffId: string | null;
  volunteerId: string | null;
  name: string;
  isApproved: boolean;
};

/** Members of staff who hold this post then. A planner may put anybody of the district on a shift: those sent down come from other units. */
export async function findPeople(
  tx: Tx,
  wanted: { postIds: readonly string[]; volunteerIds: readonly string[] },
  during: { from: Date; until: Date },
): Promise<PersonRow[]> {
  return tx.all<PersonRow>(sql`
    select p.id as "postId", s.id as "staffId", null::uuid as "volunteerId", s.name, true as "isApproved"
      from posts p join staff s on s.id = p.staff_id and s.left_at is null
     where p.id = any (${[...wanted.postIds]}::uuid[]) and p.district_id = app.district_id() and p.valid && tstzrange(${during.from}::timestamptz, ${during.until}::timestamptz)
       and p.role not in ('system_admin', 'security_admin', 'audit_admin', 'site_volunteer')
    union all
    select null, null, v.id, v.name, v.approved_at is not null and v.ended_at is null from volunteers v where v.id = any (${[...wanted.volunteerIds]}::uuid[])`);
}

/** Who of these stands elsewhere in that time, and where. */
export function listBusy(
  tx: Tx,
  who: readonly string[],
  during: { from: Date; until: Date },
): Promise<{ who: string; name: string }[]> {
  return tx.all(sql`
    select p.who, p.name from shift_people p
     where p.who = any (${[...who]}::uuid[]) and p.during && tstzrange(${during.from}::timestamptz, ${during.until}::timestamptz)`);
}

export type LineRow = {
  lineId: string;
  shiftId: string;
  districtId: string;
  unitId: string;
  staffId: string | null;
  postId: string | null;
  volunteerId: string | null;
  who: string;
  name: string;
  role: string;
  from: Date;
  until: Date;
  /** Of the shift, whatever is still planned for this person. */
  shiftFrom: Date;
  shiftUntil: Date;
  siteId: string | null;
  kind: 'work' | 'on_call';
  isDrill: boolean;
  cancelledAt: Date | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  cameAt: Date | null;
  leftAt: Date | null;
  replacedAt: Date | null;
  handedAt: Date | null;
  takenAt: Date | null;
  accountPostId: string | null;
  accountClosedAt: Date | null;
  /** Is it the actor's own? */
  isOwn: boolean;
};

const lineColumns: Sql = sql`
  p.id as "lineId", p.shift_id as "shiftId", p.district_id as "districtId", p.unit_id as "unitId", p.staff_id as "staffId", p.post_id as "postId",
  p.volunteer_id as "volunteerId", p.who, p.name, p.role, coalesce(lower(p.during), lower(s.during)) as "from", coalesce(upper(p.during), upper(s.during)) as until,
  lower(s.during) as "shiftFrom", upper(s.during) as "shiftUntil", s.site_id as "siteId", s.kind, s.is_drill as "isDrill", s.cancelled_at as "cancelledAt",
  p.accepted_at as "acceptedAt", p.declined_at as "declinedAt", p.came_at as "cameAt", p.left_at as "leftAt", p.replaced_at as "replacedAt",
  p.handed_at as "handedAt", p.taken_at as "takenAt", p.account_post_id as "accountPostId", p.account_closed_at as "accountClosedAt",
  app.is_own_line(p.staff_id, p.volunteer_id) as "isOwn"`;

/** Locked, as far as the actor sees it. */
export function lockLine(tx: Tx, lineId: string): Promise<LineRow | undefined> {
  return tx.first<LineRow>(sql`
    select ${lineColumns} from shift_people p join shifts s on s.id = p.shift_id where p.id = ${lineId} for update of p`);
}

export function listLines(tx: Tx, shiftId: string): Promise<LineRow[]> {
  return tx.all<LineRow>(sql`
    select ${lineColumns} from shift_people p join shifts s on s.id = p.shift_id where p.shift_id = ${shiftId} order by p.asked_at, p.id`);
}

export type NewLine = {
  lineId: string;
  shiftId: string;
  districtId: string;
  unitId: string;
  staffId: string | null;
  postId: string | null;
  volunteerId: string | null;
  name: string;
  role: string;
  from: Date;
  until: Date;
  byName: string | null;
  isAccepted: boolean;
};

export function addLine(tx: Tx, one: NewLine): void {
  tx.write(sql`
    insert into shift_people (id, district_id, shift_id, unit_id, staff_id, post_id, volunteer_id, name, role, during, asked_by_name, accepted_at)
    values (${one.lineId}, ${one.districtId}, ${one.shiftId}, ${one.unitId}, ${one.staffId}, ${one.postId}, ${one.volunteerId}, ${one.name}, ${one.role},
      tstzrange(${one.from}, ${one.until}), ${one.byName}, ${one.isAccepted ? tx.at : null})`);
}

export function markAnswered(tx: Tx, lineId: string, at: Date, declines: string | null): void {
  tx.write(
    declines === null
      ? sql`update shift_people set accepted_at = ${at} where id = ${lineId}`
      : sql`update shift_people set declined_at = ${at}, decline_reason = ${declines}, accepted_at = null, during = 'empty' where id = ${lineId}`,
  );
}

export function markCame(tx: Tx, lineId: string, at: Date): void {
  tx.write(
    sql`update shift_people set came_at = ${at}, accepted_at = coalesce(accepted_at, ${at}) where id = ${lineId}`,
  );
}

/** They are free from then on. */
export function markLeft(tx: Tx, lineId: string, at: Date): void {
  tx.write(sql`
    update shift_people set left_at = ${at}, during = case when isempty(during) then during
        else tstzrange(lower(during), greatest(lower(during), least(upper(during), ${at}::timestamptz))) end where id = ${lineId}`);
}

/** Midway the hours done stay theirs: what was planned is cut at the moment, and they left then. */
export function markReplaced(
  tx: Tx,
  lineId: string,
  how: { at: Date; reason: string; byId: string; isMidway: boolean },
): void {
  tx.write(sql`
    update shift_people set replaced_at = ${tx.at}, replace_reason = ${how.reason}, replaced_by_id = ${how.byId},
           left_at = case when ${how.isMidway} then coalesce(left_at, greatest(came_at, ${how.at}::timestamptz)) else left_at end,
           during = case when ${how.isMidway} and not isempty(during) then tstzrange(lower(during), greatest(lower(during), least(upper(during), ${how.at}::timestamptz)))
                         else 'empty' end
     where id = ${lineId}`);
}

export function markHanded(tx: Tx, lineId: string, toId: string, at: Date, note: string): void {
  tx.write(
    sql`update shift_people set handed_at = ${at}, handed_to_id = ${toId}, hand_note = ${note || null} where id = ${lineId}`,
  );
}

export function markTaken(tx: Tx, lineId: string, at: Date): void {
  tx.write(sql`update shift_people set taken_at = ${at} where id = ${lineId}`);
}

/** Who handed the watch to this line, not yet confirmed. */
export function findGiver(tx: Tx, lineId: string): Promise<LineRow | undefined> {
  return tx.first<LineRow>(sql`
    select ${lineColumns} from shift_people p join shifts s on s.id = p.shift_id
     where p.handed_to_id = ${lineId} and p.taken_at is null order by p.handed_at desc limit 1 for update of p`);
}

/** The telephone of the unit rings who is on its watch: the same hours as territory keeps them, under the id of the line (dutylines asks them). */
export function putOnCall(tx: Tx, one: NewLine, rank: number): void {
  if (!one.postId) return;
  tx.write(sql`
    insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
    values (${one.lineId}, ${one.districtId}, ${one.unitId}, ${one.postId}, ${rank}, tstzrange(${one.from}, ${one.until}))`);
}

export function endOnCall(tx: Tx, lineIds: readonly string[], at: Date): void {
  tx.write(sql`
    update on_call_shifts set during = case when lower(during) < ${at} then tstzrange(lower(during), least(upper(during), ${at}::timestamptz)) else 'empty' end
     where id = any (${[...lineIds]}::uuid[]) and not isempty(during)`);
}

/** A line on a later shift of the same site, or of the same unit's watch. */
export async function isSuccessor(tx: Tx, lineId: string, toLineId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.is_successor(${lineId}, ${toLineId}) as is`))?.is ?? false;
}
