// Sets a stretch of a unit's roster anew: who answers first, who second.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { setOnCall } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import * as store from '../duties/store.ts';
import { getOwnUnit } from '../units/area.ts';

export async function handleSetOnCall(input: z.output<typeof setOnCall.input>, { tx }: CommandContext): Promise<Done> {
  const unit = await getOwnUnit(tx, input.unitId, { lock: 'update' });
  const [from, until] = [Date.parse(input.from), Date.parse(input.until)];
  const isInside = ({ from: a, until: b }: { from: string; until: string }) =>
    Date.parse(a) >= from && Date.parse(b) <= until && Date.parse(a) < Date.parse(b);
  if (from >= until || !input.shifts.every(isInside)) throw territoryProblem('shift_outside');
  const posts = new Set(
    await store.listPostsAt(tx, unit.unitId, [...new Set(input.shifts.map((shift) => shift.postId))]),
  );
  if (!input.shifts.every((shift) => posts.has(shift.postId)))
    throw territoryProblem('post_elsewhere', { unit: unit.name });
  store.setShifts(tx, unit.unitId, unit.districtId, input, input.shifts);
  return {
    subjectId: unit.unitId,
    territoryId: unit.unitId,
    events: [
      { type: 'on_call.set', unitId: unit.unitId, from: input.from, until: input.until, shifts: input.shifts.length },
    ],
  };
}
