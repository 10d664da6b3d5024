// What goes along when a post changes hands: the subjects it is named for; and the successor is told how many wait for the post at its places.
import type { Carried } from '#kernel/server/carried.ts';
import { levelOf } from '#modules/rhythms/shared/occurrence.ts';
import * as store from './store/carried.ts';

export const dutiesCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'duties.owned_subject',
    title: { zh: '专人负责的对象', en: 'Subjects answered for by name' },
    names: 'post',
    find: store.findOwned,
    lines: store.listOwned,
    handOver: store.giveOwned,
  },
  {
    by: 'place',
    name: 'duties.waiting',
    title: { zh: '待走访、待办的对象', en: 'Subjects to be reached' },
    count: store.countWaiting,
    href: ({ role }) => (levelOf(role) === 'grid' ? '/field' : '/desk/coverage'),
  },
];
