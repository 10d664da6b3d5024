// At the deadline the silent are put down and told to the level above them, once (E9).
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addDeadline, listSilent } from '../store/deadlines.ts';

export async function handleLook(
  { rhythmId, slot }: { rhythmId: string; slot: string },
  { tx }: CommandContext,
): Promise<Done> {
  const silent = await listSilent(tx, rhythmId, slot);
  const isFirst = await addDeadline(
    tx,
    rhythmId,
    slot,
    silent.map(({ unitId }) => unitId),
  );
  if (!isFirst || silent.length === 0) return { subjectId: rhythmId, events: [] };
  const byParent = Map.groupBy(silent, ({ parentId, districtId }) => parentId ?? districtId);
  return {
    subjectId: rhythmId,
    unitIds: [...byParent.keys()],
    events: [...byParent].map(([parentId, units]) => ({
      type: 'report.silent',
      rhythmId,
      slot,
      parentId,
      units: units.map(({ unitId, name }) => ({ unitId, name })),
    })),
  };
}
