// Told in advance for those without a phone (C19), and asked for by those who cannot come down (C18, C23).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { By } from '../site.ts';

export type Gathering = { districtId: string; unitId: string; orderId: string; commandId: string; at: Date };
export type PreRegistration = {
  preRegistrationId: string;
  roundId: string;
  subjectId: string;
  consent: string;
  note: string;
};

export function addPreRegistration(tx: Tx, p: PreRegistration, g: Gathering, by: By): void {
  tx.write(sql`
    insert into sample_pre_registrations (id, district_id, unit_id, round_id, subject_id, consent, note, made_at, by_name, by_post_id, emergency_order_id, command_id)
    values (${p.preRegistrationId}, ${g.districtId}, ${g.unitId}, ${p.roundId}, ${p.subjectId}, ${p.consent}, ${p.note}, ${g.at}, ${by.byName}, ${by.byPostId}, ${g.orderId},
      ${g.commandId}) on conflict (id) do nothing`);
}

export type HomeRequest = {
  requestId: string;
  roundId: string;
  subjectId: string | null;
  address: string;
  reason: string;
  isIsolated: boolean;
  slotFrom: Date | null;
  slotTo: Date | null;
};

export function addHomeRequest(tx: Tx, h: HomeRequest, g: Gathering, by: By): void {
  tx.write(sql`
    insert into home_samplings (id, district_id, unit_id, round_id, subject_id, address, reason, is_isolated, slot_from, slot_to, slot_told_at, slot_command_id, slot_by_name, asked_at, by_name, by_post_id, emergency_order_id, command_id)
    values (${h.requestId}, ${g.districtId}, ${g.unitId}, ${h.roundId}, ${h.subjectId}, ${h.address}, ${h.reason}, ${h.isIsolated}, ${h.slotFrom}, ${h.slotTo},
      ${h.slotFrom && g.at}, ${h.slotFrom && g.commandId}, ${h.slotFrom && by.byName}, ${g.at}, ${by.byName},
      ${by.byPostId}, ${g.orderId}, ${g.commandId}) on conflict (id) do nothing`);
}

export function findHomeRequest(
  tx: Tx,
  requestId: string,
): Promise<{ unitId: string; roundId: string; doneAt: Date | null; isDrill: boolean } | undefined> {
  return tx.first(sql`
    select h.unit_id as "unitId", h.round_id as "roundId", h.done_at as "doneAt", r.is_drill as "isDrill"
      from home_samplings h join campaign_rounds r on r.id = h.round_id where h.id = ${requestId}`);
}

/** Told by two: who sampled stands over who did not find them, then the earlier. */
export function endHomeRequest(
  tx: Tx,
  e: { requestId: string; at: Date; outcome: string; note: string; byName: string; commandId: string },
): void {
  tx.write(sql`
    update home_samplings set done_at = ${e.at}, outcome = ${e.outcome}, outcome_note = ${e.note}, done_by_name = ${e.byName}, done_command_id = ${e.commandId}
     where id = ${e.requestId}
       and (done_at is null or (outcome <> 'sampled', done_at, done_command_id) > (${e.outcome} <> 'sampled', ${e.at}::timestamptz, ${e.commandId}::uuid))`);
}

/** The unit that answers for where they live, as far as the actor's post reaches. */
export function findHomeOf(tx: Tx, subjectId: string): Promise<{ unitId: string; districtId: string } | undefined> {
  return tx.first(sql`
    select coalesce(g.grid_id, s.community_id) as "unitId", s.district_id as "districtId"
      from subjects s left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) where s.id = ${subjectId} and s.kind = 'person' and not s.is_gone`);
}

export function setHomeSlot(
  tx: Tx,
  s: { requestId: string; slotFrom: Date; slotTo: Date; at: Date; byName: string; commandId: string },
): void {
  tx.write(sql`
    update home_samplings set slot_from = ${s.slotFrom}, slot_to = ${s.slotTo}, slot_told_at = ${s.at}, slot_command_id = ${s.commandId}, slot_by_name = ${s.byName}
     where id = ${s.requestId} and (slot_told_at is null or (slot_told_at, slot_command_id) < (${s.at}::timestamptz, ${s.commandId}::uuid))`);
}

export function findPreRegistration(
  tx: Tx,
  id: string,
): Promise<
  { unitId: string; roundId: string; subjectId: string; withdrawnAt: Date | null; isDrill: boolean } | undefined
> {
  return tx.first(sql`
    select g.unit_id as "unitId", g.round_id as "roundId", g.subject_id as "subjectId", g.withdrawn_at as "withdrawnAt", r.is_drill as "isDrill"
      from sample_pre_registrations g join campaign_rounds r on r.id = g.round_id where g.id = ${id}`);
}

export function withdrawPreRegistration(
  tx: Tx,
  w: { preRegistrationId: string; at: Date; reason: string; byName: string; commandId: string },
): void {
  tx.write(sql`
    update sample_pre_registrations set withdrawn_at = ${w.at}, withdraw_reason = ${w.reason}, withdrawn_by_name = ${w.byName}, withdraw_command_id = ${w.commandId}
     where id = ${w.preRegistrationId} and (withdrawn_at is null or (withdrawn_at, withdraw_command_id) > (${w.at}::timestamptz, ${w.commandId}::uuid))`);
}
