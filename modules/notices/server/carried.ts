// What a hand-over carries of notices: drafts somebody began and nobody published. What was published keeps who drafted it.
import type { Carried } from '#kernel/server/carried.ts';
import { findDraftsOf, giveDrafts, listDraftTitles } from './store.ts';

export const noticesCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'notices.drafts',
    title: { zh: '公告通报草稿', en: 'Drafts of notices' },
    names: 'person',
    find: findDraftsOf,
    lines: async (tx, ids) =>
      (await listDraftTitles(tx, ids)).map(({ id, title }) => ({ id, text: title, href: `/desk/notices/${id}` })),
    handOver: giveDrafts,
  },
];
