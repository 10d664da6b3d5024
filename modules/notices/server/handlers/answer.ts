// What those whom a publication concerns do with it: a named unit confirms a bulletin (R3), a resident objects to a notice (R6).
import { command, type Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { asStaff, findRequest } from '#modules/requests/server/public.ts';
import { confirmReceipt, objectToNotice } from '../../shared/commands.ts';
import { noticeProblem } from '../../shared/problems.ts';
import { takesObjectionsOn } from '../../shared/publication.ts';
import { actFault } from '../../shared/publication-chart.ts';
import { done, seenOf } from '../standing.ts';
import { findPublication, insertObjection, insertReceipt } from '../store.ts';

/** Two of one unit may tap in the same moment: the second is taken as a fact that changed nothing. */
export const confirmHandler = command(confirmReceipt, async (input, context): Promise<Done> => {
  const { tx, now } = context;
  const actor = asStaff(context);
  const publication = await findPublication(tx, input.publicationId);
  if (!publication) throw noticeProblem('not_found');
  const fault = actFault('confirm', seenOf(publication, dateOf(now)), actor.role);
  if (fault && fault !== 'confirmed_already') throw noticeProblem(fault);
  if (!fault) insertReceipt(tx, publication.id, actor.unitId, actor.staffId);
  return {
    ...done(
      publication,
      { type: 'publication.receipt_confirmed', publicationId: publication.id, unitId: actor.unitId },
      { unitIds: [actor.unitId] },
    ),
    superseded: fault !== undefined,
  };
});

/** The request was reported first and is the resident's own; without this link it is an ordinary suggestion and answered all the same. */
export const objectHandler = command(objectToNotice, async (input, context): Promise<Done> => {
  const { tx } = context;
  const [notice, request] = await Promise.all([
    findPublication(tx, input.publicationId),
    findRequest(tx, input.requestId),
  ]);
  if (!notice) throw noticeProblem('not_found');
  if (!request || request.territoryId !== notice.issuerUnitId) throw noticeProblem('objection_elsewhere');
  // What counts is when it was said, not when the link came through a bad network.
  if (!takesObjectionsOn(notice, dateOf(request.receivedAt.getTime()))) throw noticeProblem('objections_closed');
  insertObjection(tx, notice.id, request.id);
  return done(
    { ...notice, areaUnitId: notice.issuerUnitId },
    { type: 'publication.objected', publicationId: notice.id, requestId: request.id },
    { result: { requestId: request.id } },
  );
});
