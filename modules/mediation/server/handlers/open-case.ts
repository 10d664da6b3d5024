// N1: a case is opened on a request of a kind that is mediated — by the desk, by a mediator, or because a resident asked for it.
import { command, type Done } from '#kernel/server/house.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { findRequest } from '#modules/requests/server/public.ts';
import { openMediation } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { isMediable, needsGuardian } from '../../shared/rules.ts';
import { committeeFor, numberFor } from '../committee.ts';
import { openingFault } from '../opening.ts';
import { keptPhone } from '../party-phone.ts';
import { findCaseOfRequest, insertCase, insertParty } from '../store/cases.ts';

export const openMediationHandler = command(openMediation, async (input, context): Promise<Done> => {
  const { tx, actor, secrets } = context;
  const request = await findRequest(tx, input.requestId);
  if (!request) throw mediationProblem('request_not_found');
  const { kinds } = await getMethod(tx, request.methodVersionId);
  const kind = kinds.get(request.kindCode ?? '');
  const fault = openingFault(request.state, isMediable(kind));
  if (fault) throw mediationProblem(fault, { kind: kind?.title.zh ?? '未归类' });
  if (await findCaseOfRequest(tx, request.id)) throw mediationProblem('open_already');
  const roles = new Set(input.parties.map(({ role }) => role));
  if (!roles.has('applicant') || !roles.has('respondent')) throw mediationProblem('both_sides');
  const committee = await committeeFor(request, input.committeeUnitId, context);
  const caseNo = await numberFor('case', committee, context);
  insertCase(tx, {
    id: input.caseId,
    districtId: request.districtId,
    requestId: request.id,
    caseNo,
    committeeUnitId: committee.unitId,
    territoryId: request.territoryId,
    deskUnitId: request.deskUnitId,
    methodVersionId: request.methodVersionId,
    source: input.source,
    disputeKind: input.disputeKind,
    summary: input.summary,
    isSensitive: request.sensitivity === 'sensitive',
    isDrill: request.isDrill,
    postId: actor.kind === 'staff' ? actor.postId : null,
  });
  for (const [ordinal, party] of input.parties.entries()) {
    insertParty(tx, {
      ...keptPhone(party.phone, secrets),
      id: party.partyId,
      caseId: input.caseId,
      role: party.role,
      ordinal,
      name: party.name,
      sex: party.sex,
      age: party.age ?? null,
      address: party.address ?? null,
      isPhonePrivate: party.isPhonePrivate,
      isMinor: needsGuardian(party),
      guardianName: party.guardianName ?? null,
      guardianRelation: party.guardianRelation ?? null,
    });
  }
  return {
    subjectId: input.caseId,
    territoryId: request.territoryId,
    unitIds: [request.deskUnitId, committee.unitId],
    isDrill: request.isDrill,
    events: [{ type: 'mediation.opened', caseId: input.caseId, requestId: request.id, source: input.source }],
    result: { caseId: input.caseId, caseNo, committeeName: committee.unitName },
  };
});
