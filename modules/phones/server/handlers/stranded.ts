// What came too late to be its maker's own, or was given up by them: kept for the community that answers there, and decided by it.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { eraseFromJournal } from '#kernel/server/journal.ts';
import { isPower } from '#modules/emergencies/shared/power.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { forgetAct, handOnAct, settleAct, strandAct } from '../../shared/commands.ts';
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

/** Command → the power it needs. */
export type Powers = ReadonlyMap<string, string>;

/**
 * An act under a power is kept as long as what was gathered under its order, and goes with it. Where that is gone already, or no order ever held, what it said may not be kept:
 * only that it came.
 */
async function layBefore(act: Act, powers: Powers, { tx, secrets, commandId }: CommandContext): Promise<Done> {
  const to = await store.findDeciders(tx, act.postId);
  if (!to) throw phoneProblem('act_not_found');
  const { actId, leaseId, staffName, problem } = act;
  const doneAt = new Date(act.doneAt);
  const power = powers.get(act.command);
  const order = power && isPower(power) ? await store.findOrderOf(tx, power, to, doneAt) : undefined;
  const mayKeep = power === undefined || (order !== undefined && !order.isErased);
  store.addStranded(tx, {
    actId,
    leaseId,
    staffName,
    problem,
    command: act.command,
    doneAt,
    inputCipher: secrets.seal(JSON.stringify(mayKeep ? (act.input ?? {}) : {})),
    under: power && isPower(power) && order && mayKeep ? { power, orderId: order.orderId } : null,
    commandId,
    isKept: mayKeep,
    districtId: to.districtId,
    unitId: to.unitId,
    unitName: to.postUnitName,
  });
  return {
    subjectId: actId,
    territoryId: to.unitId,
    unitIds: [to.unitId],
    events: [{ type: 'phone.stranded', actId, unitId: to.unitId, isKept: mayKeep }],
    result: { toUnit: to.unitName },
  };
}

export const strandHandlerOf = (powers: Powers) =>
  command(strandAct, async (act, context): Promise<Done> => {
    const staffName = await store.findOwner(context.tx, act.leaseId);
    if (staffName === undefined) throw phoneProblem('no_lease');
    return layBefore({ ...act, staffName }, powers, context);
  });

export const handOnHandlerOf = (powers: Powers) =>
  command(handOnAct, async (act, context): Promise<Done> => {
    const { postId, staffName } = staffOf(context.actor);
    return layBefore({ ...act, postId, staffName, leaseId: null }, powers, context);
  });

/** What the journal holds of an act that may not be kept, goes as soon as it is written. */
export const forgetHandler = command(forgetAct, async ({ actId }, { tx }): Promise<Done> => {
  const act = await store.findStranding(tx, actId);
  if (!act) throw phoneProblem('act_not_found');
  if (act.commandId && !act.isKept) await eraseFromJournal(tx, [act.commandId]);
  return { subjectId: actId, territoryId: act.unitId, unitIds: [act.unitId], events: [] };
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
