import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { planGathering } from '../../shared/commands.ts';
import { gatheringProblem } from '../../shared/problems.ts';
import { addGathering, isAttendance, isOpenRegister, mayHoldAt } from '../store.ts';

export const planHandler = command(planGathering, async (input, context): Promise<Done> => {
  const { tx } = context;
  const by = staffOf(context.actor);
  const unitId = input.unitId ?? by.unitId;
  if (!(await mayHoldAt(tx, unitId))) throw gatheringProblem('outside_area');
  if (input.registerId && !(await isOpenRegister(tx, input.registerId))) throw gatheringProblem('register_unfit');
  if (input.rhythmId && !(input.registerId && (await isAttendance(tx, input.rhythmId, input.registerId))))
    throw gatheringProblem('rhythm_unfit');
  addGathering(tx, {
    ...input,
    unitId,
    districtId: by.districtId,
    startsAt: new Date(input.startsAt),
    registerId: input.registerId ?? null,
    rhythmId: input.rhythmId ?? null,
    serviceGroup: input.serviceGroup ?? null,
    beneficiary: input.beneficiary ?? null,
    need: input.need ?? null,
    by: { staffId: by.staffId, postId: by.postId, name: by.staffName },
  });
  return {
    subjectId: input.gatheringId,
    territoryId: unitId,
    events: [{ type: 'gathering.planned', gatheringId: input.gatheringId, unitId, kind: input.kind }],
    isDrill: input.isDrill,
  };
});
