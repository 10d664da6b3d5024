import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import { layOutRhythms } from '../store/lay-out.ts';

export async function handleLayOutDuties(
  { districtId }: { districtId: string },
  { tx, now }: CommandContext,
): Promise<Done> {
  const declared = (await listReachInForce(tx)).flatMap(({ id, areaUnitId, method }) =>
    method.rhythms.map((rhythm) => ({ methodId: id, areaUnitId, rhythm })),
  );
  const outcome = await layOutRhythms(tx, districtId, declared, dateOf(now));
  return {
    subjectId: districtId,
    unitIds: [districtId],
    events: [{ type: 'duty.laid_out', districtId, ...outcome }],
    result: outcome,
  };
}
