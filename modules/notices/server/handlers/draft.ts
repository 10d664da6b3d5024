// Drafting: for one's own unit or one below it, with files one brought oneself, naming only units of the area.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { asStaff, listSeenRequests } from '#modules/requests/server/public.ts';
import { discardPublication, draftPublication, revisePublication } from '../../shared/commands.ts';
import { contradictionsOf, type Draft } from '../../shared/draft.ts';
import { noticeProblem } from '../../shared/problems.ts';
import { refuseFaults } from '../faults.ts';
import { done, openFor } from '../standing.ts';
import {
  changeDraft,
  deleteDraft,
  findArea,
  insertDraft,
  insertItems,
  listOutside,
  listStrangeFiles,
} from '../store.ts';

export const draftHandler = command(draftPublication, async (input, context): Promise<Done> => {
  const { tx } = context;
  const { staffId, unitId, districtId } = asStaff(context);
  await mustHoldTogether(input, [], context);
  insertDraft(tx, { ...input, id: input.publicationId, districtId, issuerUnitId: unitId, staffId });
  insertItems(tx, input.publicationId, input.items);
  return done(
    { id: input.publicationId, areaUnitId: unitId, issuerUnitId: unitId },
    { type: 'publication.drafted', publicationId: input.publicationId },
    { result: { publicationId: input.publicationId } },
  );
});

export const reviseHandler = command(revisePublication, async (input, context): Promise<Done> => {
  const { publication } = await openFor('revise', input.publicationId, context);
  if (publication.version !== input.version) throw noticeProblem('changed_meanwhile');
  await mustHoldTogether(input, publication.fileIds, context);
  changeDraft(context.tx, { ...input, id: publication.id });
  insertItems(context.tx, publication.id, input.items);
  return done(
    { ...publication, areaUnitId: publication.issuerUnitId },
    { type: 'publication.revised', publicationId: publication.id },
  );
});

export const discardHandler = command(discardPublication, async (input, context): Promise<Done> => {
  const { publication } = await openFor('discard', input.publicationId, context);
  deleteDraft(context.tx, publication.id);
  return done(
    { ...publication, areaUnitId: publication.issuerUnitId },
    { type: 'publication.discarded', publicationId: publication.id },
  );
});

async function mustHoldTogether(draft: Draft, heldFileIds: readonly string[], context: CommandContext): Promise<void> {
  const { tx } = context;
  const { staffId } = asStaff(context);
  refuseFaults(contradictionsOf(draft));
  const requestIds = [...new Set(draft.items.flatMap(({ requestId }) => requestId ?? []))];
  const [area, outside, strange, seen] = await Promise.all([
    findArea(tx, draft.areaUnitId),
    listOutside(
      tx,
      draft.items.map(({ unitId }) => unitId),
      draft.areaUnitId,
    ),
    listStrangeFiles(tx, draft.fileIds, staffId, heldFileIds),
    listSeenRequests(tx, requestIds),
  ]);
  if (!area?.isInScope) throw noticeProblem('outside_area', { unit: area?.name ?? '' });
  if (outside.length > 0) throw noticeProblem('item_outside_area', { unit: outside.join('、') });
  if (strange.length > 0) throw noticeProblem('file_not_yours');
  if (seen.length < requestIds.length) throw noticeProblem('request_not_found');
}
