// Loads a request for one act: locked, within sight, and allowed by the chart, or refused with the chart's own reason.
import type { Actor } from '#kernel/server/actor.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { deskRoles, type Role, supervisorRoles } from '#kernel/shared/right.ts';
import { getMethod, type MethodInForce } from '#modules/methods/server/public.ts';
import { requestProblem } from '../shared/problems.ts';
import { type ActName, type ActorFacts, abilityTo, type RequestFacts, type Standing } from '../shared/request-chart.ts';
import { lockRequest, type RequestRow } from './store/request.ts';

type Seen = Pick<
  RequestRow,
  'leadUnitId' | 'leadPostId' | 'assistUnitIds' | 'isDeskInScope' | 'callerPhoneHash' | 'followHash'
>;

const desks: readonly Role[] = deskRoles;
const supervisors: readonly Role[] = [...supervisorRoles, 'street_dispatcher', 'district_dispatcher'];

/** How the actor stands to the request: from post, unit and area alone. */
export function standingsOf(request: Seen, actor: Actor): Standing[] {
  if (actor.kind === 'resident')
    return request.callerPhoneHash && actor.phoneHash.equals(request.callerPhoneHash) ? ['caller'] : [];
  if (actor.kind === 'anonymous')
    return request.followHash && actor.followHash.equals(request.followHash) ? ['caller'] : [];
  if (actor.kind === 'device') return ['caller'];
  if (actor.kind === 'system') return ['desk', 'supervisor'];
  const standings: Standing[] = [];
  if (desks.includes(actor.role) && request.isDeskInScope) standings.push('desk');
  if (supervisors.includes(actor.role)) standings.push('supervisor');
  const isLead =
    request.leadPostId === actor.postId ||
    (request.leadUnitId === actor.unitId && (request.leadPostId === null || actor.role !== 'handler'));
  if (isLead) standings.push('lead');
  else if (request.leadUnitId === actor.unitId && actor.reach === 'assigned') standings.push('lead');
  if (request.assistUnitIds.includes(actor.unitId)) standings.push('assist');
  if (actor.reach === 'territory') standings.push('territory');
  return standings;
}

export function factsOf(request: RequestRow, method: MethodInForce): RequestFacts {
  return {
    state: request.state,
    leadUnitId: request.leadUnitId,
    resolvedByStaffId: request.resolvedByStaffId,
    kindCode: request.kindCode,
    openApprovals: request.openApprovals,
    mayRunLong: request.kindCode ? (method.kinds.get(request.kindCode)?.mayRunLong ?? false) : false,
    hasRating: request.isRated,
  };
}

export function actorFacts(actor: Actor, standings: readonly Standing[]): ActorFacts {
  return actor.kind === 'staff'
    ? { staffId: actor.staffId, unitId: actor.unitId, role: actor.role, standings }
    : { staffId: null, unitId: null, role: null, standings };
}

export type Opened = { request: RequestRow; method: MethodInForce; standings: Standing[] };

/** Opens the request for `act`, or throws the reason why not. */
export async function openFor(act: ActName, requestId: string, context: CommandContext): Promise<Opened> {
  const request = await lockRequest(context.tx, requestId);
  if (!request) throw requestProblem('not_found');
  const method = await getMethod(context.tx, request.methodVersionId);
  const standings = standingsOf(request, context.actor);
  const ability = abilityTo(act, factsOf(request, method), actorFacts(context.actor, standings));
  if (!ability.may) throw requestProblem('not_now', { ...ability.whyNot, act, state: request.state });
  return { request, method, standings };
}

/** What every act on a request tells the bus. */
export function done(request: RequestRow, events: DomainEvent[], more: Partial<Done> = {}): Done {
  const units = [request.deskUnitId, ...(request.leadUnitId ? [request.leadUnitId] : []), ...request.assistUnitIds];
  return {
    subjectId: request.id,
    territoryId: request.territoryId,
    unitIds: units,
    isDrill: request.isDrill,
    events,
    ...more,
  };
}

export function staffOf(actor: Actor): {
  staffId: string | null;
  postId: string | null;
  unitId: string | null;
  name: string | null;
} {
  return actor.kind === 'staff'
    ? { staffId: actor.staffId, postId: actor.postId, unitId: actor.unitId, name: actor.staffName }
    : { staffId: null, postId: null, unitId: null, name: null };
}
