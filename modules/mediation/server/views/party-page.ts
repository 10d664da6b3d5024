// A party's own page. Everything on it may be read over their shoulder: the others by name only, nothing of what staff wrote down, and nothing at
// all once the matter went to the police (N3).
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { partyPage } from '../../shared/queries.ts';
import { judicialUntil, mustConsent, mustSign, signerOf } from '../../shared/rules.ts';
import type { DisputeKind, Route } from '../../shared/words.ts';
import { type CaseRow, findCase, findOwnParty, listParties, type PartyFacts } from '../store/cases.ts';
import * as parts from './parts.ts';

type Answer = z.input<typeof partyPage.answer>;

const quiet = (row: CaseRow): Answer => ({
  isQuiet: true,
  communityName: row.communityName,
  matter: null,
  me: null,
  others: [],
  acceptance: null,
  extension: null,
  agreement: null,
  sessions: [],
});

export const partyPageAnswer = query(partyPage, async ({ caseId }, context): Promise<Answer> => {
  const { tx } = context;
  const row = await findCase(tx, caseId);
  const me = row ? await findOwnParty(tx, caseId) : undefined;
  if (!row || !me) throw mediationProblem('not_found');
  if (row.state === 'referred') return quiet(row);
  const [parties, words, confirmations, mediators, sessions, attendances, agreement, terms, extension] =
    await Promise.all([
      listParties(tx, caseId),
      tx.first<{ summary: string; disputeKind: DisputeKind; toldRoutes: Route[] }>(sql`
      select summary, dispute_kind as "disputeKind", told_routes as "toldRoutes" from mediation_cases where id = ${caseId}`),
      parts.confirmationsOf(caseId, context),
      mediatorsShown(caseId, context),
      parts.sessionsOf(caseId, context),
      parts.attendancesOf(caseId, context),
      parts.agreementOf(caseId, context),
      parts.termsOf(caseId, context),
      parts.extensionOf(caseId, context),
    ]);
  const nameOf = new Map(parties.map((party) => [party.partyId, party.name]));
  const asked = (
    matter: 'acceptance' | 'extension' | 'agreement',
    subjectId: string,
    needed: readonly { partyId: string }[],
  ) => toConfirm(matter, subjectId, needed, { me, parties, confirmations });
  const isRunning = ['opened', 'accepted', 'drafted'].includes(row.state);
  return {
    isQuiet: false,
    communityName: row.communityName,
    matter: {
      ...words!,
      caseNo: row.caseNo,
      committeeName: row.committeeName,
      state: row.state,
      dueOn: row.dueOn,
      mediators,
    },
    me: {
      partyId: me.partyId,
      role: me.role,
      name: me.name,
      signer: signerOf(me),
      isMinor: me.isMinor,
      mayWithdraw: me.role === 'applicant' && isRunning,
    },
    others: parties.filter(({ partyId }) => partyId !== me.partyId).map(({ role, name }) => ({ role, name })),
    acceptance: asked('acceptance', caseId, mustConsent(parties)),
    extension:
      extension && !extension.refusedAt && ['accepted', 'drafted'].includes(row.state)
        ? {
            ...asked('extension', extension.extensionId, mustConsent(parties)),
            untilOn: extension.untilOn,
            reason: extension.reason,
          }
        : null,
    agreement: agreement
      ? {
          ...asked('agreement', agreement.agreementId, mustSign(parties, terms)),
          agreementNo: agreement.agreementNo,
          isOral: agreement.form === 'oral',
          facts: agreement.facts,
          digest: agreement.digest.toString('hex'),
          terms: terms.map(({ ordinal, text, byPartyId, dueOn }) => ({
            ordinal,
            text,
            by: byPartyId ? (nameOf.get(byPartyId) ?? null) : null,
            dueOn,
          })),
          hasMediatorSigned: agreement.mediatorSignedAt !== null,
          isSealed: agreement.sealedAt !== null,
          effectiveAt: agreement.effectiveAt,
          judicialUntil: agreement.effectiveAt ? judicialUntil(dateOf(agreement.effectiveAt.getTime())) : null,
        }
      : null,
    sessions: sessions.flatMap((one) => {
      if (one.state === 'cancelled') return [];
      const here = new Set(
        attendances.filter(({ sessionId }) => sessionId === one.sessionId).map(({ partyId }) => partyId),
      );
      return [
        {
          sessionId: one.sessionId,
          meetsAt: one.meetsAt,
          mode: one.mode,
          placeText: one.placeText,
          // A room that is over is no room.
          roomUrl: one.state === 'planned' ? one.roomUrl : null,
          state: one.state,
          amIHere: here.has(me.partyId),
          others: parties
            .filter(({ partyId }) => partyId !== me.partyId)
            .map(({ partyId, name }) => ({ name, isHere: here.has(partyId) })),
        },
      ];
    }),
  };
});

/** Names of staff are open in the district, and the law gives a party the right to know who mediates. */
function mediatorsShown(caseId: string, { tx }: Context): Promise<{ name: string; unitName: string }[]> {
  return tx.all(sql`
    select s.name, u.name as "unitName" from mediation_mediators m join staff s on s.id = m.staff_id join posts p on p.id = m.post_id
      join governance_units u on u.id = p.unit_id
     where m.case_id = ${caseId} and m.declared_at is not null and m.stepped_back_at is null order by m.assigned_at`);
}

type Known = { me: PartyFacts; parties: readonly PartyFacts[]; confirmations: readonly parts.ConfirmationFact[] };

function toConfirm(
  matter: 'acceptance' | 'extension' | 'agreement',
  subjectId: string,
  needed: readonly { partyId: string }[],
  { me, parties, confirmations }: Known,
) {
  const said = new Map(
    confirmations.filter((one) => one.subjectId === subjectId).map((one) => [one.partyId, one.isWilling]),
  );
  const isNeeded = needed.some(({ partyId }) => partyId === me.partyId);
  const own = said.get(me.partyId);
  return {
    matter,
    mine:
      own === true
        ? ('yes' as const)
        : own === false
          ? ('no' as const)
          : isNeeded
            ? ('wanting' as const)
            : ('not_needed' as const),
    others: parties
      .filter(({ partyId }) => partyId !== me.partyId && needed.some((one) => one.partyId === partyId))
      .map(({ partyId, role, name }) => ({ role, name, isYes: said.get(partyId) === true })),
  };
}
