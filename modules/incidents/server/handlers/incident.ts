// Told by the worker, answered by a leader. Events carry no words, no kind and no name: they reach everybody of the unit.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { findRequest } from '#modules/requests/server/public.ts';
import { reportIncident, supportWorker } from '../../shared/commands.ts';
import { incidentProblem } from '../../shared/problems.ts';
import { addIncident, lockIncident, markSupported } from '../store.ts';

export const reportHandler = command(reportIncident, async (input, context): Promise<Done> => {
  const { tx, now, secrets } = context;
  const by = staffOf(context.actor);
  if (input.requestId && !(await findRequest(tx, input.requestId))) throw incidentProblem('request_not_found');
  addIncident(tx, {
    incidentId: input.incidentId,
    districtId: by.districtId,
    unitId: by.unitId,
    staffId: by.staffId,
    postId: by.postId,
    kind: input.kind,
    told: secrets.seal(input.told),
    wantsHelp: input.wantsHelp,
    requestId: input.requestId ?? null,
    happenedAt: new Date(Math.min(now, input.happenedAt ? Date.parse(input.happenedAt) : now)),
  });
  return {
    subjectId: input.incidentId,
    // Those above hear of it too; what it is they ask for, and get only if it is theirs to read.
    territoryId: by.unitId,
    unitIds: [by.unitId],
    events: [{ type: 'incident.reported', incidentId: input.incidentId }],
  };
});

export const supportHandler = command(supportWorker, async ({ incidentId, support }, context): Promise<Done> => {
  const { tx, secrets } = context;
  const by = staffOf(context.actor);
  const incident = await lockIncident(tx, incidentId);
  if (!incident) throw incidentProblem('not_found');
  if (incident.staffId === by.staffId) throw incidentProblem('own');
  if (incident.supportedAt) throw incidentProblem('supported_already');
  markSupported(tx, incidentId, secrets.seal(support), { staffId: by.staffId, name: by.staffName });
  return {
    subjectId: incidentId,
    territoryId: incident.unitId,
    unitIds: [incident.unitId, by.unitId],
    events: [{ type: 'incident.supported', incidentId }],
  };
});
