// What came too late to be its maker's own: kept for the community that answers there, and decided by it.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { settleAct, strandAct } from '../../shared/commands.ts';
import { phoneProblem } from '../../shared/problems.ts';
import * as store from '../store.ts';

export const strandHandler = command(strandAct, async (act, { tx, secrets }): Promise<Done> => {
  const to = await store.findDeciders(tx, act.postId);
  if (!to) throw phoneProblem('act_not_found');
  store.addStranded(tx, {
    actId: act.actId,
    leaseId: act.leaseId,
    command: act.command,
    problem: act.problem,
    doneAt: new Date(act.doneAt),
    inputCipher: secrets.seal(JSON.stringify(act.input ?? {})),
    districtId: to.districtId,
    unitId: to.unitId,
    unitName: to.postUnitName,
  });
  return {
    subjectId: act.actId,
    territoryId: to.unitId,
    unitIds: [to.unitId],
    events: [{ type: 'phone.stranded', actId: act.actId, unitId: to.unitId }],
    result: { toUnit: to.unitName },
  };
});

export const settleHandler = command(
  settleAct,
  async ({ actId, takenAs, dropReason }, { tx, actor }): Promise<Done> => {
    const by = staffOf(actor);
    const act = await store.lockStranded(tx, actId);
    if (!act) throw phoneProblem('act_not_found');
    if (act.settledAt) throw phoneProblem('act_settled');
    store.settleStranded(tx, actId, {
      name: by.staffName,
      takenAs: takenAs ?? null,
      dropReason: dropReason ?? null,
    });
    return {
      subjectId: actId,
      territoryId: act.unitId,
      unitIds: [act.unitId],
      events: [{ type: 'phone.settled', actId, isTaken: takenAs !== undefined }],
    };
  },
);
