// What every handler begins with: the publication locked, and whether this post may do this to it (the chart decides).
import type { StaffActor } from '#kernel/server/actor.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { noticeProblem } from '../shared/problems.ts';
import { standingOf } from '../shared/publication.ts';
import { type Act, actFault, type Seen } from '../shared/publication-chart.ts';
import { findPublication, lockPublication, type PublicationRow } from './store.ts';

export function seenOf(row: PublicationRow, today: string): Seen {
  const { kind, isOwn, isBelow, isNamed, isConfirmed } = row;
  return { kind, standing: standingOf(row, today), isOwn, isBelow, isNamed, isConfirmed };
}

export async function openFor(
  act: Act,
  id: string,
  context: CommandContext,
): Promise<{ publication: PublicationRow; actor: StaffActor }> {
  const actor = asStaff(context);
  // What one may read but not change cannot be locked either; the chart then says why.
  const publication = (await lockPublication(context.tx, id)) ?? (await findPublication(context.tx, id));
  if (!publication) throw noticeProblem('not_found');
  const fault = actFault(act, seenOf(publication, dateOf(context.now)), actor.role);
  if (fault) throw noticeProblem(fault);
  return { publication, actor };
}

/** Drafts concern the issuer alone; what is published concerns its area. */
export function done(
  publication: Pick<PublicationRow, 'id' | 'areaUnitId' | 'issuerUnitId'>,
  event: DomainEvent,
  rest: Pick<Done, 'result' | 'unitIds'> = {},
): Done {
  return {
    subjectId: publication.id,
    territoryId: publication.areaUnitId,
    ...rest,
    unitIds: [publication.issuerUnitId, ...(rest.unitIds ?? [])],
    events: [event],
  };
}
