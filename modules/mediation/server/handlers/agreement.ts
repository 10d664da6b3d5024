// The agreement: drafted by the mediator, confirmed by the parties, signed and sealed (arts. 28–31). A new draft voids what was confirmed before.
import { canonical, digest as digestOf } from '#kernel/server/canonical.ts';
import { command } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { askExtension, draftAgreement, sealAgreement, signAgreement } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { numberFor } from '../committee.ts';
import { settleAgreement } from '../confirming.ts';
import { done, openFor, staffIdOf } from '../standing.ts';
import { changeCase, listParties } from '../store/cases.ts';
import {
  countRecords,
  findAgreement,
  insertAgreement,
  insertExtension,
  markSealed,
  markSigned,
} from '../store/papers.ts';

export const draftAgreementHandler = command(draftAgreement, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('draft', input.caseId, context);
  if ((await countRecords(tx, row.id)) === 0) throw mediationProblem('record_first');
  const parties = new Set((await listParties(tx, row.id)).map(({ partyId }) => partyId));
  if (input.terms.some(({ byPartyId }) => byPartyId !== undefined && !parties.has(byPartyId)))
    throw mediationProblem('party_unknown');
  // A second draft of the same matter keeps its number.
  const before = await findAgreement(tx, row.id);
  const committee = { unitId: row.committeeUnitId, unitName: row.committeeName };
  const agreementNo = before?.agreementNo ?? (await numberFor('agreement', committee, context));
  const { form, facts, terms } = input;
  const digest = digestOf(canonical({ agreementNo, form, facts, terms }));
  insertAgreement(
    tx,
    { id: input.agreementId, caseId: row.id, agreementNo, form, facts, digest, staffId: staffIdOf(context.actor) },
    terms.map(({ termId, text, byPartyId, dueOn }) => ({
      id: termId,
      text,
      byPartyId: byPartyId ?? null,
      dueOn: dueOn ?? null,
    })),
  );
  changeCase(tx, row.id, { state: 'drafted' });
  return done(
    row,
    [{ type: 'mediation.agreement_drafted', agreementId: input.agreementId, form, terms: terms.length }],
    {
      result: { agreementNo, digest: digest.toString('hex') },
    },
  );
});

export const signAgreementHandler = command(signAgreement, async ({ caseId }, context) => {
  const { row } = await openFor('sign', caseId, context);
  if (row.agreementId) markSigned(context.tx, row.agreementId, staffIdOf(context.actor));
  const followed = await settleAgreement(row, context, { hasMediatorSigned: true });
  return done(row, [{ type: 'mediation.agreement_signed', by: nameOf(context.actor) }, ...followed]);
});

export const sealAgreementHandler = command(sealAgreement, async ({ caseId }, context) => {
  const { row } = await openFor('seal', caseId, context);
  if (row.agreementId) markSealed(context.tx, row.agreementId, staffIdOf(context.actor));
  const followed = await settleAgreement(row, context, { isSealed: true });
  return done(row, [{ type: 'mediation.agreement_sealed', by: nameOf(context.actor) }, ...followed]);
});

/** Longer than the term only with both parties' consent (e3): this asks them, their answers decide. */
export const askExtensionHandler = command(askExtension, async (input, context) => {
  const { row } = await openFor('ask_extension', input.caseId, context);
  const dueOn = row.dueOn ?? dateOf(context.now);
  if (input.untilOn <= dueOn || input.untilOn <= dateOf(context.now))
    throw mediationProblem('extension_backwards', { dueOn: dueOn > dateOf(context.now) ? dueOn : dateOf(context.now) });
  insertExtension(context.tx, { id: input.extensionId, caseId: row.id, untilOn: input.untilOn, reason: input.reason });
  return done(row, [{ type: 'mediation.extension_asked', extensionId: input.extensionId, untilOn: input.untilOn }]);
});

const nameOf = (actor: { kind: string; staffName?: string }): string | null => actor.staffName ?? null;
