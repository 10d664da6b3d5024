// A party's yes or no. On the page it is a typed name under words whose digest is kept; on paper the photo of the paper is.
import { command } from '#kernel/server/house.ts';
import { confirmMatter, recordConfirmation } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { sameName, signerOf } from '../../shared/rules.ts';
import { confirm, subjectOf } from '../confirming.ts';
import { done, openFor, openForParty, staffIdOf } from '../standing.ts';
import { findParty } from '../store/cases.ts';
import { findAgreement } from '../store/papers.ts';

const onPage = {
  acceptance: 'confirm_acceptance',
  extension: 'confirm_extension',
  agreement: 'confirm_agreement',
} as const;
const onPaper = {
  acceptance: 'record_acceptance',
  extension: 'record_extension',
  agreement: 'record_signature',
} as const;

export const confirmMatterHandler = command(confirmMatter, async (input, context) => {
  const { row, party } = await openForParty(onPage[input.matter], input.caseId, context);
  const subjectId = subjectOf(input.matter, row);
  if (input.isWilling) {
    if (input.matter === 'acceptance' && !input.hasReadNotice) throw mediationProblem('notice_unread');
    if (!sameName(input.typedName, signerOf(party))) throw mediationProblem('name_differs');
  }
  const agreement = input.matter === 'agreement' ? await findAgreement(context.tx, row.id) : undefined;
  if (agreement && input.digest !== agreement.digest.toString('hex')) throw mediationProblem('changed_meanwhile');
  const events = await confirm(
    row,
    {
      id: input.confirmationId,
      caseId: row.id,
      partyId: party.partyId,
      matter: input.matter,
      subjectId,
      isWilling: input.isWilling,
      means: 'page',
      typedName: input.typedName || null,
      digest: agreement?.digest ?? null,
      fileIds: [],
      staffId: null,
    },
    context,
  );
  return done(row, events);
});

export const recordConfirmationHandler = command(recordConfirmation, async (input, context) => {
  const { row } = await openFor(onPaper[input.matter], input.caseId, context);
  const subjectId = subjectOf(input.matter, row);
  const party = await findParty(context.tx, row.id, input.partyId);
  if (!party) throw mediationProblem('party_unknown');
  if (input.isWilling && input.means === 'paper' && input.fileIds.length === 0) throw mediationProblem('paper_needed');
  if (input.isWilling && input.means === 'oral' && input.matter === 'agreement' && !row.isOral)
    throw mediationProblem('oral_only');
  const agreement = input.matter === 'agreement' ? await findAgreement(context.tx, row.id) : undefined;
  const events = await confirm(
    row,
    {
      id: input.confirmationId,
      caseId: row.id,
      partyId: party.partyId,
      matter: input.matter,
      subjectId,
      isWilling: input.isWilling,
      means: input.means,
      typedName: null,
      digest: agreement?.digest ?? null,
      fileIds: input.fileIds,
      staffId: staffIdOf(context.actor),
    },
    context,
  );
  return done(row, events);
});
