// Readings of a free check (J9): sealed; what is out of range puts the person on the register of those to be called within a week; each must reach the person.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { putOnRegister } from '#modules/registers/server/public.ts';
import { recordReading, tellReading } from '../../shared/commands.ts';
import { kindWords } from '../../shared/gathering.ts';
import { gatheringProblem } from '../../shared/problems.ts';
import { addReading, hasCome, lockGathering, lockReading, markTold } from '../store.ts';

/** Of the method `volunteer-care`; where that does not hold, an abnormal reading is only shown. */
const followUpRegister = 'health_follow_up';

export const recordReadingHandler = command(recordReading, async (input, context): Promise<Done> => {
  const { tx, secrets } = context;
  const by = staffOf(context.actor);
  const gathering = await lockGathering(tx, input.gatheringId);
  if (!gathering) throw gatheringProblem('not_found');
  if (!kindWords[gathering.kind].takesReadings) throw gatheringProblem('readings_unfit');
  if (!(await hasCome(tx, gathering.gatheringId, [input.personId]))) throw gatheringProblem('not_there');
  addReading(tx, {
    resultId: input.resultId,
    gatheringId: gathering.gatheringId,
    districtId: gathering.districtId,
    personId: input.personId,
    item: input.item,
    value: secrets.seal(input.value),
    advice: input.advice ? secrets.seal(input.advice) : null,
    isAbnormal: input.isAbnormal,
    staffId: by.staffId,
  });
  const isFollowed =
    input.isAbnormal &&
    (await putOnRegister(tx, {
      entryId: input.entryId,
      districtId: gathering.districtId,
      personId: input.personId,
      code: followUpRegister,
      reason: '义诊结果异常',
      sourceId: input.resultId,
      by: { staffId: by.staffId, postId: by.postId, name: by.staffName },
    }));
  return {
    subjectId: gathering.gatheringId,
    territoryId: gathering.unitId,
    // Events reach everybody of the area: whose it is and how it came out is not in them.
    events: [{ type: 'gathering.reading_recorded', gatheringId: gathering.gatheringId }],
    result: { isFollowed },
    isDrill: gathering.isDrill,
  };
});

export const tellReadingHandler = command(tellReading, async ({ resultId }, { tx }): Promise<Done> => {
  const reading = await lockReading(tx, resultId);
  if (!reading) throw gatheringProblem('reading_not_found');
  if (reading.toldAt) throw gatheringProblem('told_already');
  markTold(tx, resultId);
  return {
    subjectId: reading.gatheringId,
    territoryId: reading.unitId,
    events: [{ type: 'gathering.reading_told', gatheringId: reading.gatheringId }],
  };
});
