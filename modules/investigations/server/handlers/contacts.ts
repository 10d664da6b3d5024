// Contacts: named, reached, tested, let go, handed to another district (C3).
import { command, type Done } from '#kernel/server/house.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { askOnce, closeOnce, endTurn } from '#modules/duties/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import { reachHours } from '../../shared/trace.ts';
import { doneOf, notAhead, openOwn, openRhythm, openStanding, sealWho } from '../opening.ts';
import { addExposure } from '../store/chain.ts';
import { findHome, reachHoursOf } from '../store/owner.ts';
import * as store from '../store/traced.ts';

export const nameContactHandler = command(c.nameContact, async (input, context): Promise<Done> => {
  const { tx, actor, now, commandId } = context;
  const by = staffOf(actor);
  const from = await openOwn(input.fromId, context);
  const sealed = sealWho(input, context);
  const home = input.subjectId ? await findHome(tx, input.subjectId) : undefined;
  if (input.subjectId && !home) throw traceProblem('not_found');
  const lastAt = notAhead(input.lastAt, now);
  const subjectId = home?.subjectId ?? null;
  const known = await store.findOpen(tx, { subjectId, phoneHash: sealed.phoneHash }, from.isDrill);
  const traceId = known ?? input.traceId;
  if (traceId === from.traceId) throw traceProblem('same_person');
  const rhythmId = from.rhythmId ?? openRhythm(from, context);
  if (!known) {
    const reachBy = new Date(now + reachHours(input.kind, await reachHoursOf(tx)) * HOUR_MS);
    store.addContact(
      tx,
      {
        traceId,
        districtId: from.districtId,
        unitId: home?.communityId ?? from.unitId,
        areaIds: [...new Set([...from.areaIds, from.unitId])],
        subjectId,
        ...sealed,
        enterpriseId: null,
        isDrill: from.isDrill,
        byName: by.staffName,
        byPostId: by.postId,
        commandId,
        emergencyOrderId: from.emergencyOrderId,
      },
      { reachBy, rhythmId },
    );
    if (subjectId) askOnce(tx, rhythmId, [subjectId], { dueAt: reachBy });
  } else {
    store.touch(tx, known, commandId);
    store.joinChain(tx, known, from.traceId);
  }
  const { exposureId, kind, place } = input;
  const exposure = { exposureId, fromId: from.traceId, toId: traceId, kind, place, lastAt, commandId };
  addExposure(tx, { ...exposure, districtId: from.districtId, byName: by.staffName, byPostId: by.postId });
  return {
    ...doneOf(from, 'trace.contact_named', { contactId: traceId, isKnown: known !== null }),
    unitIds: [...from.areaIds, ...(home?.communityId ? [home.communityId] : [])],
    result: { traceId, isKnown: known !== null },
  };
});

/** The desk's word closes the grid's turn. */
export const reachHandler = command(c.reachContact, async ({ traceId, how }, context): Promise<Done> => {
  const { tx, actor, commandId } = context;
  const by = staffOf(actor);
  const row = await openStanding(traceId, context);
  if (row.reachedAt) return { ...doneOf(row, 'trace.reached'), superseded: true, events: [] };
  store.reach(tx, traceId, commandId, { at: tx.at, name: by.staffName, how });
  if (row.rhythmId && row.subjectId)
    await closeOnce(tx, [{ rhythmId: row.rhythmId, subjectId: row.subjectId, workId: commandId, doneAt: tx.at }]);
  return doneOf(row, 'trace.reached');
});

/** By the house: a grid worker's call closed the turn. */
export const reachByVisitHandler = command(c.reachByVisit, async (input, { tx, commandId }): Promise<Done> => {
  const row = await store.lockOfTurn(tx, input.rhythmId, input.subjectId);
  if (!row || row.reachedAt) return { subjectId: input.subjectId, events: [] };
  store.reach(tx, row.traceId, commandId, { at: new Date(input.at), name: input.byName, how: 'phone' });
  return doneOf(row, 'trace.reached');
});

const stopRinging = (row: store.TracedRow, tx: Parameters<typeof endTurn>[0]): void => {
  if (row.rhythmId && row.subjectId) endTurn(tx, row.rhythmId, row.subjectId);
};

export const releaseHandler = command(c.releaseContact, async ({ traceId, reason }, context): Promise<Done> => {
  const row = await openStanding(traceId, context);
  if (row.caseAt) throw traceProblem('is_case');
  store.release(context.tx, traceId, context.commandId, reason);
  stopRinging(row, context.tx);
  return doneOf(row, 'trace.released');
});

/** Outside the district (C3): no longer ours to reach, but the receipt is. */
export const handOutHandler = command(c.handOut, async ({ traceId, to }, context): Promise<Done> => {
  const row = await openStanding(traceId, context);
  if (row.caseAt) throw traceProblem('is_case');
  store.handOut(context.tx, traceId, context.commandId, to, staffOf(context.actor).staffName);
  stopRinging(row, context.tx);
  return doneOf(row, 'trace.handed_out');
});
export const receiptHandler = command(c.receiveReceipt, async ({ traceId, from }, context): Promise<Done> => {
  const row = await openOwn(traceId, context);
  if (!row.handedAt) throw traceProblem('not_handed');
  if (row.receiptAt) throw traceProblem('receipt_there');
  store.receipt(context.tx, traceId, context.commandId, from);
  return doneOf(row, 'trace.receipted');
});
