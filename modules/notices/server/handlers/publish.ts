// R3: publishing draws the number, withdrawing leaves it used. What was published is never changed (0028 refuses it, past all rights).
import { randomInt } from 'node:crypto';
import { command, type Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { publishPublication, withdrawPublication } from '../../shared/commands.ts';
import { lackingOf } from '../../shared/draft.ts';
import { noticeProblem } from '../../shared/problems.ts';
import { refuseFaults } from '../faults.ts';
import { done, openFor } from '../standing.ts';
import { drawNumber, findArea, listItems, listOutside, markPublished, markWithdrawn } from '../store.ts';

export const publishHandler = command(publishPublication, async (input, context): Promise<Done> => {
  const { tx, now } = context;
  const { publication, actor } = await openFor('publish', input.publicationId, context);
  if (publication.version !== input.version) throw noticeProblem('changed_meanwhile');
  const today = dateOf(now);
  const [items, area] = await Promise.all([listItems(tx, publication.id), findArea(tx, publication.areaUnitId)]);
  refuseFaults(lackingOf({ ...publication, items }, today));
  // The tree may have been redrawn since it was drafted.
  const named = [...new Set(items.map(({ unitId }) => unitId))];
  const outside = await listOutside(tx, named, publication.areaUnitId);
  if (!area?.isInScope) throw noticeProblem('outside_area', { unit: area?.name ?? '' });
  if (outside.length > 0) throw noticeProblem('item_outside_area', { unit: outside.join('、') });
  const year = Number(today.slice(0, 4));
  // Last of all: nothing that could still refuse it comes after.
  const issueNo = await drawNumber(tx, publication.issuerUnitId, publication.kind, year);
  const code = newCode();
  markPublished(tx, publication.id, {
    year,
    issueNo,
    code,
    periodFrom: publication.periodFrom ?? today,
    staffId: actor.staffId,
  });
  return done(
    publication,
    { type: 'publication.published', publicationId: publication.id, kind: publication.kind, issueNo },
    { unitIds: named, result: { publicationId: publication.id, year, issueNo, code } },
  );
});

export const withdrawHandler = command(withdrawPublication, async (input, context): Promise<Done> => {
  const { publication, actor } = await openFor('withdraw', input.publicationId, context);
  markWithdrawn(context.tx, publication.id, input.reason, actor.staffId);
  const named = (await listItems(context.tx, publication.id)).map(({ unitId }) => unitId);
  return done(
    publication,
    { type: 'publication.withdrawn', publicationId: publication.id },
    { unitIds: [...new Set(named)] },
  );
});

/** Read off a poster and typed by hand where a camera fails: nothing that looks alike. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';
const newCode = (): string => Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('');
