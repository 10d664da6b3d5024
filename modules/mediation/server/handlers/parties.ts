// The parties of a case: added, corrected, given the key to their own page.
import { type CommandContext, command } from '#kernel/server/house.ts';
import { addParty, changeParty, inviteParty, revealParty } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { needsGuardian } from '../../shared/rules.ts';
import { inviteText, sendTo } from '../messages.ts';
import { keptPhone } from '../party-phone.ts';
import { done, openFor } from '../standing.ts';
import {
  findParty,
  giveKey,
  insertParty,
  listParties,
  type PartyFacts,
  changeParty as writeParty,
} from '../store/cases.ts';

async function getParty(caseId: string, partyId: string, { tx }: CommandContext): Promise<PartyFacts> {
  const party = await findParty(tx, caseId, partyId);
  if (!party) throw mediationProblem('party_unknown');
  return party;
}

export const addPartyHandler = command(addParty, async (input, context) => {
  const { tx, secrets } = context;
  const { row } = await openFor('add_party', input.caseId, context);
  const parties = await listParties(tx, row.id);
  insertParty(tx, {
    ...keptPhone(input.phone, secrets),
    id: input.partyId,
    caseId: row.id,
    role: input.role,
    ordinal: parties.length + 100,
    name: input.name,
    sex: input.sex,
    age: input.age ?? null,
    address: input.address ?? null,
    isPhonePrivate: input.isPhonePrivate,
    isMinor: needsGuardian(input),
    guardianName: input.guardianName ?? null,
    guardianRelation: input.guardianRelation ?? null,
  });
  return done(row, [{ type: 'mediation.party_added', partyId: input.partyId }]);
});

/** A number that is not given again stays as it was. Both sides must remain. */
export const changePartyHandler = command(changeParty, async (input, context) => {
  const { tx, secrets } = context;
  const { row } = await openFor('change_party', input.caseId, context);
  const party = await getParty(row.id, input.partyId, context);
  if (input.isRemoved) {
    const left = (await listParties(tx, row.id)).filter(({ partyId }) => partyId !== party.partyId);
    if (!left.some(({ role }) => role === 'applicant') || !left.some(({ role }) => role === 'respondent'))
      throw mediationProblem('both_sides');
  }
  writeParty(tx, party.partyId, {
    ...keptPhone(input.phone, secrets),
    keepsPhone: input.phone === undefined,
    name: input.name,
    sex: input.sex,
    age: input.age ?? null,
    address: input.address ?? null,
    isPhonePrivate: input.isPhonePrivate,
    isMinor: needsGuardian(input),
    guardianName: input.guardianName ?? null,
    guardianRelation: input.guardianRelation ?? null,
    isRemoved: input.isRemoved,
  });
  return done(row, [
    { type: input.isRemoved ? 'mediation.party_removed' : 'mediation.party_changed', partyId: party.partyId },
  ]);
});

/** N3: in a sensitive matter nothing goes to a number that the family may read; the message itself never says what it is about. */
export const invitePartyHandler = command(inviteParty, async (input, context) => {
  const { tx, secrets } = context;
  const { row } = await openFor('invite', input.caseId, context);
  const party = await getParty(row.id, input.partyId, context);
  giveKey(tx, party.partyId, secrets.hash('follow', input.accessKey));
  if (input.isMessageWanted) {
    if (!party.phoneCipher) throw mediationProblem('phone_needed');
    if (row.isSensitive && !party.isPhonePrivate) throw mediationProblem('phone_not_private');
    sendTo(party, 'invitation', inviteText(row, input.accessKey), context);
  }
  return done(row, [{ type: 'mediation.invited', partyId: party.partyId, isSent: input.isMessageWanted }]);
});

/** Puts the look on record; the number itself comes from the query `mediation.revealed`. */
export const revealPartyHandler = command(revealParty, async (input, context) => {
  const { row } = await openFor('reveal', input.caseId, context);
  const party = await getParty(row.id, input.partyId, context);
  return done(row, [{ type: 'mediation.party_revealed', partyId: party.partyId, purpose: input.purpose }]);
});
