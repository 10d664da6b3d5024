// Shifts as commands load and write them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Wanted } from '../../shared/roster.ts';

export type ShiftRow = {
  shiftId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  siteId: string | null;
  siteTitle: string | null;
  kind: 'work' | 'on_call';
  task: string;
  from: Date;
  until: Date;
  wanted: Wanted;
  isDrill: boolean;
  cancelledAt: Date | null;
};

const shiftColumns = sql`
  s.id as "shiftId", s.district_id as "districtId", s.unit_id as "unitId", u.name as "unitName", s.site_id as "siteId", w.title as "siteTitle", s.kind, s.task,
  lower(s.during) as "from", upper(s.during) as until, s.wanted, s.is_drill as "isDrill", s.cancelled_at as "cancelledAt"`;

/** Locked, as far as the actor sees it: two planners put people on it one after the other. */
export async function lockShift(tx: Tx, shiftId: string): Promise<ShiftRow | undefined> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`shift ${shiftId}`}, 0))`);
  return findShift(tx, shiftId);
}

export function findShift(tx: Tx, shiftId: string): Promise<ShiftRow | undefined> {
  return tx.first<ShiftRow>(sql`
    select ${shiftColumns} from shifts s join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id where s.id = ${shiftId}`);
}

export function listShiftsOfSite(tx: Tx, siteId: string, from: Date, until: Date): Promise<ShiftRow[]> {
  return tx.all<ShiftRow>(sql`
    select ${shiftColumns} from shifts s join governance_units u on u.id = s.unit_id left join work_sites w on w.id = s.site_id
     where s.site_id = ${siteId} and s.cancelled_at is null and lower(s.during) >= ${from} and lower(s.during) < ${until} order by lower(s.during), s.id`);
}

type NewShift = Pick<
  ShiftRow,
  'shiftId' | 'districtId' | 'unitId' | 'siteId' | 'kind' | 'task' | 'from' | 'until' | 'wanted' | 'isDrill'
>;

export function addShift(tx: Tx, shift: NewShift, byName: string): void {
  tx.write(sql`
    insert into shifts (id, district_id, unit_id, site_id, kind, task, during, wanted, is_drill, made_by_name)
    values (${shift.shiftId}, ${shift.districtId}, ${shift.unitId}, ${shift.siteId}, ${shift.kind}, ${shift.task}, tstzrange(${shift.from}, ${shift.until}),
      ${sql.json(shift.wanted)}::jsonb, ${shift.isDrill}, ${byName})`);
}

export function markCancelled(tx: Tx, shiftId: string, reason: string): void {
  tx.write(sql`update shifts set cancelled_at = app.now(), cancel_reason = ${reason} where id = ${shiftId}`);
  tx.write(sql`update shift_people set during = 'empty' where shift_id = ${shiftId} and came_at is null`);
}

/** The end of a shift, of the lines that stand to it and of their accounts: what was cut before, or is over, stays. */
export function moveEnd(tx: Tx, shiftId: string, before: Date, until: Date): void {
  tx.write(sql`update shifts set during = tstzrange(lower(during), ${until}) where id = ${shiftId}`);
  tx.write(sql`
    update posts o set valid = tstzrange(lower(o.valid), greatest(lower(o.valid), ${until}::timestamptz))
      from shift_people p where p.shift_id = ${shiftId} and o.id = p.account_post_id and p.account_closed_at is null and upper(o.valid) = ${before}`);
  tx.write(sql`
    update shift_people set during = tstzrange(lower(during), greatest(lower(during), ${until}::timestamptz))
     where shift_id = ${shiftId} and upper(during) = ${before} and left_at is null`);
}

/** Does the actor keep this unit, or lead this site as its chief? */
export async function mayLead(tx: Tx, shift: Pick<ShiftRow, 'unitId' | 'shiftId'>): Promise<boolean> {
  const row = await tx.first<{ may: boolean }>(
    sql`select app.keeps(${shift.unitId}) or app.is_site_chief(${shift.shiftId}) as may`,
  );
  return row?.may ?? false;
}

/** By role: how many are still counted on. Asked past row-level security, for a volunteer sees no line but their own. */
export function countStanding(tx: Tx, shiftId: string): Promise<{ role: string; count: number }[]> {
  return tx.all(sql`select role, count from app.count_standing(array[${shiftId}]::uuid[])`);
}
