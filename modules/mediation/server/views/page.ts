// A case as staff see it: everything on record, the file as a list of what is there and what is wanting, and what may be done next.
import { type Context, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { asStaff, findRequest } from '#modules/requests/server/public.ts';
import { abilitiesOf } from '../../shared/mediation-chart.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { type MediationLine, mediationPage, type PartyRow, revealedParty } from '../../shared/queries.ts';
import { dossierOf, judicialUntil, mustConsent, mustSign } from '../../shared/rules.ts';
import { factsOf, standingsOf } from '../standing.ts';
import { findCase, listMediators } from '../store/cases.ts';
import { lineColumns, lineJoins, shownLine } from './lists.ts';
import * as parts from './parts.ts';

type HeadRow = Omit<MediationLine, 'sides' | 'isOverdue'> & {
  names: string[];
  source: 'applied' | 'initiated';
  summary: string;
  endingReason: string | null;
  toldRoutes: MediationRoute[];
  methodVersionId: string;
};
type MediationRoute = 'court' | 'arbitration' | 'government' | 'legal_aid' | 'police';

const headOf = (caseId: string, { tx }: Context) =>
  tx.first<HeadRow>(sql`
    select ${lineColumns}, c.source, c.summary, c.ending_reason as "endingReason", c.told_routes as "toldRoutes", c.method_version_id as "methodVersionId"
      from mediation_cases c ${lineJoins} where c.id = ${caseId}`);

/** The request behind it: by its own right where the post sees it, else the little that whoever mediates must know. */
async function requestOf(caseId: string, requestId: string, { tx }: Context) {
  const own = await findRequest(tx, requestId);
  if (own)
    return { requestNo: own.requestNo, requestSummary: own.summary, placeText: own.placeText, maySeeRequest: true };
  const told = await tx.first<{ requestNo: string; requestSummary: string; placeText: string | null }>(sql`
    select request_no as "requestNo", summary as "requestSummary", place_text as "placeText" from app.request_of_mediation(${caseId})`);
  return { ...(told ?? { requestNo: '', requestSummary: '', placeText: null }), maySeeRequest: false };
}

async function partiesOf(caseId: string, { tx, secrets }: Context): Promise<PartyRow[]> {
  const rows = await tx.all<Omit<PartyRow, 'phone'> & { cipher: Buffer | null }>(sql`
    select id as "partyId", role, name, sex, age, address, phone_cipher as cipher, is_phone_private as "isPhonePrivate", is_minor as "isMinor",
           guardian_name as "guardianName", guardian_relation as "guardianRelation", invited_at as "invitedAt"
      from mediation_parties where case_id = ${caseId} and removed_at is null order by ordinal`);
  return rows.map(({ cipher, ...row }) => ({ ...row, phone: cipher ? maskPhone(secrets.open(cipher)) : null }));
}

export const mediationPageAnswer = query(mediationPage, async ({ caseId }, context) => {
  const actor = asStaff(context);
  const { tx, now } = context;
  const [head, row] = await Promise.all([headOf(caseId, context), findCase(tx, caseId)]);
  if (!head || !row) throw mediationProblem('not_found');
  const [
    request,
    parties,
    confirmations,
    mediators,
    sessions,
    attendances,
    agreement,
    terms,
    extension,
    followUps,
    referrals,
    papers,
    facts,
  ] = await Promise.all([
    requestOf(caseId, head.requestId, context),
    partiesOf(caseId, context),
    parts.confirmationsOf(caseId, context),
    parts.mediatorsOf(caseId, context),
    parts.sessionsOf(caseId, context),
    parts.attendancesOf(caseId, context),
    parts.agreementOf(caseId, context),
    parts.termsOf(caseId, context),
    parts.extensionOf(caseId, context),
    parts.followUpsOf(caseId, context),
    parts.referralsOf(caseId, context),
    parts.papersOf(caseId, context),
    listMediators(tx, caseId),
  ]);
  const { method } = await getMethod(tx, head.methodVersionId);
  const standings = standingsOf(row, actor, facts);
  // Whoever sees the request sees how the case stands; copies of identity cards, signed papers and recordings are for those who have it in hand.
  const filed = <R extends { files: parts.FileRow[] }>(one: R) =>
    parts.withLinks(standings.length > 0 ? one : { ...one, files: [] }, context);
  const under = (subjectId: string) =>
    confirmations
      .filter((one) => one.subjectId === subjectId)
      .map(({ subjectId: _, matter: __, ...one }) => filed(one));
  const yesTo = (subjectId: string) =>
    new Set(confirmations.filter((one) => one.subjectId === subjectId && one.isWilling).map((one) => one.partyId));
  const consenting = mustConsent(parties);
  const signing = mustSign(parties, terms);
  const wantingOf = (needed: readonly { partyId: string }[], subjectId: string) => {
    const yes = yesTo(subjectId);
    return needed.filter(({ partyId }) => !yes.has(partyId)).map(({ partyId }) => partyId);
  };
  const { methodVersionId: _, ...shown } = head;
  return {
    case: { ...shown, ...shownLine(head, dateOf(now)), ...request, termMonths: method.mediationTermMonths },
    parties,
    wanting: wantingOf(consenting, caseId),
    acceptance: under(caseId),
    mediators: mediators.map(({ postId, ...one }) => ({
      ...one,
      isMe: one.staffId === actor.staffId && postId === actor.postId,
    })),
    sessions: sessions.map((one) => ({
      ...filed(one),
      present: attendances
        .filter(({ sessionId }) => sessionId === one.sessionId)
        .map(({ sessionId: __, ...who }) => who),
    })),
    agreement: agreement
      ? {
          ...agreement,
          digest: agreement.digest.toString('hex'),
          judicialUntil: agreement.effectiveAt ? judicialUntil(dateOf(agreement.effectiveAt.getTime())) : null,
          terms,
          confirmations: under(agreement.agreementId),
          wanting: wantingOf(signing, agreement.agreementId),
        }
      : null,
    extension: extension
      ? {
          ...extension,
          confirmations: under(extension.extensionId),
          wanting: wantingOf(consenting, extension.extensionId),
        }
      : null,
    followUps: followUps.map(filed),
    referrals,
    papers: papers.map(filed),
    dossier: dossierOf({
      isApplied: head.source === 'applied',
      consents: consenting.length - wantingOf(consenting, caseId).length,
      mustConsent: consenting.length,
      identities: new Set(papers.filter(({ kind }) => kind === 'identity').map(({ partyId }) => partyId)).size,
      parties: parties.length,
      sessionsRecorded: sessions.filter(({ state }) => state === 'held').length,
      hasAgreement: agreement !== undefined,
      isOral: row.isOral,
      isBinding: row.effectiveAt !== null,
      followUps: followUps.length,
      judicialState: agreement?.judicialState ?? null,
      papers: new Set(papers.map(({ kind }) => kind)),
    }),
    abilities: abilitiesOf(factsOf(row), standings),
  };
});

/** The number itself, to the one who put the look on record within the last ten minutes. */
export const revealedPartyAnswer = query(revealedParty, async ({ caseId, partyId }, context) => {
  const actor = asStaff(context);
  const { tx, secrets } = context;
  const row = await tx.first<{ cipher: Buffer | null }>(sql`
    select p.phone_cipher as cipher from mediation_parties p where p.case_id = ${caseId} and p.id = ${partyId} and exists (
      select from app.journal_of(p.case_id) j where j.name = 'mediation.reveal_party' and j.actor_id = ${actor.staffId}
         and j.content->'events'->0->>'partyId' = ${partyId} and j.at > app.now() - interval '10 minutes')`);
  if (!row) throw mediationProblem('not_found');
  return { phone: row.cipher ? secrets.open(row.cipher) : null };
});
