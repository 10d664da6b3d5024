// What the house does with hand-overs when time passed or something happened. Each looks again under lock, so that once is what it comes to.
import type { Carried } from '#kernel/server/carried.ts';
import { type CommandEntry, command, type Done } from '#kernel/server/house.ts';
import { endPost, findPost } from '#modules/identity/server/public.ts';
import { bringBack, carryOn, catchEnded, fillVacancy, refuseHandover, takeEffect } from '../../shared/commands.ts';
import { handoverProblem } from '../../shared/problems.ts';
import { carry, effect, handOf, namesAnything, receiptDue } from '../giving.ts';
import {
  findContinuation,
  findKeeper,
  findLivePost,
  findPart,
  type HandoverRow,
  holdsAnything,
  keepHandover,
  keepParts,
  listGiven,
  listParts,
  lockHandover,
  markBroughtBack,
  markDropped,
  markFilled,
  markInEffect,
  markLooked,
  markPartGiven,
  wasHandedOver,
} from '../store.ts';

const done = (row: Pick<HandoverRow, 'id' | 'unitIds'>, events: Done['events']): Done => ({
  subjectId: row.id,
  territoryId: row.unitIds[0],
  unitIds: row.unitIds,
  events,
  superseded: events.length === 0,
});

export const takeEffectHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(takeEffect, async ({ handoverId }, context): Promise<Done> => {
    const row = await lockHandover(context.tx, handoverId);
    if (!row) throw handoverProblem('not_found');
    return done(row, row.state === 'planned' ? await effect(context, carriers, row) : []);
  });

/** At the moment it could not be (the successor left, the post ended): kept as dropped, with the reason, for whoever arranged it. */
export const refuseHandler = command(refuseHandover, async ({ handoverId, why }, { tx }): Promise<Done> => {
  const row = await lockHandover(tx, handoverId);
  if (!row) throw handoverProblem('not_found');
  if (row.state !== 'planned') return done(row, []);
  markDropped(tx, handoverId, why);
  return done(row, [{ type: 'handover.dropped', handoverId }]);
});

/** What was given to the deputy and is still with them goes back; all that named the post made for it, too. A post that ended meanwhile takes nothing back. */
export const bringBackHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(bringBack, async ({ handoverId }, context): Promise<Done> => {
    const { tx } = context;
    const row = await lockHandover(tx, handoverId);
    if (!row) throw handoverProblem('not_found');
    if (row.state !== 'in_effect' || row.kind !== 'deputy') return done(row, []);
    const events: Done['events'] = [];
    for (const part of await listParts(tx, handoverId)) {
      const [home, deputy] = [await findPost(tx, part.postId), part.toPostId && (await findPost(tx, part.toPostId))];
      if (!home || !deputy) continue;
      if (!home.isOver) {
        const given = await listGiven(tx, part.id, deputy.id);
        await carry(
          tx,
          carriers,
          part,
          { ...handOf(deputy), takesRest: true },
          { ...handOf(home), until: null },
          (carrier, id) => given.get(carrier.name)?.has(id) === true || (part.isNewPost && carrier.names === 'post'),
        );
      }
      if (!part.isNewPost || deputy.isOver) continue;
      endPost(tx, deputy.id);
      const { staffId, role, unitId } = deputy;
      events.push({ type: 'post.ended', postId: deputy.id, staffId, role, unitId, reason: row.reason, handoverId });
    }
    markBroughtBack(tx, handoverId);
    return done(row, [...events, { type: 'handover.brought_back', handoverId, leaverStaffId: row.leaverStaffId }]);
  });

/** A command that was on its way when the posts changed hands may have named the old one since: it goes to the same successor. */
export const carryOnHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(carryOn, async ({ handoverId }, context): Promise<Done> => {
    const { tx } = context;
    const row = await lockHandover(tx, handoverId);
    if (!row) throw handoverProblem('not_found');
    let count = 0;
    const hasLeft = row.isWhole && !(await holdsAnything(tx, row.leaverStaffId));
    for (const part of row.state === 'in_effect' && row.kind !== 'deputy' ? await listParts(tx, handoverId) : []) {
      const [old, now] = [await findPost(tx, part.postId), part.toPostId && (await findPost(tx, part.toPostId))];
      if (!old || !now || now.isOver) continue;
      count += await carry(
        tx,
        carriers,
        part,
        { ...handOf(old), takesRest: hasLeft },
        { ...handOf(now), until: null },
        (carrier) => carrier.names === 'post' || hasLeft,
      );
    }
    return done(row, count > 0 ? [{ type: 'handover.carried_on', handoverId, count }] : []);
  });

/** Somebody holds the post again: what the keeper still has of it is theirs, and theirs to receive. */
export const fillHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(fillVacancy, async ({ partId, postId }, context): Promise<Done> => {
    const { tx } = context;
    const part = await findPart(tx, partId);
    const row = part && (await lockHandover(tx, part.handoverId));
    if (!part || !row) throw handoverProblem('not_found');
    const filled = await findLivePost(tx, postId);
    const keeper = part.toPostId && (await findPost(tx, part.toPostId));
    if (!part.isVacant || !filled || !keeper) return done(row, []);
    const given = await listGiven(tx, part.id, keeper.id);
    const { staffId, role, unitId } = filled;
    await carry(
      tx,
      carriers,
      part,
      { ...handOf(keeper), takesRest: true },
      { postId, staffId, role, unitId, districtId: row.districtId, until: null },
      (carrier, id) => given.get(carrier.name)?.has(id) === true,
    );
    markFilled(tx, part, { staffId, postId, receiptDueAt: receiptDue(context) });
    return done(row, [{ type: 'handover.filled', handoverId: row.id, postId, staffId }]);
  });

/**
 * A post ended and nobody arranged anything (staff.leave, post.end, a secondment's last day): what names it is never nobody's. The same person going on
 * elsewhere in the same role (a redraw) keeps it; else the level above does, until the post is filled.
 */
export const catchHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(catchEnded, async ({ handoverId, partId, postId }, context): Promise<Done> => {
    const { tx } = context;
    const post = await findPost(tx, postId);
    if (!post?.isOver) throw handoverProblem('not_found');
    const nothing = { id: postId, unitIds: [post.unitId] };
    if (await wasHandedOver(tx, postId)) {
      markLooked(tx, postId);
      return done(nothing, []);
    }
    const continued = await findContinuation(tx, postId);
    const to = continued ?? (await findKeeper(tx, post));
    // Looked at again tomorrow: somebody may stand there then.
    if (!to) return done(nothing, []);
    markLooked(tx, postId);
    const isWhole = !(await holdsAnything(tx, post.staffId));
    const from = { ...handOf(post), takesRest: isWhole };
    if (!(await namesAnything(tx, carriers, from))) return done(nothing, []);
    const { districtId, staffId: leaverStaffId, unitId } = post;
    const row: HandoverRow = {
      id: handoverId,
      districtId,
      leaverStaffId,
      kind: continued ? 'posts' : 'vacancy',
      state: 'planned',
      isWhole,
      moment: tx.at,
      until: null,
      reason: continued ? '网格调整' : '岗位结束，没有指定接手的人',
      askedByStaffId: null,
      givenByStaffId: null,
      unitIds: [unitId],
      takerStaffIds: [to.staffId],
    };
    const part = { id: partId, handoverId };
    keepHandover(tx, { ...row, askedAt: null, givenAt: null });
    keepParts(tx, handoverId, [{ ...part, districtId, postId, toStaffId: continued ? to.staffId : null }]);
    const taking = { postId: to.id, staffId: to.staffId, role: to.role, unitId: to.unitId, districtId, until: null };
    await carry(tx, carriers, part, from, taking);
    const given = { partId, toStaffId: to.staffId, toPostId: to.id, isNewPost: false, isRunning: false, stood: [] };
    markPartGiven(tx, given, continued !== undefined);
    markInEffect(tx, handoverId, { takerStaffIds: [to.staffId], receiptDueAt: receiptDue(context) });
    return done(row, [{ type: 'handover.took_effect', handoverId, leaverStaffId, takerStaffIds: [to.staffId] }]);
  });
