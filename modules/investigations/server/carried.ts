// Cases that name a post as their owner go with the post (product rule 5): one is never left to somebody who is gone.
import type { Carried } from '#kernel/server/carried.ts';
import { findOwned, giveOwned, listOwnedLines } from './store/carried.ts';

export const tracedCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'investigations.cases',
    title: { zh: '负责的病例', en: 'Cases owned' },
    names: 'post',
    find: findOwned,
    // Without the name: whoever takes it over opens it on record.
    lines: async (tx, ids) =>
      (await listOwnedLines(tx, ids)).map(({ id, unitName, caseAt }) => ({
        id,
        text: unitName,
        from: caseAt,
        href: `/desk/investigations/${id}`,
      })),
    handOver: giveOwned,
  },
];
