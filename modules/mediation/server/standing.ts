// Loads a case for one act: locked, within sight, and allowed by the chart, or refused with the chart's own reason.
import type { Actor } from '#kernel/server/actor.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { deskRoles, type Role } from '#kernel/shared/right.ts';
import { type ActName, abilityTo, type MediationFacts, type Standing } from '../shared/mediation-chart.ts';
import { mediationProblem } from '../shared/problems.ts';
import {
  type CaseRow,
  findOwnParty,
  listMediators,
  lockCase,
  type MediatorFacts,
  type PartyFacts,
} from './store/cases.ts';

const desks: readonly Role[] = deskRoles;
/** Who stands for a committee that is the community's own. */
const secretaries: readonly Role[] = ['community_secretary', 'mediator'];

export function factsOf(row: CaseRow): MediationFacts {
  return {
    state: row.state,
    hasMediator: row.hasMediator,
    hasOpenExtension: row.extensionId !== null,
    hasMediatorSigned: row.mediatorSignedAt !== null,
    isSealed: row.sealedAt !== null,
    isOral: row.isOral,
  };
}

/** How a member of staff stands to the case: by the post worn, never by the person alone. */
export function standingsOf(row: CaseRow, actor: Actor, mediators: readonly MediatorFacts[]): Standing[] {
  if (actor.kind === 'system') return ['house'];
  if (actor.kind !== 'staff') return [];
  const standings: Standing[] = [];
  const own = mediators.find((m) => m.staffId === actor.staffId && m.postId === actor.postId && !m.steppedBackAt);
  if (own) standings.push(own.declaredAt ? 'mediator' : 'assigned');
  if (secretaries.includes(actor.role) && actor.unitId === row.committeeUnitId) standings.push('committee');
  if (desks.includes(actor.role) && row.isDeskInScope) standings.push('desk');
  return standings;
}

export type Opened = { row: CaseRow; standings: Standing[]; mediators: MediatorFacts[] };

/** Opens the case for `act`, or throws the reason why not. */
export async function openFor(act: ActName, caseId: string, context: CommandContext): Promise<Opened> {
  const row = await lockCase(context.tx, caseId);
  if (!row) throw mediationProblem('not_found');
  const mediators = await listMediators(context.tx, caseId);
  const standings = standingsOf(row, context.actor, mediators);
  assertMay(act, row, standings);
  return { row, standings, mediators };
}

/** The same for a party who came by their key. */
export async function openForParty(
  act: ActName,
  caseId: string,
  context: CommandContext,
): Promise<{ row: CaseRow; party: PartyFacts }> {
  const row = await lockCase(context.tx, caseId);
  const party = row ? await findOwnParty(context.tx, caseId) : undefined;
  if (!row || !party) throw mediationProblem('not_found');
  assertMay(act, row, party.role === 'applicant' ? ['party', 'applicant'] : ['party']);
  return { row, party };
}

function assertMay(act: ActName, row: CaseRow, standings: readonly Standing[]): void {
  const ability = abilityTo(act, factsOf(row), standings);
  if (!ability.may) throw mediationProblem('not_now', { ...ability.whyNot, act, state: row.state });
}

/** What every act on a case tells the bus. Events carry ids and kinds, never names or words. */
export function done(row: CaseRow, events: DomainEvent[], more: Partial<Done> = {}): Done {
  return {
    subjectId: row.id,
    territoryId: row.territoryId,
    unitIds: [row.deskUnitId, row.committeeUnitId],
    isDrill: row.isDrill,
    events: events.map((event) => ({ ...event, caseId: row.id, requestId: row.requestId })),
    ...more,
  };
}

export const staffIdOf = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.staffId : null);
