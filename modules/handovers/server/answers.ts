// Answers to the screens: rows put together with what the modules say of them. Counts are told to whoever may arrange; words only by each one's own rights.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Carried, CarriedByHand, Leaving } from '#kernel/server/carried.ts';
import { type QueryEntry, query } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { refuseAppointing } from '#modules/identity/shared/post.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import { inOrder, isWaiting, receiptOf } from '../shared/handover.ts';
import { handoverProblem } from '../shared/problems.ts';
import { handoverPage, listHandovers, previewHandover, waitingForMe } from '../shared/queries.ts';
import { isByHand } from './giving.ts';
import { actAsHouse, findKeeper } from './store.ts';
import * as rows from './views/rows.ts';

/** How many lines of one kind a screen is given; the count is always whole. */
const MOST_LINES = 200;

type PostSeen = { leaverStaffId: string; role: Role; unitKind: UnitKind; isInScope: boolean; districtId: string };
function mayGive(actor: StaffActor, post: PostSeen): boolean {
  const unit = { kind: post.unitKind, isInScope: post.isInScope, isInDistrict: post.districtId === actor.districtId };
  const refusal = refuseAppointing({ by: actor, staffId: post.leaverStaffId, role: post.role, unit });
  return refusal === undefined || refusal === 'wrong_unit';
}

async function linesOf(tx: Tx, carrier: CarriedByHand, ids: readonly string[]) {
  return ids.length === 0 ? [] : [...(await carrier.lines(tx, ids.slice(0, MOST_LINES)))];
}

export const previewAnswer = (carriers: readonly Carried[]): QueryEntry =>
  query(previewHandover, async ({ staffId }, { tx, actor }) => {
    const by = staffOf(actor);
    const person = await rows.findPerson(tx, staffId);
    const held = person ? await rows.listHeld(tx, staffId) : [];
    const may = (post: rows.HeldPost) => mayGive(by, { ...post, leaverStaffId: staffId });
    if (!person || (by.staffId !== staffId && !held.some(may))) throw handoverProblem('not_found');
    const shown = inOrder(held).map((post, i) => {
      const from: Leaving = {
        postId: post.id,
        staffId,
        role: post.role,
        unitId: post.unitId,
        districtId: post.districtId,
        takesRest: i === held.length - 1,
      };
      return { post, from };
    });
    const isAsked = ({ post }: (typeof shown)[number]) => by.staffId === staffId || may(post);
    // As the asker first: whose request it is and what it says is told by the asker's own rights.
    const told = new Map<string, Awaited<ReturnType<typeof linesOf>>>();
    for (const one of shown.filter(isAsked))
      for (const carrier of carriers.filter(isByHand))
        told.set(`${one.post.id} ${carrier.name}`, await linesOf(tx, carrier, await carrier.find(tx, one.from)));
    await actAsHouse(tx);
    const seen = new Set<string>();
    const posts = [];
    for (const one of shown.filter(isAsked)) {
      const { post, from } = one;
      const byHand = [];
      const byPlace = [];
      for (const carrier of carriers) {
        const { name, title } = carrier;
        if (carrier.by === 'place') {
          byPlace.push({ name, title, count: await carrier.count(tx, from), href: carrier.href(from) });
          continue;
        }
        // A thing that two of the posts could take goes with the first.
        const mine = (await carrier.find(tx, from)).filter((id) => !seen.has(`${name} ${id}`));
        for (const id of mine) seen.add(`${name} ${id}`);
        const lines = (told.get(`${post.id} ${name}`) ?? []).filter(({ id }) => mine.includes(id));
        byHand.push({ name, title, count: mine.length, lines });
      }
      const keeper = await findKeeper(tx, post);
      posts.push({
        postId: post.id,
        role: post.role,
        basis: post.basis,
        unitId: post.unitId,
        unitName: post.unitName,
        byHand: byHand.filter(({ count }) => count > 0),
        byPlace: byPlace.filter(({ count }) => count > 0),
        runningId: post.runningId,
        keeper: keeper ? { name: keeper.name, title: roles[keeper.role].title, unitName: keeper.unitName } : null,
        mayGive: may(post),
      });
    }
    return { staffId, name: person.name, posts };
  });

export const listAnswer = query(listHandovers, async ({ tab, limit }, { tx, actor, now }) => {
  const by = staffOf(actor);
  const found = await rows.listViews(tx, { tab, staffId: by.staffId, limit });
  const parts = await rows.listPartViews(
    tx,
    found.map(({ id }) => id),
  );
  const lines = found.map((row) => {
    const own = parts.filter((part) => part.handoverId === row.id);
    const receipts = own.map((part) =>
      receiptOf(part.receivedAt, row.state === 'in_effect' ? row.receiptDueAt : null, now),
    );
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      leaverName: row.leaverName,
      takerNames: [...new Set(own.flatMap((part) => part.toName ?? []))],
      unitNames: [...new Set(own.map((part) => part.unitName))],
      moment: row.moment,
      until: row.until,
      items: row.items,
      openQuestions: row.openQuestions,
      isVacant: own.some((part) => part.isVacant),
      receipt: receipts.includes('late')
        ? ('late' as const)
        : receipts.includes('waiting')
          ? ('waiting' as const)
          : ('received' as const),
      mustGive: row.state === 'asked' && own.every((part) => mayGive(by, part)),
      mustReceive:
        row.state === 'in_effect' && own.some((part) => part.toStaffId === by.staffId && part.receivedAt === null),
    };
  });
  const rank = (line: (typeof lines)[number]) =>
    line.mustReceive
      ? 0
      : line.mustGive
        ? 1
        : line.state === 'in_effect' && line.receipt === 'late'
          ? 2
          : isWaiting(line.state)
            ? 3
            : 4;
  return {
    rows: lines.sort((a, b) => rank(a) - rank(b)),
    counts: await rows.countViews(tx, by.staffId),
  };
});

export const pageAnswer = (carriers: readonly Carried[]): QueryEntry =>
  query(handoverPage, async ({ handoverId }, { tx, actor, now }) => {
    const by = staffOf(actor);
    const row = await rows.findView(tx, handoverId);
    if (!row) throw handoverProblem('not_found');
    const [found, items] = [await rows.listPartViews(tx, [handoverId]), await rows.listItemViews(tx, handoverId)];
    const parts = [];
    for (const part of found) {
      const mine = items.filter((item) => item.partId === part.partId);
      const hand = { ...part, staffId: part.leaverStaffId };
      parts.push({
        ...part,
        isMine: part.toStaffId === by.staffId,
        toTitle: part.toRole ? roles[part.toRole].title : null,
        receipt: receiptOf(part.receivedAt, row.state === 'in_effect' ? row.receiptDueAt : null, now),
        byHand: await Promise.all(
          [...new Set(mine.map(({ kind }) => kind))].map((kind) =>
            linesOfKind(
              tx,
              carriers,
              kind,
              mine.filter((item) => item.kind === kind),
            ),
          ),
        ),
        byPlace: part.stood.flatMap(({ name, count }) => {
          const carrier = carriers.find((one) => one.name === name);
          return carrier?.by === 'place' && count > 0
            ? [{ name, title: carrier.title, count, href: carrier.href(hand) }]
            : [];
        }),
      });
    }
    const isMine = row.leaverStaffId === by.staffId;
    const mayGiveAll = found.length > 0 && found.every((part) => mayGive(by, part));
    const isTaker = found.some((part) => part.toStaffId === by.staffId);
    return {
      handover: row,
      parts,
      mayGive: row.state === 'asked' && mayGiveAll,
      mayDrop:
        isWaiting(row.state) && (mayGiveAll || row.givenByStaffId === by.staffId || (row.state === 'asked' && isMine)),
      mayReceive:
        row.state === 'in_effect' && found.some((part) => part.toStaffId === by.staffId && part.receivedAt === null),
      mayAnswer: !isTaker,
      isMine,
    };
  });

async function linesOfKind(tx: Tx, carriers: readonly Carried[], kind: string, items: readonly rows.ItemView[]) {
  const carrier = carriers.find((one) => one.name === kind);
  const lines =
    carrier && isByHand(carrier)
      ? await linesOf(
          tx,
          carrier,
          items.map(({ subjectId }) => subjectId),
        )
      : [];
  const said = new Map(items.map((item) => [item.subjectId, item]));
  return {
    name: kind,
    title: carrier?.title ?? { zh: kind, en: kind },
    count: items.length,
    hidden: items.length - lines.length,
    lines: lines.map((line) => {
      const { remark = null, question = null, answer = null, answeredBy = null } = said.get(line.id) ?? {};
      return { ...line, remark, question, answer, answeredBy };
    }),
  };
}

export const waitingAnswer = query(waitingForMe, async (_input, { tx, actor, now }) => {
  const by = staffOf(actor);
  const found = await rows.listWaiting(tx, by.staffId);
  const parts = await rows.listPartViews(
    tx,
    found.map(({ id }) => id),
  );
  return {
    rows: found.map((row) => {
      const own = parts.filter((part) => part.handoverId === row.id && part.toStaffId === by.staffId);
      return {
        id: row.id,
        leaverName: row.leaverName,
        unitNames: [...new Set(own.map((part) => part.unitName))],
        isDeputy: row.kind === 'deputy',
        until: row.until,
        items: row.items,
        atPost: own.flatMap((part) => part.stood).reduce((sum, { count }) => sum + count, 0),
        receipt: receiptOf(null, row.receiptDueAt, now) === 'late' ? ('late' as const) : ('waiting' as const),
      };
    }),
  };
});
