// What a yes or no brings about, whichever way it came: on the party's page, on paper, by word of mouth.
import type { CommandContext } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { mediationProblem } from '../shared/problems.ts';
import { isBinding, mustConsent, mustSign, saysYes, termEnd } from '../shared/rules.ts';
import { type CaseRow, changeCase, listParties } from './store/cases.ts';
import {
  addConfirmation,
  listTerms,
  listWilling,
  type Matter,
  markEffective,
  type NewConfirmation,
  settleExtension,
} from './store/papers.ts';

/** What is being confirmed now under this word, or a refusal that says there is nothing. */
export function subjectOf(matter: Matter, row: CaseRow): string {
  const subject = { acceptance: row.id, extension: row.extensionId, agreement: row.agreementId }[matter];
  if (subject === null) throw mediationProblem('nothing_to_confirm');
  return subject;
}

/** Writes the confirmation and what follows from it; gives the events. */
export async function confirm(
  row: CaseRow,
  confirmation: NewConfirmation,
  context: CommandContext,
): Promise<DomainEvent[]> {
  const { tx } = context;
  if (!(await addConfirmation(tx, confirmation))) throw mediationProblem('confirmed_already');
  const { partyId, matter, isWilling, means } = confirmation;
  const said: DomainEvent = { type: 'mediation.confirmed', partyId, matter, isWilling, means };
  const follow = { acceptance: afterAcceptance, extension: afterExtension, agreement: afterAgreement }[matter];
  return [said, ...(await follow(row, isWilling, context))];
}

/** N1: accepted once both sides want it; from then the month runs. One no is enough to end it (art. 17). */
async function afterAcceptance(row: CaseRow, isWilling: boolean, context: CommandContext): Promise<DomainEvent[]> {
  const { tx, now } = context;
  if (!isWilling) {
    changeCase(tx, row.id, { state: 'declined', endedAt: tx.at, endingReason: '一方不同意调解' });
    return [{ type: 'mediation.declined' }];
  }
  if (!saysYes(mustConsent(await listParties(tx, row.id)), await listWilling(tx, row.id))) return [];
  const { method } = await getMethod(tx, row.methodVersionId);
  const dueOn = termEnd(dateOf(now), method.mediationTermMonths);
  changeCase(tx, row.id, { state: 'accepted', acceptedAt: tx.at, dueOn });
  return [{ type: 'mediation.accepted', dueOn }];
}

async function afterExtension(row: CaseRow, isWilling: boolean, { tx }: CommandContext): Promise<DomainEvent[]> {
  const { extensionId, extensionUntilOn } = row;
  if (extensionId === null || extensionUntilOn === null) return [];
  if (!isWilling) {
    settleExtension(tx, extensionId, false);
    return [{ type: 'mediation.extension_refused' }];
  }
  if (!saysYes(mustConsent(await listParties(tx, row.id)), await listWilling(tx, extensionId))) return [];
  settleExtension(tx, extensionId, true);
  changeCase(tx, row.id, { dueOn: extensionUntilOn });
  return [{ type: 'mediation.extended', dueOn: extensionUntilOn }];
}

async function afterAgreement(row: CaseRow, isWilling: boolean, context: CommandContext): Promise<DomainEvent[]> {
  return isWilling ? settleAgreement(row, context) : [{ type: 'mediation.agreement_refused' }];
}

/** In effect from the moment the last of the needed marks is there, whichever that is. */
export async function settleAgreement(
  row: CaseRow,
  { tx }: CommandContext,
  now: { hasMediatorSigned?: true; isSealed?: true } = {},
): Promise<DomainEvent[]> {
  const { agreementId } = row;
  if (agreementId === null) return [];
  const [parties, terms, willing] = await Promise.all([
    listParties(tx, row.id),
    listTerms(tx, agreementId),
    listWilling(tx, agreementId),
  ]);
  const binds = isBinding({
    isOral: row.isOral,
    haveAllSigned: saysYes(mustSign(parties, terms), willing),
    hasMediatorSigned: now.hasMediatorSigned ?? row.mediatorSignedAt !== null,
    isSealed: now.isSealed ?? row.sealedAt !== null,
  });
  if (!binds) return [];
  markEffective(tx, agreementId);
  changeCase(tx, row.id, { state: 'effective' });
  return [{ type: 'mediation.effective', agreementId }];
}
