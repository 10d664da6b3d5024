// C11: registered and not swabbed is said and opens the turn again. Whom a tablet could not find, the house finds by the number of their document, or the desk says who it is.
import { command, type Done } from '#kernel/server/house.ts';
import { closeTurns, findRound, reopenTurns } from '#modules/campaigns/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { beyondSite, byOf, heard, standAt } from '../site.ts';
import * as samples from '../store/samples.ts';
import { findSite } from '../store/sites.ts';

export const unswabHandler = command(c.unswabSample, async ({ sampleId, reason }, context) => {
  const { tx, actor, commandId } = context;
  const sample = await samples.findSample(tx, sampleId);
  const { isTable, deviceId } = byOf(actor);
  // A tablet takes back its own only: of another's it cannot know what became of it.
  if (!sample || (isTable && deviceId !== sample.deviceId)) throw samplingProblem('sample_not_found');
  const { site, by, at } = await standAt(sample.siteId, context);
  samples.unswab(tx, { sampleId, at, reason, byName: by.byName, commandId });
  const { roundId, subjectId } = sample;
  if (subjectId)
    await beyondSite(tx, actor, async () => {
      reopenTurns(tx, roundId, [{ subjectId, workId: sampleId }]);
      const others = (await samples.listTaken(tx, roundId, subjectId)).map((other) => ({
        roundId,
        subjectId,
        workId: other.sampleId,
        doneAt: other.takenAt,
        orderId: other.orderId,
      }));
      await closeTurns(tx, others, { byName: by.byName, byPostId: by.byPostId });
    });
  return heard(site, sampleId, 'sample.unswabbed', { roundId: sample.roundId });
});

/** Of one transaction; the next round of the house takes more. */
const mostMatched = 2000;
export const matchHandler = command(c.matchSamples, async ({ roundId }, { tx }): Promise<Done> => {
  const matched = await samples.listMatching(tx, roundId, mostMatched);
  samples.setMatched(tx, matched);
  const turns = matched
    .filter(({ isUnswabbed }) => !isUnswabbed)
    .map(({ sampleId, subjectId, takenAt, orderId }) => ({
      roundId,
      subjectId,
      workId: sampleId,
      doneAt: takenAt,
      orderId,
    }));
  await closeTurns(tx, turns, { byName: '采样登记', byPostId: null });
  const round = await findRound(tx, roundId);
  return {
    subjectId: roundId,
    unitIds: round?.unitIds ?? [],
    events: [{ type: 'sample.matched', roundId, matched: matched.length }],
    result: { matched: matched.length },
    isDrill: round?.isDrill ?? false,
  };
});

export const nameHandler = command(c.nameSample, async ({ sampleId, subjectId }, { tx, actor }) => {
  const sample = await samples.findSample(tx, sampleId);
  const site = sample && (await findSite(tx, sample.siteId));
  if (!sample || !site || sample.subjectId) throw samplingProblem('sample_not_found');
  if (!(await samples.listReached(tx, [subjectId])).has(subjectId)) throw samplingProblem('person_not_found');
  const { byName, byPostId } = byOf(actor);
  samples.setMatched(tx, [{ sampleId, subjectId }]);
  const { roundId, takenAt: doneAt, unswabbedAt, orderId } = sample;
  const turn = { roundId, subjectId, workId: sampleId, doneAt, orderId };
  if (!unswabbedAt) await closeTurns(tx, [turn], { byName, byPostId });
  return heard(site, sampleId, 'sample.matched', { roundId });
});
