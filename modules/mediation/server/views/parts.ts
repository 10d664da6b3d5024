// The parts of a case, each as one statement. What a screen may show of them is decided where they are put together.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { TermFacts } from '../store/papers.ts';

export type FileRow = { id: string; mediaType: string };
export type ShownFile = FileRow & { url: string };
const filesOf = (column: string) =>
  sql.raw(`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'mediaType', f.media_type) order by n.ord)
    from unnest(${column}) with ordinality n(id, ord) join files f on f.id = n.id), '[]')`);

export const withLinks = <R extends { files: FileRow[] }>(
  row: R,
  { files }: Pick<Context, 'files'>,
): Omit<R, 'files'> & { files: ShownFile[] } => ({
  ...row,
  files: row.files.map((file) => ({ ...file, url: files.link(file.id) })),
});

export type ConfirmationFact = {
  subjectId: string;
  matter: 'acceptance' | 'extension' | 'agreement';
  partyId: string;
  isWilling: boolean;
  means: 'page' | 'paper' | 'oral';
  at: Date;
  recordedBy: string | null;
  files: FileRow[];
};
export const confirmationsOf = (caseId: string, { tx }: Context) =>
  tx.all<ConfirmationFact>(sql`
    select n.subject_id as "subjectId", n.matter, n.party_id as "partyId", n.is_willing as "isWilling", n.means, n.at, s.name as "recordedBy",
           ${filesOf('n.file_ids')} as files
      from mediation_confirmations n left join staff s on s.id = n.recorded_by where n.case_id = ${caseId} order by n.at`);

export const mediatorsOf = (caseId: string, { tx }: Context) =>
  tx.all<{
    staffId: string;
    postId: string;
    name: string;
    unitName: string;
    declaredAt: Date | null;
    steppedBackAt: Date | null;
  }>(sql`
    select m.staff_id as "staffId", m.post_id as "postId", s.name, u.name as "unitName", m.declared_at as "declaredAt", m.stepped_back_at as "steppedBackAt"
      from mediation_mediators m join staff s on s.id = m.staff_id join posts p on p.id = m.post_id join governance_units u on u.id = p.unit_id
     where m.case_id = ${caseId} order by m.assigned_at`);

export type SessionFact = {
  sessionId: string;
  ordinal: number;
  meetsAt: Date;
  mode: 'online' | 'in_person' | 'mixed';
  placeText: string | null;
  roomUrl: string | null;
  state: 'planned' | 'held' | 'cancelled';
  record: string | null;
  reason: string | null;
  recordedBy: string | null;
  files: FileRow[];
};
export const sessionsOf = (caseId: string, { tx }: Context) =>
  tx.all<SessionFact>(sql`
    select e.id as "sessionId", e.ordinal, e.meets_at as "meetsAt", e.mode, e.place_text as "placeText", e.room_url as "roomUrl", e.state, e.record, e.reason,
           s.name as "recordedBy", ${filesOf('e.file_ids')} as files
      from mediation_sessions e left join staff s on s.id = e.recorded_by where e.case_id = ${caseId} order by e.meets_at`);
export const attendancesOf = (caseId: string, { tx }: Context) =>
  tx.all<{ sessionId: string; partyId: string; cameBy: 'home' | 'room'; at: Date }>(sql`
    select session_id as "sessionId", party_id as "partyId", came_by as "cameBy", at from mediation_attendances where case_id = ${caseId} order by at`);

export type AgreementFact = {
  agreementId: string;
  agreementNo: string;
  form: 'written' | 'oral';
  facts: string;
  digest: Buffer;
  draftedAt: Date;
  mediatorName: string | null;
  mediatorSignedAt: Date | null;
  sealedAt: Date | null;
  effectiveAt: Date | null;
  judicialState: 'applied' | 'confirmed' | 'refused' | null;
  judicialOn: string | null;
  judicialNo: string | null;
};
export const agreementOf = (caseId: string, { tx }: Context) =>
  tx.first<AgreementFact>(sql`
    select a.id as "agreementId", a.agreement_no as "agreementNo", a.form, a.facts, a.digest, a.drafted_at as "draftedAt", s.name as "mediatorName",
           a.mediator_signed_at as "mediatorSignedAt", a.sealed_at as "sealedAt", a.effective_at as "effectiveAt", a.judicial_state as "judicialState",
           a.judicial_on as "judicialOn", a.judicial_no as "judicialNo"
      from mediation_agreements a left join staff s on s.id = a.mediator_staff_id where a.case_id = ${caseId} and a.replaced_at is null`);
export type TermShown = TermFacts & { ordinal: number; text: string; dueOn: string | null };
export const termsOf = (caseId: string, { tx }: Context) =>
  tx.all<TermShown>(sql`
    select t.id as "termId", t.ordinal, t.text, t.by_party_id as "byPartyId", t.due_on as "dueOn", t.performance
      from mediation_terms t join mediation_agreements a on a.id = t.agreement_id and a.replaced_at is null where t.case_id = ${caseId} order by t.ordinal`);

/** The last extension asked for. */
export const extensionOf = (caseId: string, { tx }: Context) =>
  tx.first<{
    extensionId: string;
    untilOn: string;
    reason: string;
    askedAt: Date;
    grantedAt: Date | null;
    refusedAt: Date | null;
  }>(sql`
    select id as "extensionId", until_on as "untilOn", reason, asked_at as "askedAt", granted_at as "grantedAt", refused_at as "refusedAt"
      from mediation_extensions where case_id = ${caseId} order by asked_at desc limit 1`);

export const followUpsOf = (caseId: string, { tx }: Context) =>
  tx.all<{
    at: Date;
    means: 'phone' | 'visit' | 'page';
    note: string;
    by: string | null;
    results: { termId: string; result: 'kept' | 'broken' | 'not_yet' }[];
    files: FileRow[];
  }>(sql`
    select f.at, f.means, f.note, s.name as by, f.results, ${filesOf('f.file_ids')} as files
      from mediation_follow_ups f left join staff s on s.id = f.by_staff_id where f.case_id = ${caseId} order by f.at`);

export const referralsOf = (caseId: string, { tx }: Context) =>
  tx.all<{
    at: Date;
    route: 'police' | 'court' | 'arbitration' | 'legal_aid' | 'government';
    reason: string;
    isViolent: boolean;
    by: string | null;
  }>(sql`
    select f.at, f.route, f.reason, f.is_violent as "isViolent", s.name as by
      from mediation_referrals f left join staff s on s.id = f.by_staff_id where f.case_id = ${caseId} order by f.at`);

type PaperKindName = 'identity' | 'authority' | 'investigation' | 'evidence' | 'receipt' | 'judicial';
export const papersOf = (caseId: string, { tx }: Context) =>
  tx.all<{
    paperId: string;
    kind: PaperKindName;
    partyId: string | null;
    note: string;
    at: Date;
    by: string | null;
    files: FileRow[];
  }>(sql`
    select f.id as "paperId", f.kind, f.party_id as "partyId", f.note, f.at, s.name as by, ${filesOf('f.file_ids')} as files
      from mediation_papers f left join staff s on s.id = f.by_staff_id where f.case_id = ${caseId} order by f.at`);
