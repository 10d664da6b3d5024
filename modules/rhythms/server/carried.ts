// What a hand-over carries of rhythms (H1: each decision has an owner and a day).
import type { Carried } from '#kernel/server/carried.ts';
import { countDue, findOwned, giveOwned, listOwned } from './store/carried.ts';

export const rhythmsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'rhythms.decisions',
    title: { zh: '会议议定事项', en: 'Decisions of meetings' },
    names: 'post',
    find: findOwned,
    lines: async (tx, ids) =>
      (await listOwned(tx, ids)).map(({ id, text, dueOn }) => ({
        id,
        text,
        dueOn,
        href: '/desk/rhythms/decisions',
      })),
    handOver: giveOwned,
  },
  {
    by: 'place',
    name: 'rhythms.due',
    title: { zh: '一个月内到期的排查、座谈、台账', en: 'Sweeps, meetings and registers due within a month' },
    count: countDue,
    href: () => '/desk/rhythms',
  },
];
