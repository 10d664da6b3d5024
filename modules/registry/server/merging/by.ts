// Who merged, told apart or took it back: by name, so that the story reads without a look at the staff of that day.
import type { CommandContext } from '#kernel/server/house.ts';
import * as merges from './store.ts';

export async function by(
  tx: CommandContext['tx'],
  actor: CommandContext['actor'],
): Promise<{ staffId: string | null; byName: string }> {
  if (actor.kind !== 'staff') return { staffId: null, byName: '' };
  return { staffId: actor.staffId, byName: await merges.nameOfStaff(tx, actor.staffId) };
}
