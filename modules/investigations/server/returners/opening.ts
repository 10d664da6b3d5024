// What handlers of returners share: whose row it is, where somebody was, an act, and what the journal is told.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { traceProblem } from '../../shared/problems.ts';
import { isOwnUnit } from '../store/owner.ts';
import * as store from '../store/returners.ts';

type Where = { place: string; code?: string | undefined; leftOn: string; arrivedOn: string };
export function whereOf({ place, code, leftOn, arrivedOn }: Where, now: number): store.Where {
  if (leftOn > arrivedOn) throw traceProblem('left_after_arrival');
  if (arrivedOn > dateOf(now)) throw traceProblem('in_future');
  return { place, code: code ?? null, leftOn, arrivedOn };
}

export const doneOf = (row: store.ReturnerRow, type: string, more: Record<string, unknown> = {}): Done => ({
  subjectId: row.returnerId,
  territoryId: row.unitId,
  unitIds: row.areaIds,
  events: [{ type, returnerId: row.returnerId, districtId: row.districtId, ...more }],
});

export async function openOwn(returnerId: string, { tx }: CommandContext): Promise<store.ReturnerRow> {
  const row = await store.lockReturner(tx, returnerId);
  if (!row) throw traceProblem('not_found');
  for (const unitId of [row.unitId, ...row.areaIds]) if (await isOwnUnit(tx, unitId)) return row;
  throw traceProblem('out_of_area');
}
export async function openStanding(returnerId: string, context: CommandContext): Promise<store.ReturnerRow> {
  const row = await openOwn(returnerId, context);
  if (row.releasedAt) throw traceProblem('returner_over');
  return row;
}
export const actOf = (row: store.ReturnerRow, actId: string, { tx, actor, commandId }: CommandContext) => {
  const { staffName, postId } = staffOf(actor);
  const { returnerId, districtId } = row;
  return { actId, returnerId, districtId, at: tx.at, byName: staffName, byPostId: postId, commandId };
};
