// SQL of leases and of what came too late.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Power } from '#modules/emergencies/shared/power.ts';
import { leaseDays } from '../shared/lease.ts';

export type LeaseRow = {
  leaseId: string;
  accountId: string;
  publicKey: Buffer;
  grantedAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  /** Of the entry with the highest count that was judged: no later one was done before it, whatever became of the phone's clock. */
  lastDoneSeq: number;
  lastDoneAt: Date | null;
};

/** As the owner of the tables: a box comes in without a session. */
export function findLease(tx: Tx, leaseId: string): Promise<LeaseRow | undefined> {
  return tx.first<LeaseRow>(sql`
    select id as "leaseId", account_id as "accountId", public_key as "publicKey", granted_at as "grantedAt", ends_at as "endsAt", ended_at as "endedAt",
           last_done_seq as "lastDoneSeq", last_done_at as "lastDoneAt" from device_leases where id = ${leaseId}`);
}

export type Heard = { clockAhead: number; waiting: number; refused: number; version: string | undefined };

/** A phone that is heard of is in use: its lease goes on. One that is over or was cut off stays so. */
export function noteHeard(tx: Tx, leaseId: string, heard: Heard): void {
  tx.write(sql`
    update device_leases set seen_at = ${tx.at}, clock_ahead_ms = ${Math.round(heard.clockAhead)}, waiting = ${heard.waiting}, refused = ${heard.refused},
           version = coalesce(${heard.version ?? null}, version),
           ends_at = case when ended_at is null and ends_at > ${tx.at} and ends_at < ${tx.at}::timestamptz + make_interval(days => ${leaseDays - 1})
                          then app.lease_end(staff_id, ${leaseDays}) else ends_at end
     where id = ${leaseId}`);
}

export function noteDone(tx: Tx, leaseId: string, seq: number, doneAt: number): void {
  tx.write(sql`
    update device_leases set last_done_seq = ${seq}, last_done_at = ${new Date(doneAt)} where id = ${leaseId} and last_done_seq < ${seq}`);
}

/** Gives when it ends: an account of a shift has none beyond its shift (C22). */
export async function addLease(
  tx: Tx,
  lease: { leaseId: string; districtId: string; staffId: string; accountId: string; label: string; publicKey: Buffer },
): Promise<Date | undefined> {
  const row = await tx.first<{ endsAt: Date }>(sql`
    insert into device_leases (id, district_id, staff_id, account_id, label, public_key, granted_at, ends_at, seen_at)
    values (${lease.leaseId}, ${lease.districtId}, ${lease.staffId}, ${lease.accountId}, ${lease.label}, ${lease.publicKey}, ${tx.at},
            app.lease_end(${lease.staffId}, ${leaseDays}), ${tx.at}) returning ends_at as "endsAt"`);
  return row?.endsAt;
}

/** One's own, or any of the district for the security administrator: row-level security says which. */
export function lockLease(tx: Tx, leaseId: string): Promise<{ staffId: string; endedAt: Date | null } | undefined> {
  return tx.first(
    sql`select staff_id as "staffId", ended_at as "endedAt" from device_leases where id = ${leaseId} for update`,
  );
}

export function endLease(tx: Tx, leaseId: string, byName: string, reason: string): void {
  tx.write(sql`
    update device_leases set ended_at = ${tx.at}, ended_by_name = ${byName}, end_reason = ${reason} where id = ${leaseId} and ended_at is null`);
}

/** The community above (or at) the unit of a post, else the unit itself: whoever decides about what came too late from there. */
export function findDeciders(
  tx: Tx,
  postId: string,
): Promise<{ unitId: string; unitName: string; districtId: string; postUnitName: string } | undefined> {
  return tx.first(sql`
    with recursive up as (
      select u.id, u.parent_id, u.kind, u.name, 0 as height from governance_units u join posts p on p.unit_id = u.id where p.id = ${postId}
      union all select u.id, u.parent_id, u.kind, u.name, up.height + 1 from governance_units u join up on u.id = up.parent_id)
    select up.id as "unitId", up.name as "unitName", p.district_id as "districtId", o.name as "postUnitName"
      from posts p join up on true join governance_units o on o.id = p.unit_id where p.id = ${postId}
     order by up.kind = 'community' desc, up.height limit 1`);
}

export type Stranding = {
  actId: string;
  districtId: string;
  unitId: string;
  unitName: string;
  leaseId: string | null;
  staffName: string;
  command: string;
  inputCipher: Buffer;
  doneAt: Date;
  problem: unknown;
  /** Of an act under a power: which, and the order it was done under. */
  under: { power: Power; orderId: string } | null;
  /** That laid it here. */
  commandId: string;
  isKept: boolean;
};

/** The order of a power that held when it was done, over the unit or else anywhere in its district; `isErased`: what it gathered is gone already. */
export function findOrderOf(
  tx: Tx,
  power: Power,
  to: { districtId: string; unitId: string },
  doneAt: Date,
): Promise<{ orderId: string; isErased: boolean } | undefined> {
  return tx.first(sql`
    select order_id as "orderId", is_erased as "isErased" from app.power_order_once(${power}, ${to.districtId}, ${to.unitId}, ${doneAt})`);
}

export function findStranding(
  tx: Tx,
  actId: string,
): Promise<{ unitId: string; commandId: string | null; isKept: boolean } | undefined> {
  return tx.first(sql`
    select unit_id as "unitId", command_id as "commandId", is_kept as "isKept" from stranded_acts where id = ${actId}`);
}

export function eraseStranded(tx: Tx, power: Power, orderId: string, limit: number): Promise<{ commandId: string }[]> {
  return tx.all(sql`
    delete from stranded_acts where id in (select id from stranded_acts where emergency_order_id = ${orderId} and power = ${power} limit ${limit})
    returning command_id as "commandId"`);
}

export function addStranded(tx: Tx, act: Stranding): void {
  tx.write(sql`
    insert into stranded_acts (id, district_id, unit_id, lease_id, staff_name, unit_name, command, input_cipher, done_at, received_at, problem, power,
      emergency_order_id, command_id, is_kept)
    values (${act.actId}, ${act.districtId}, ${act.unitId}, ${act.leaseId}, ${act.staffName}, ${act.unitName}, ${act.command}, ${act.inputCipher}, ${act.doneAt}, ${tx.at},
            ${sql.json(act.problem)}::jsonb, ${act.under?.power ?? null}, ${act.under?.orderId ?? null}, ${act.commandId}, ${act.isKept})
    on conflict do nothing`);
}

export async function findOwner(tx: Tx, leaseId: string): Promise<string | undefined> {
  const row = await tx.first<{ name: string }>(
    sql`select s.name from device_leases l join staff s on s.id = l.staff_id where l.id = ${leaseId}`,
  );
  return row?.name;
}

export function lockStranded(
  tx: Tx,
  actId: string,
): Promise<{ unitId: string; command: string; settledAt: Date | null } | undefined> {
  return tx.first(sql`
    select unit_id as "unitId", command, settled_at as "settledAt" from stranded_acts where id = ${actId} for no key update`);
}

export function settleStranded(
  tx: Tx,
  actId: string,
  by: { name: string; takenAs: string | null; dropReason: string | null },
): void {
  tx.write(sql`
    update stranded_acts set settled_at = ${tx.at}, settled_by_name = ${by.name}, taken_as = ${by.takenAs}, drop_reason = ${by.dropReason} where id = ${actId}`);
}
