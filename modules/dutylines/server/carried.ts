// What a hand-over carries of lines (product rule 5): the links that name the post. Rings are facts of the past and stay.
import type { Carried } from '#kernel/server/carried.ts';
import { findLinks, giveLinks, listLinkLines } from './store/carried.ts';

export const dutyCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'dutylines.links',
    title: { zh: '值守接听人', en: 'Places in duty lines' },
    names: 'post',
    find: findLinks,
    lines: async (tx, ids) =>
      (await listLinkLines(tx, ids)).map(({ id, unitName, rank }) => ({
        id,
        text: unitName,
        note: `第 ${rank} 位`,
        href: '/desk/duty',
      })),
    handOver: giveLinks,
  },
];
