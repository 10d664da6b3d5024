// What goes along when a post changes hands: the rounds it rings in that are not over. Who rang before stays named with what they told.
import type { Carried } from '#kernel/server/carried.ts';
import * as store from './store/carried.ts';

export const roundsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'callrounds.caller',
    title: { zh: '参加的电话核对', en: 'Call-rounds rung in' },
    names: 'post',
    find: store.findRung,
    lines: store.listRung,
    handOver: store.giveRung,
  },
];
