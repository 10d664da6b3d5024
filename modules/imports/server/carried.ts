// What a hand-over carries of imports: a table somebody began to take over and did not finish. A finished run keeps who made it.
import type { Carried } from '#kernel/server/carried.ts';
import { findUnfinished, giveRuns, listRunNames } from './store.ts';

export const importsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'imports.unfinished',
    title: { zh: '没做完的导入', en: 'Imports not finished' },
    names: 'person',
    find: findUnfinished,
    lines: async (tx, ids) =>
      (await listRunNames(tx, ids)).map(({ id, fileName }) => ({ id, text: fileName, href: `/desk/imports/${id}` })),
    handOver: giveRuns,
  },
];
