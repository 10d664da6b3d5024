// SQL of what a case leaves behind: sessions, agreements with their terms, confirmations, extensions, follow-ups, referrals, papers.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type Matter = 'acceptance' | 'extension' | 'agreement';
export type NewConfirmation = {
  id: string;
  caseId: string;
  partyId: string;
  matter: Matter;
  subjectId: string;
  isWilling: boolean;
  means: 'page' | 'paper' | 'oral';
  typedName: string | null;
  digest: Buffer | null;
  fileIds: readonly string[];
  staffId: string | null;
};
/** False when this party has already spoken on this subject. */
export async function addConfirmation(tx: Tx, row: NewConfirmation): Promise<boolean> {
  const added = await tx.first(sql`
    insert into mediation_confirmations (id, case_id, party_id, matter, subject_id, is_willing, means, typed_name, digest, file_ids, recorded_by, at)
    values (${row.id}, ${row.caseId}, ${row.partyId}, ${row.matter}, ${row.subjectId}, ${row.isWilling}, ${row.means}, ${row.typedName}, ${row.digest},
      ${row.fileIds as string[]}::uuid[], ${row.staffId}, ${tx.at})
    on conflict (subject_id, party_id) do nothing returning id`);
  return added !== undefined;
}
/** Parties who said yes to this subject. */
export async function listWilling(tx: Tx, subjectId: string): Promise<Set<string>> {
  const rows = await tx.all<{ partyId: string }>(sql`
    select party_id as "partyId" from mediation_confirmations where subject_id = ${subjectId} and is_willing`);
  return new Set(rows.map(({ partyId }) => partyId));
}

export type NewSession = {
  id: string;
  caseId: string;
  meetsAt: Date;
  mode: string;
  placeText: string | null;
  roomUrl: string | null;
};
export function insertSession(tx: Tx, row: NewSession): void {
  tx.write(sql`
    insert into mediation_sessions (id, case_id, ordinal, meets_at, mode, place_text, room_url)
    select ${row.id}::uuid, ${row.caseId}::uuid, coalesce(max(ordinal), 0) + 1, ${row.meetsAt}::timestamptz, ${row.mode}, ${row.placeText}, ${row.roomUrl}
      from mediation_sessions where case_id = ${row.caseId}`);
}
export function findSession(
  tx: Tx,
  caseId: string,
  sessionId: string,
): Promise<{ id: string; state: 'planned' | 'held' | 'cancelled'; meetsAt: Date } | undefined> {
  return tx.first(
    sql`select id, state, meets_at as "meetsAt" from mediation_sessions where case_id = ${caseId} and id = ${sessionId} for update`,
  );
}
export function cancelSessionOf(tx: Tx, id: string, reason: string): void {
  tx.write(sql`update mediation_sessions set state = 'cancelled', reason = ${reason} where id = ${id}`);
}
export function addAttendance(
  tx: Tx,
  row: { sessionId: string; caseId: string; partyId: string; cameBy: 'home' | 'room' },
): void {
  tx.write(sql`
    insert into mediation_attendances (session_id, case_id, party_id, came_by, at)
    values (${row.sessionId}, ${row.caseId}, ${row.partyId}, ${row.cameBy}, ${tx.at}) on conflict do nothing`);
}
export function writeRecord(
  tx: Tx,
  id: string,
  row: { record: string; fileIds: readonly string[]; staffId: string | null },
): void {
  tx.write(sql`
    update mediation_sessions set state = 'held', record = ${row.record}, file_ids = ${row.fileIds as string[]}::uuid[], recorded_by = ${row.staffId},
           recorded_at = ${tx.at} where id = ${id}`);
}
export async function countRecords(tx: Tx, caseId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from mediation_sessions where case_id = ${caseId} and state = 'held'`,
  );
  return row!.count;
}

export type NewAgreement = {
  id: string;
  caseId: string;
  agreementNo: string;
  form: string;
  facts: string;
  digest: Buffer;
  staffId: string | null;
};
export type NewTerm = { id: string; text: string; byPartyId: string | null; dueOn: string | null };
/** A new draft takes the place of the one before; what was confirmed under that one stays with it. */
export function insertAgreement(tx: Tx, row: NewAgreement, terms: readonly NewTerm[]): void {
  tx.write(
    sql`update mediation_agreements set replaced_at = ${tx.at} where case_id = ${row.caseId} and replaced_at is null`,
  );
  tx.write(sql`
    insert into mediation_agreements (id, case_id, agreement_no, form, facts, digest, drafted_by, drafted_at)
    values (${row.id}, ${row.caseId}, ${row.agreementNo}, ${row.form}, ${row.facts}, ${row.digest}, ${row.staffId}, ${tx.at})`);
  for (const [i, term] of terms.entries()) {
    tx.write(sql`
      insert into mediation_terms (id, agreement_id, case_id, ordinal, text, by_party_id, due_on)
      values (${term.id}, ${row.id}, ${row.caseId}, ${i + 1}, ${term.text}, ${term.byPartyId}, ${term.dueOn})`);
  }
}
/** The number and digest of the present draft. */
export function findAgreement(
  tx: Tx,
  caseId: string,
): Promise<{ id: string; agreementNo: string; digest: Buffer } | undefined> {
  return tx.first(sql`
    select id, agreement_no as "agreementNo", digest from mediation_agreements where case_id = ${caseId} and replaced_at is null`);
}
export type TermFacts = { termId: string; byPartyId: string | null; performance: 'open' | 'kept' | 'broken' };
export function listTerms(tx: Tx, agreementId: string): Promise<TermFacts[]> {
  return tx.all<TermFacts>(sql`
    select id as "termId", by_party_id as "byPartyId", performance from mediation_terms where agreement_id = ${agreementId} order by ordinal`);
}
export function markSigned(tx: Tx, agreementId: string, staffId: string | null): void {
  tx.write(
    sql`update mediation_agreements set mediator_staff_id = ${staffId}, mediator_signed_at = ${tx.at} where id = ${agreementId}`,
  );
}
export function markSealed(tx: Tx, agreementId: string, staffId: string | null): void {
  tx.write(sql`update mediation_agreements set sealed_by = ${staffId}, sealed_at = ${tx.at} where id = ${agreementId}`);
}
export function markEffective(tx: Tx, agreementId: string): void {
  tx.write(sql`update mediation_agreements set effective_at = ${tx.at} where id = ${agreementId}`);
}
export function writeJudicial(tx: Tx, agreementId: string, row: { step: string; on: string; no: string | null }): void {
  tx.write(sql`
    update mediation_agreements set judicial_state = ${row.step}, judicial_on = ${row.on}, judicial_no = coalesce(${row.no}, judicial_no)
     where id = ${agreementId}`);
}
export function writePerformance(tx: Tx, termId: string, performance: 'kept' | 'broken'): void {
  tx.write(sql`update mediation_terms set performance = ${performance} where id = ${termId}`);
}

export function insertExtension(tx: Tx, row: { id: string; caseId: string; untilOn: string; reason: string }): void {
  tx.write(sql`
    insert into mediation_extensions (id, case_id, until_on, reason, asked_at) values (${row.id}, ${row.caseId}, ${row.untilOn}, ${row.reason}, ${tx.at})`);
}
export function settleExtension(tx: Tx, id: string, isGranted: boolean): void {
  tx.write(
    isGranted
      ? sql`update mediation_extensions set granted_at = ${tx.at} where id = ${id}`
      : sql`update mediation_extensions set refused_at = ${tx.at} where id = ${id}`,
  );
}

export type NewFollowUp = {
  id: string;
  caseId: string;
  means: string;
  note: string;
  results: readonly { termId: string; result: string }[];
  fileIds: readonly string[];
  staffId: string | null;
};
export function insertFollowUp(tx: Tx, row: NewFollowUp): void {
  tx.write(sql`
    insert into mediation_follow_ups (id, case_id, means, note, results, file_ids, by_staff_id, at)
    values (${row.id}, ${row.caseId}, ${row.means}, ${row.note}, ${sql.json(row.results)}::jsonb, ${row.fileIds as string[]}::uuid[], ${row.staffId}, ${tx.at})`);
}

export function insertReferral(
  tx: Tx,
  row: { id: string; caseId: string; route: string; reason: string; isViolent: boolean; staffId: string | null },
): void {
  tx.write(sql`
    insert into mediation_referrals (id, case_id, route, reason, is_violent, by_staff_id, at)
    values (${row.id}, ${row.caseId}, ${row.route}, ${row.reason}, ${row.isViolent}, ${row.staffId}, ${tx.at})`);
}

export type NewPaper = {
  id: string;
  caseId: string;
  kind: string;
  partyId: string | null;
  note: string;
  fileIds: readonly string[];
  staffId: string | null;
};
export function insertPaper(tx: Tx, row: NewPaper): void {
  tx.write(sql`
    insert into mediation_papers (id, case_id, kind, party_id, note, file_ids, by_staff_id, at)
    values (${row.id}, ${row.caseId}, ${row.kind}, ${row.partyId}, ${row.note}, ${row.fileIds as string[]}::uuid[], ${row.staffId}, ${tx.at})`);
}
