// What goes along when a post changes hands: its places in task forces that stand. Orders and receipts are facts of the past and stay.
import type { Carried } from '#kernel/server/carried.ts';
import * as store from './store/carried.ts';

export const campaignsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'campaigns.task_forces',
    title: { zh: '参加的专班', en: 'Task forces' },
    names: 'post',
    find: store.findForces,
    lines: store.listForceLines,
    handOver: store.giveForces,
  },
];
