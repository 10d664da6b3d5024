// Rows of traced people: read for a handler's decision, and what each fact writes. Every command that touches a row is kept with it, so that it can be erased with it.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CaseEnd, CaseSource, Symptom } from '../../shared/trace.ts';

export type TracedRow = {
  traceId: string;
  districtId: string;
  unitId: string;
  areaIds: string[];
  subjectId: string | null;
  phoneCipher: Buffer | null;
  phoneTail: string | null;
  isDrill: boolean;
  caseAt: Date | null;
  caseEndedAt: Date | null;
  isPooled: boolean;
  sampledAt: Date | null;
  ownerPostId: string | null;
  contactAt: Date | null;
  reachedAt: Date | null;
  releasedAt: Date | null;
  handedAt: Date | null;
  receiptAt: Date | null;
  overAt: Date | null;
  rhythmId: string | null;
  emergencyOrderId: string | null;
};

const columns: Sql = sql`
  t.id as "traceId", t.district_id as "districtId", t.unit_id as "unitId", t.area_ids as "areaIds", app.kept_person(t.subject_id) as "subjectId", t.phone_cipher as "phoneCipher",
  t.phone_tail as "phoneTail", t.is_drill as "isDrill", t.case_at as "caseAt", t.case_ended_at as "caseEndedAt", t.is_pooled as "isPooled", t.sampled_at as "sampledAt",
  t.owner_post_id as "ownerPostId", t.contact_at as "contactAt", t.reached_at as "reachedAt", t.released_at as "releasedAt", t.handed_at as "handedAt",
  t.receipt_at as "receiptAt", t.over_at as "overAt", t.rhythm_id as "rhythmId", t.emergency_order_id as "emergencyOrderId"`;

export function lockTraced(tx: Tx, traceId: string): Promise<TracedRow | undefined> {
  return tx.first<TracedRow>(sql`select ${columns} from traced_people t where t.id = ${traceId} for update`);
}

/** Whoever is traced now under this person or number, whatever unit told it. */
export async function findOpen(
  tx: Tx,
  who: { subjectId: string | null; phoneHash: Buffer | null },
  isDrill: boolean,
): Promise<string | null> {
  const row = await tx.first<{ id: string | null }>(
    sql`select app.traced_open(${who.subjectId}, ${who.phoneHash}, ${isDrill}) as id`,
  );
  return row?.id ?? null;
}

/** Of a chain whose turns are these: the person who is rung. As the house. */
export function lockOfTurn(tx: Tx, rhythmId: string, subjectId: string): Promise<TracedRow | undefined> {
  return tx.first<TracedRow>(sql`
    select ${columns} from traced_people t where t.rhythm_id = ${rhythmId} and t.subject_id = any (app.records_of(${subjectId})) and t.over_at is null for update`);
}

export type NewTraced = {
  traceId: string;
  districtId: string;
  unitId: string;
  areaIds: string[];
  subjectId: string | null;
  nameCipher: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  enterpriseId: string | null;
  isDrill: boolean;
  byName: string;
  byPostId: string | null;
  commandId: string;
  emergencyOrderId: string | null;
};
export type CaseFacts = {
  source: CaseSource;
  sourceKey: string | null;
  isPooled: boolean;
  sampledAt: Date;
  symptom: Symptom;
  owner: { postId: string; name: string };
};

export function addCase(tx: Tx, one: NewTraced, of: CaseFacts): void {
  tx.write(sql`
    insert into traced_people (id, district_id, unit_id, area_ids, subject_id, name_cipher, phone_cipher, phone_hash, phone_tail, enterprise_id, is_drill, told_at, by_name, by_post_id,
      command_ids, emergency_order_id, case_at, case_source, source_key, is_pooled, sampled_at, symptom, owner_post_id, owner_name)
    values (${one.traceId}, ${one.districtId}, ${one.unitId}, ${one.areaIds}::uuid[], ${one.subjectId}, ${one.nameCipher}, ${one.phoneCipher}, ${one.phoneHash}, ${one.phoneTail},
      ${one.enterpriseId}, ${one.isDrill}, ${tx.at}, ${one.byName}, ${one.byPostId}, array[${one.commandId}]::uuid[], ${one.emergencyOrderId}, ${tx.at}, ${of.source}, ${of.sourceKey},
      ${of.isPooled}, ${of.sampledAt}, ${of.symptom}, ${of.owner.postId}, ${of.owner.name})`);
}

export function addContact(tx: Tx, one: NewTraced, of: { reachBy: Date; rhythmId: string }): void {
  tx.write(sql`
    insert into traced_people (id, district_id, unit_id, area_ids, subject_id, name_cipher, phone_cipher, phone_hash, phone_tail, enterprise_id, is_drill, told_at, by_name, by_post_id,
      command_ids, emergency_order_id, contact_at, reach_by, rhythm_id)
    values (${one.traceId}, ${one.districtId}, ${one.unitId}, ${one.areaIds}::uuid[], ${one.subjectId}, ${one.nameCipher}, ${one.phoneCipher}, ${one.phoneHash}, ${one.phoneTail},
      ${one.enterpriseId}, ${one.isDrill}, ${tx.at}, ${one.byName}, ${one.byPostId}, array[${one.commandId}]::uuid[], ${one.emergencyOrderId}, ${tx.at}, ${of.reachBy}, ${of.rhythmId})`);
}

const change = (tx: Tx, traceId: string, commandId: string, set: Sql): void =>
  tx.write(sql`update traced_people set command_ids = command_ids || ${commandId}::uuid, ${set} where id = ${traceId}`);

/** A contact whose test is positive, or a suspicion that a single test makes sure. */
export function becomeCase(tx: Tx, traceId: string, commandId: string, of: CaseFacts): void {
  change(
    tx,
    traceId,
    commandId,
    sql`case_at = coalesce(case_at, ${tx.at}), case_source = coalesce(case_source, ${of.source}), source_key = coalesce(source_key, ${of.sourceKey}), is_pooled = ${of.isPooled},
        sampled_at = coalesce(sampled_at, ${of.sampledAt}), symptom = ${of.symptom}, owner_post_id = coalesce(owner_post_id, ${of.owner.postId}), owner_name = coalesce(owner_name, ${of.owner.name})`,
  );
}
/** Somebody traced already is named in another chain too. */
export function joinChain(tx: Tx, traceId: string, fromId: string): void {
  tx.write(sql`select app.join_trace(${traceId}, ${fromId})`);
}
export function keepRhythm(tx: Tx, traceId: string, rhythmId: string): void {
  tx.write(sql`update traced_people set rhythm_id = ${rhythmId} where id = ${traceId}`);
}
/** Whatever else this command told of them. */
export function touch(tx: Tx, traceId: string, commandId: string): void {
  tx.write(sql`update traced_people set command_ids = command_ids || ${commandId}::uuid where id = ${traceId}`);
}
export function setSymptom(tx: Tx, traceId: string, symptom: Symptom): void {
  tx.write(sql`update traced_people set symptom = ${symptom} where id = ${traceId}`);
}
export function reach(tx: Tx, traceId: string, commandId: string, by: { at: Date; name: string; how: string }): void {
  change(tx, traceId, commandId, sql`reached_at = ${by.at}, reached_by_name = ${by.name}, reached_how = ${by.how}`);
}
export function release(tx: Tx, traceId: string, commandId: string, reason: string): void {
  change(tx, traceId, commandId, sql`released_at = ${tx.at}, release_reason = ${reason}, over_at = ${tx.at}`);
}
export function endCase(tx: Tx, traceId: string, commandId: string, end: CaseEnd, reason: string): void {
  change(
    tx,
    traceId,
    commandId,
    sql`case_ended_at = ${tx.at}, case_end = ${end}, case_end_reason = ${reason}, over_at = ${tx.at}`,
  );
}
export function handOut(tx: Tx, traceId: string, commandId: string, to: string, byName: string): void {
  change(
    tx,
    traceId,
    commandId,
    sql`handed_at = ${tx.at}, handed_to = ${to}, handed_by_name = ${byName}, over_at = ${tx.at}`,
  );
}
export function receipt(tx: Tx, traceId: string, commandId: string, from: string): void {
  change(tx, traceId, commandId, sql`receipt_at = ${tx.at}, receipt_from = ${from}`);
}
export function giveTo(tx: Tx, traceId: string, commandId: string, owner: { postId: string; name: string }): void {
  change(tx, traceId, commandId, sql`owner_post_id = ${owner.postId}, owner_name = ${owner.name}`);
}

export function addTest(
  tx: Tx,
  of: {
    testId: string;
    districtId: string;
    traceId: string;
    sampledAt: Date;
    result: string;
    source: 'told' | 'sampling' | 'monitoring' | 'returner';
    sourceKey: string | null;
    byName: string;
    commandId: string;
  },
): void {
  tx.write(sql`
    insert into traced_tests (id, district_id, traced_id, sampled_at, result, source, source_key, told_at, by_name, command_id)
    values (${of.testId}, ${of.districtId}, ${of.traceId}, ${of.sampledAt}, ${of.result}, ${of.source}, ${of.sourceKey}, ${tx.at}, ${of.byName}, ${of.commandId})
    on conflict (source_key) do nothing`);
}

export async function hasNegativeAfter(tx: Tx, traceId: string, after: Date): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(
    sql`select exists (select from traced_tests where traced_id = ${traceId} and result = 'negative' and sampled_at > ${after}) as is`,
  );
  return row?.is ?? false;
}

export function addLook(
  tx: Tx,
  of: {
    lookId: string;
    traceId: string;
    staffId: string;
    postId: string;
    byName: string;
    what: 'chain' | 'phone';
    purpose: string;
    districtId: string;
  },
): void {
  tx.write(sql`
    insert into traced_looks (id, district_id, traced_id, at, staff_id, post_id, by_name, what, purpose)
    values (${of.lookId}, ${of.districtId}, ${of.traceId}, ${tx.at}, ${of.staffId}, ${of.postId}, ${of.byName}, ${of.what}, ${of.purpose})`);
}
