// The answers of the small boards.
import { query } from '#kernel/server/house.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { settingOf } from '#modules/identity/shared/settings.ts';
import * as q from '../shared/board-queries.ts';
import { readSetting } from './store/roster.ts';
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

export const giftsAnswer = query(q.giftList, async (_, { tx }) => ({
  rows: await views.listGifts(tx),
  leaderYuan: settingOf('gift_leader_yuan', await readSetting(tx, 'gift_leader_yuan')),
  sites: await views.listSiteChoices(tx),
}));

export const neighbourBoardAnswer = query(q.neighbourBoard, async ({ unitId }, { tx }) => ({
  rows: (await views.listNeighbours(tx, unitId)).map(({ phone: _, unitName: __, matchedTitle: ___, ...row }) => row),
}));
export const neighbourDeskAnswer = query(q.neighbourDesk, async (_, { tx, secrets }) => ({
  rows: (await views.listNeighbours(tx)).map((row) => ({ ...row, phone: maskPhone(secrets.open(row.phone)) })),
}));
