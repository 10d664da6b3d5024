import type { CommandContext, Done } from '#kernel/server/house.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import { layOut } from '../store/lay-out.ts';

export async function handleLayOut({ districtId }: { districtId: string }, { tx }: CommandContext): Promise<Done> {
  const declared = (await listReachInForce(tx)).flatMap(({ id, areaUnitId, method }) =>
    method.registers.map((register) => ({ methodId: id, areaUnitId, register })),
  );
  const outcome = await layOut(tx, districtId, declared);
  return {
    subjectId: districtId,
    unitIds: [districtId],
    events: [{ type: 'register.laid_out', districtId, ...outcome }],
    result: outcome,
  };
}
