// What came too late to be its maker's own, or was given up by them: kept for the community that answers there, and decided by it.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { handOnAct, settleAct, strandAct } from '../../shared/commands.ts';
import { phoneProblem } from '../../shared/problems.ts';
import * as store from '../store.ts';

type Act = {
  actId: string;
  postId: string;
  leaseId: string | null;
  staffName: string;
  command: string;
  input: unknown;
  doneAt: string;
  problem: unknown;
};

async function layBefore(act: Act, { tx, secrets }: CommandContext): Promise<Done> {
  const to = await store.findDeciders(tx, act.postId);
  if (!to) throw phoneProblem('act_not_found');
  const { actId, leaseId, staffName, problem } = act;
  store.addStranded(tx, {
    actId,
    leaseId,
    staffName,
    problem,
    command: act.command,
    doneAt: new Date(act.doneAt),
    inputCipher: secrets.seal(JSON.stringify(act.input ?? {})),
    districtId: to.districtId,
    unitId: to.unitId,
    unitName: to.postUnitName,
  });
  return {
    subjectId: actId,
    territoryId: to.unitId,
    unitIds: [to.unitId],
    events: [{ type: 'phone.stranded', actId, unitId: to.unitId }],
    result: { toUnit: to.unitName },
  };
}

export const strandHandler = command(strandAct, async (act, context): Promise<Done> => {
  const staffName = await store.findOwner(context.tx, act.leaseId);
  if (staffName === undefined) throw phoneProblem('no_lease');
  return layBefore({ ...act, staffName }, context);
});

export const handOnHandler = command(handOnAct, async (act, context): Promise<Done> => {
  const { postId, staffName } = staffOf(context.actor);
  return layBefore({ ...act, postId, staffName, leaseId: null }, context);
});

export const settleHandler = command(settleAct, async ({ actId, how }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const act = await store.lockStranded(tx, actId);
  if (!act) throw phoneProblem('act_not_found');
  if (act.settledAt) throw phoneProblem('act_settled');
  store.settleStranded(tx, actId, {
    name: by.staffName,
    takenAs: how.kind === 'taken' ? how.takenAs : null,
    dropReason: how.kind === 'let_be' ? how.reason : null,
  });
  return {
    subjectId: actId,
    territoryId: act.unitId,
    unitIds: [act.unitId],
    events: [{ type: 'phone.settled', actId, isTaken: how.kind === 'taken' }],
  };
});
