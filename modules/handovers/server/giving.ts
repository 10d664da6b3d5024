// One post goes over: the successor's post stands, all that names the leaver's goes, the leaver's post ends — in the transaction of whoever calls.
import type { Carried, CarriedByHand, Hand, Leaving, Taking } from '#kernel/server/carried.ts';
import type { CommandContext } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addLimit } from '#kernel/shared/clock/limit.ts';
import { newId } from '#kernel/shared/id.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { roles } from '#kernel/shared/right.ts';
import {
  addPost,
  endPost,
  findPost,
  getStaff,
  type PostRow,
  requireSuccessor,
} from '#modules/identity/server/public.ts';
import { identityProblem } from '#modules/identity/shared/problems.ts';
import { inOrder } from '../shared/handover.ts';
import { handoverProblem } from '../shared/problems.ts';
import {
  findEnd,
  findKeeper,
  findSamePost,
  type HandoverRow,
  hasHomePost,
  insertItems,
  listParts,
  markInEffect,
  markPartGiven,
  type PartRow,
  prolongPost,
  wasHandedOver,
} from './store.ts';

export const isByHand = (one: Carried): one is CarriedByHand => one.by === 'hand';

export const handOf = ({ id, staffId, role, unitId, districtId }: PostRow): Hand => ({
  postId: id,
  staffId,
  role,
  unitId,
  districtId,
});

/** A receipt is asked for within one working day. */
export const receiptDue = ({ calendar, now }: Pick<CommandContext, 'calendar' | 'now'>): Date =>
  new Date(addLimit(calendar, now, { amount: 1, unit: 'work_day' }));

/** Gives what `wanted` lets through, kind by kind, and keeps who had it. Gives back how many went. */
export async function carry(
  tx: Tx,
  carriers: readonly Carried[],
  part: Pick<PartRow, 'id' | 'handoverId'>,
  from: Leaving,
  to: Taking,
  wanted: (carrier: CarriedByHand, id: string) => boolean = () => true,
): Promise<number> {
  let count = 0;
  for (const carrier of carriers.filter(isByHand)) {
    const ids = (await carrier.find(tx, from)).filter((id) => wanted(carrier, id));
    if (ids.length === 0) continue;
    const moved = await carrier.handOver(tx, ids, from, to);
    if (moved.length === 0) continue;
    insertItems(tx, part, carrier.name, moved, from, to);
    count += moved.length;
  }
  return count;
}

export async function namesAnything(tx: Tx, carriers: readonly Carried[], from: Leaving): Promise<boolean> {
  for (const carrier of carriers.filter(isByHand)) if ((await carrier.find(tx, from)).length > 0) return true;
  return false;
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a < b ? a : b);
const isBefore = (a: Date | null, b: Date | null): boolean => a !== null && (b === null || a < b);

/** The successor's post: a colleague's own where they stand there already, else a new one in the same role at the same unit. */
async function postFor(
  tx: Tx,
  handover: HandoverRow,
  post: PostRow,
  toStaffId: string,
): Promise<{ taking: Taking; isNewPost: boolean }> {
  const until = earlier(handover.until, await findEnd(tx, post.id));
  const hand = { staffId: toStaffId, role: post.role, unitId: post.unitId, districtId: post.districtId };
  const same = await findSamePost(tx, toStaffId, post);
  if (same) {
    if (isBefore(same.until, until)) prolongPost(tx, same.id, until);
    return { taking: { ...hand, postId: same.id, until: handover.until }, isNewPost: false };
  }
  const postId = newId();
  // Whoever has a home post keeps that one as the hat they come in with: what they take over stands beside it.
  const isBeside = handover.kind === 'deputy' || (post.basis === 'home' && (await hasHomePost(tx, toStaffId)));
  const basis = isBeside ? 'temporary' : post.basis;
  addPost(tx, { id: postId, ...hand, basis, from: tx.at, until });
  return { taking: { ...hand, postId, until: handover.until }, isNewPost: true };
}

/** Nobody named: a leader at the unit or above keeps it, in the post they hold. */
async function keeperOf(tx: Tx, post: PostRow): Promise<Taking> {
  const keeper = await findKeeper(tx, post);
  if (!keeper) throw handoverProblem('nobody_above', { unit: post.unitName });
  const { id, staffId, role, unitId } = keeper;
  return { postId: id, staffId, role, unitId, districtId: post.districtId, until: null };
}

type Gone = { part: PartRow; post: PostRow; taking: Taking; isNewPost: boolean };

async function givePart(
  tx: Tx,
  carriers: readonly Carried[],
  handover: HandoverRow,
  { part, post, takesRest }: { part: PartRow; post: PostRow; takesRest: boolean },
): Promise<Gone> {
  if (post.isOver) throw identityProblem('post_over');
  // Whose transaction began earlier and got the lock later sees the post as not over yet: what another has given is told by the record, not by the clock.
  if (await wasHandedOver(tx, post.id)) throw handoverProblem('given_already', { unit: post.unitName });
  if (part.toStaffId && !part.isVacant) await getStaff(tx, part.toStaffId);
  const { taking, isNewPost } =
    part.toStaffId && !part.isVacant
      ? await postFor(tx, handover, post, part.toStaffId)
      : { taking: await keeperOf(tx, post), isNewPost: false };
  const stood = [];
  for (const one of carriers) {
    if (one.by === 'place') stood.push({ name: one.name, count: await one.count(tx, handOf(post)) });
  }
  await carry(tx, carriers, part, { ...handOf(post), takesRest }, taking);
  if (handover.kind !== 'deputy') {
    await requireSuccessor(tx, post);
    endPost(tx, post.id);
  }
  const given = { partId: part.id, toStaffId: taking.staffId, toPostId: taking.postId, isNewPost, stood };
  markPartGiven(tx, { ...given, isRunning: handover.kind === 'deputy' }, false);
  return { part, post, taking, isNewPost };
}

/** The one transaction in which a hand-over happens. The posts are locked first: whatever names one meanwhile waits, and is found after (reactions.ts). */
export async function effect(
  context: Pick<CommandContext, 'tx' | 'calendar' | 'now'>,
  carriers: readonly Carried[],
  handover: HandoverRow,
): Promise<DomainEvent[]> {
  const { tx } = context;
  const pairs: { part: PartRow; post: PostRow; id: string; basis: PostRow['basis'] }[] = [];
  for (const part of await listParts(tx, handover.id)) {
    const post = await findPost(tx, part.postId);
    if (post) pairs.push({ part, post, id: post.id, basis: post.basis });
  }
  const gone: Gone[] = [];
  for (const [i, { part, post }] of inOrder(pairs).entries()) {
    const takesRest = handover.isWhole && i === pairs.length - 1;
    gone.push(await givePart(tx, carriers, handover, { part, post, takesRest }));
  }
  const takerStaffIds = [...new Set(gone.map(({ taking }) => taking.staffId))];
  markInEffect(tx, handover.id, { takerStaffIds, receiptDueAt: receiptDue(context) });
  return [
    ...gone.flatMap((one) => eventsOf(handover, one)),
    { type: 'handover.took_effect', handoverId: handover.id, leaverStaffId: handover.leaverStaffId, takerStaffIds },
  ];
}

function eventsOf(handover: HandoverRow, { post, taking, isNewPost }: Gone): DomainEvent[] {
  const { role, unitId } = post;
  const reason = handover.reason;
  return [
    ...(isNewPost
      ? [
          {
            type: 'post.appointed',
            postId: taking.postId,
            staffId: taking.staffId,
            role,
            unitId,
            handoverId: handover.id,
          },
        ]
      : []),
    ...(handover.kind === 'deputy'
      ? []
      : [
          { type: 'post.ended', postId: post.id, staffId: post.staffId, role, unitId, reason, handoverId: handover.id },
        ]),
  ];
}

export const isAdministrator = (post: Pick<PostRow, 'role'>): boolean => roles[post.role].reach === 'none';
