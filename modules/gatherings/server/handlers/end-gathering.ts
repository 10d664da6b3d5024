// How it came out: told to whom it was for, or cancelled before it was held.
import { command, type Done } from '#kernel/server/house.ts';
import { cancelGathering, tellResult } from '../../shared/commands.ts';
import { gatheringState, kindWords, stateTitles } from '../../shared/gathering.ts';
import { gatheringProblem } from '../../shared/problems.ts';
import { type GatheringRow, lockGathering, markCancelled, markResult } from '../store.ts';

const over = (row: GatheringRow) => {
  const title = stateTitles[gatheringState(row)];
  return gatheringProblem('over', { state: title.zh, stateEn: title.en });
};
const done = (row: GatheringRow, type: string): Done => ({
  subjectId: row.gatheringId,
  territoryId: row.unitId,
  events: [{ type, gatheringId: row.gatheringId, unitId: row.unitId }],
  isDrill: row.isDrill,
});

export const tellResultHandler = command(
  tellResult,
  async ({ gatheringId, beneficiary, result }, { tx }): Promise<Done> => {
    const row = await lockGathering(tx, gatheringId);
    if (!row) throw gatheringProblem('not_found');
    if (!kindWords[row.kind].wantsResult) throw gatheringProblem('result_unfit');
    if (row.cancelledAt || row.result) throw over(row);
    if (!row.heldAt) throw gatheringProblem('not_held');
    markResult(tx, gatheringId, beneficiary, result);
    return done(row, 'gathering.result_told');
  },
);

export const cancelHandler = command(cancelGathering, async ({ gatheringId, reason }, { tx }): Promise<Done> => {
  const row = await lockGathering(tx, gatheringId);
  if (!row) throw gatheringProblem('not_found');
  if (row.heldAt || row.cancelledAt) throw over(row);
  markCancelled(tx, gatheringId, reason);
  return done(row, 'gathering.cancelled');
});
