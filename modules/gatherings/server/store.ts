import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { AttendMode, CheckItem, GatheringKind, ServiceGroup } from '../shared/gathering.ts';

export type GatheringRow = {
  gatheringId: string;
  districtId: string;
  unitId: string;
  kind: GatheringKind;
  mode: 'on_spot' | 'online' | 'both';
  topic: string;
  startsAt: Date;
  rhythmId: string | null;
  heldAt: Date | null;
  cancelledAt: Date | null;
  beneficiary: string | null;
  result: string | null;
  isDrill: boolean;
};

/** Locked, as far as the actor sees it. */
export function lockGathering(tx: Tx, gatheringId: string): Promise<GatheringRow | undefined> {
  return tx.first<GatheringRow>(sql`
    select id as "gatheringId", district_id as "districtId", unit_id as "unitId", kind, mode, topic, starts_at as "startsAt", rhythm_id as "rhythmId", held_at as "heldAt",
           cancelled_at as "cancelledAt", beneficiary, result, is_drill as "isDrill"
      from gatherings where id = ${gatheringId} for update`);
}

/** Whether the post answers for this unit: its own and those below. */
export async function mayHoldAt(tx: Tx, unitId: string): Promise<boolean> {
  const row = await tx.first<{ may: boolean }>(sql`
    select exists (select from governance_units u where u.id = ${unitId} and u.district_id = app.district_id() and upper_inf(u.valid)
                     and (app.sees_all() or u.id = any (app.scope()))) as may`);
  return row?.may ?? false;
}

/** A register of people that is open to everybody of the area. */
export async function isOpenRegister(tx: Tx, registerId: string): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from subject_registers where id = ${registerId} and subject_kind = 'person' and not is_sensitive and ended_at is null`);
  return row !== undefined;
}

/** A rhythm of this register that coming together closes: one whose rounds are the same for everybody. */
export async function isAttendance(tx: Tx, rhythmId: string, registerId: string): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from duty_rhythms y where y.id = ${rhythmId} and y.register_id = ${registerId} and y.action = 'attend' and y.ended_at is null
       and y.definition->'cadence'->>'every' not in ('after', 'hours')`);
  return row !== undefined;
}

/** The round that was open then, else the last before it. */
export async function findRoundAt(tx: Tx, rhythmId: string, at: Date): Promise<string | undefined> {
  const row = await tx.first<{ slot: string }>(sql`
    select slot from duty_rounds where rhythm_id = ${rhythmId} and opens_at <= ${at} order by (due_at >= ${at}) desc, due_at desc limit 1`);
  return row?.slot;
}

export type NewGathering = {
  gatheringId: string;
  districtId: string;
  unitId: string;
  kind: GatheringKind;
  topic: string;
  mode: string;
  placeText: string;
  startsAt: Date;
  registerId: string | null;
  rhythmId: string | null;
  serviceGroup: ServiceGroup | null;
  beneficiary: string | null;
  need: string | null;
  isDrill: boolean;
  by: { staffId: string; postId: string; name: string };
};

export function addGathering(tx: Tx, g: NewGathering): void {
  tx.write(sql`
    insert into gatherings (id, district_id, unit_id, kind, topic, mode, place_text, starts_at, register_id, rhythm_id, service_group, beneficiary, need, is_drill,
      made_by_staff_id, made_by_post_id, made_by_name)
    values (${g.gatheringId}, ${g.districtId}, ${g.unitId}, ${g.kind}, ${g.topic}, ${g.mode}, ${g.placeText}, ${g.startsAt}, ${g.registerId}, ${g.rhythmId},
      ${g.serviceGroup}, ${g.beneficiary}, ${g.need}, ${g.isDrill}, ${g.by.staffId}, ${g.by.postId}, ${g.by.name})`);
}

export function markHeld(tx: Tx, gatheringId: string, heldAt: Date, publicCount: number | undefined): void {
  tx.write(sql`
    update gatherings set held_at = coalesce(held_at, ${heldAt}), public_count = coalesce(${publicCount ?? null}::integer, public_count) where id = ${gatheringId}`);
}

export function addPerson(
  tx: Tx,
  gatheringId: string,
  one: { personId: string; visitId: string; mode: AttendMode; hours: number | null },
): void {
  tx.write(sql`
    insert into gathering_people (gathering_id, person_id, visit_id, mode, hours)
    values (${gatheringId}, ${one.personId}, ${one.visitId}, ${one.mode}, ${one.hours})`);
}

export async function hasCome(tx: Tx, gatheringId: string, personIds: readonly string[]): Promise<boolean> {
  const row = await tx.first(
    sql`select 1 from gathering_people where gathering_id = ${gatheringId} and person_id = any (${personIds}::uuid[]) limit 1`,
  );
  return row !== undefined;
}

export function markResult(tx: Tx, gatheringId: string, beneficiary: string, result: string): void {
  tx.write(
    sql`update gatherings set beneficiary = ${beneficiary}, result = ${result}, result_told_at = ${tx.at} where id = ${gatheringId}`,
  );
}

export function markCancelled(tx: Tx, gatheringId: string, reason: string): void {
  tx.write(sql`update gatherings set cancelled_at = ${tx.at}, cancel_reason = ${reason} where id = ${gatheringId}`);
}

export type NewReading = {
  resultId: string;
  gatheringId: string;
  districtId: string;
  personId: string;
  item: CheckItem;
  value: Buffer;
  advice: Buffer | null;
  isAbnormal: boolean;
  staffId: string;
};

export function addReading(tx: Tx, r: NewReading): void {
  tx.write(sql`
    insert into check_results (id, gathering_id, district_id, person_id, item, value_cipher, advice_cipher, is_abnormal, recorded_by_staff_id)
    values (${r.resultId}, ${r.gatheringId}, ${r.districtId}, ${r.personId}, ${r.item}, ${r.value}, ${r.advice}, ${r.isAbnormal}, ${r.staffId})`);
}

export function lockReading(
  tx: Tx,
  resultId: string,
): Promise<{ gatheringId: string; unitId: string; toldAt: Date | null } | undefined> {
  return tx.first(sql`
    select c.gathering_id as "gatheringId", g.unit_id as "unitId", c.told_at as "toldAt" from check_results c join gatherings g on g.id = c.gathering_id
     where c.id = ${resultId} for update of c`);
}

export function markTold(tx: Tx, resultId: string): void {
  tx.write(sql`update check_results set told_at = ${tx.at} where id = ${resultId}`);
}
