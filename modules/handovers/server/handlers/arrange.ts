// Asking for a hand-over and giving one: the leaver asks, whoever may appoint gives. Given for now, it happens in this very transaction.
import type { Carried } from '#kernel/server/carried.ts';
import { type CommandEntry, command, type Done } from '#kernel/server/house.ts';
import { findPost, staffOf } from '#modules/identity/server/public.ts';
import { askHandover, dropHandover, giveHandover } from '../../shared/commands.ts';
import { isWaiting, stateTitles } from '../../shared/handover.ts';
import { handoverProblem } from '../../shared/problems.ts';
import { effect } from '../giving.ts';
import { arrange, keep, requireGiving } from '../standing.ts';
import { actAsHouse, type HandoverRow, listParts, lockHandover, markDropped } from '../store.ts';

const done = (row: HandoverRow, events: Done['events'], result?: unknown): Done => ({
  subjectId: row.id,
  territoryId: row.unitIds[0],
  unitIds: row.unitIds,
  events,
  result,
});

const notWaiting = (row: HandoverRow) =>
  handoverProblem('not_waiting', { state: stateTitles[row.state].zh, stateEn: stateTitles[row.state].en });

export const askHandler = command(askHandover, async (input, context): Promise<Done> => {
  const by = staffOf(context.actor);
  const before = await lockHandover(context.tx, input.handoverId);
  if (before) throw notWaiting(before);
  const arrangement = { ...input, staffId: by.staffId };
  const arranged = await arrange(arrangement, context);
  const row = keep(context, arrangement, arranged, { state: 'asked', by, asked: undefined });
  return done(row, [{ type: 'handover.asked', handoverId: row.id, leaverStaffId: by.staffId }]);
});

export const giveHandler = (carriers: readonly Carried[]): CommandEntry =>
  command(giveHandover, async (input, context): Promise<Done> => {
    const by = staffOf(context.actor);
    const asked = await lockHandover(context.tx, input.handoverId);
    if (asked && (asked.state !== 'asked' || asked.leaverStaffId !== input.staffId)) throw notWaiting(asked);
    const arranged = await arrange(input, context);
    const wanted = new Map(input.posts.map((one) => [one.postId, one.toStaffId]));
    for (const post of arranged.chosen) await requireGiving(context.tx, by, post, wanted.get(post.id));
    const row = keep(context, input, arranged, { state: 'planned', by, asked });
    const given = { type: 'handover.given', handoverId: row.id, leaverStaffId: row.leaverStaffId };
    if (!arranged.isNow) return done(row, [given], { state: 'planned' });
    await actAsHouse(context.tx);
    return done(row, [given, ...(await effect(context, carriers, row))], { state: 'in_effect' });
  });

/** By the leaver, whoever gave it, or whoever may give it. Only while it waits: what went over is given over again, not undone. */
export const dropHandler = command(dropHandover, async ({ handoverId, reason }, context): Promise<Done> => {
  const { tx } = context;
  const by = staffOf(context.actor);
  const row = await lockHandover(tx, handoverId);
  if (!row) throw handoverProblem('not_found');
  if (!isWaiting(row.state)) throw notWaiting(row);
  const isTheirs = row.givenByStaffId === by.staffId || (row.state === 'asked' && row.leaverStaffId === by.staffId);
  if (!isTheirs) {
    for (const part of await listParts(tx, handoverId)) {
      const post = await findPost(tx, part.postId);
      if (post) await requireGiving(tx, by, post);
    }
  }
  markDropped(tx, handoverId, { zh: reason, en: reason });
  return done(row, [{ type: 'handover.dropped', handoverId, by: by.staffName }]);
});
