// The answers of the small boards.
import { query } from '#kernel/server/house.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { settingOf } from '#modules/identity/shared/settings.ts';
import { seeGift } from '../shared/board-commands.ts';
import * as q from '../shared/board-queries.ts';
import { shiftProblem } from '../shared/problems.ts';
import { readLook } from './neighbour-look.ts';
import { isBoardOpen } from './standing.ts';
import { listCommunities } from './store/volunteers.ts';
import { readSetting } from './store/work-sites.ts';
import * as views from './views/boards.ts';

export const meansAnswer = query(q.meansBoard, async (_, { tx }) => ({
  rows: (await views.listMeans(tx)).map(({ given, ...means }) => {
    const free = Math.max(0, means.quantity - given);
    return {
      ...means,
      free,
      short: Math.max(0, means.asked - free),
      uses: means.uses.map((use) => ({
        ...use,
        askedAt: new Date(instantOf(use.askedAt)),
        givenAt: use.givenAt ? new Date(instantOf(use.givenAt)) : null,
      })),
    };
  }),
  sites: await views.listSiteChoices(tx),
}));

export const giftsAnswer = query(q.giftList, async (_, { tx, actor }) => ({
  rows: (await views.listGifts(tx)).map(({ isOwn, ...gift }) => ({
    ...gift,
    maySee: gift.needsLeader && !gift.seenByName && !isOwn && mayBy(seeGift.allowed, staffOf(actor)),
  })),
  leaderYuan: settingOf('gift_leader_yuan', await readSetting(tx, 'gift_leader_yuan')),
  sites: await views.listSiteChoices(tx),
}));

export const neighbourBoardAnswer = query(q.neighbourBoard, async (asked, { tx }) => {
  if (!(await isBoardOpen(tx))) return { isOpen: false, unitId: null, communities: [], rows: [] };
  const unitId = asked.unitId ?? (await views.findNeighbourHome(tx)) ?? null;
  const rows = unitId ? await views.listNeighbours(tx, unitId) : [];
  return {
    isOpen: true,
    unitId,
    communities: await listCommunities(tx),
    rows: rows.map(({ phone: _, unitName: __, matchedTitle: ___, ...row }) => row),
  };
});
export const neighbourDeskAnswer = query(q.neighbourDesk, async (_, { tx, secrets }) => ({
  isOpen: await isBoardOpen(tx),
  rows: (await views.listNeighbours(tx)).map((row) => ({ ...row, phone: maskPhone(secrets.open(row.phone)) })),
}));

export const siteNotesAnswer = query(q.siteNotes, async ({ kind }, { tx, secrets }) => ({
  rows: (await views.listSiteNotes(tx, kind)).map((note) => ({
    ...note,
    told: secrets.open(note.told),
    done: note.done && secrets.open(note.done),
  })),
  counts: await views.countSiteNotes(tx),
  sites: await views.listSiteChoices(tx),
}));

export const neighbourNumberAnswer = query(q.neighbourNumber, async ({ token }, { tx, actor, now, secrets }) => {
  const neighbourId = readLook(token, staffOf(actor).postId, now, secrets);
  const cipher = neighbourId && (await views.findNeighbourPhone(tx, neighbourId));
  if (!cipher) throw shiftProblem('neighbour_not_found');
  return { phone: secrets.open(cipher) };
});
