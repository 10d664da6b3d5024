// What a hand-over carries of rosters (product rule 5): shifts to come that name the post. Hours done are facts and stay.
import type { Carried } from '#kernel/server/carried.ts';
import { findLines, giveLines, listLineTexts } from './store/calendar.ts';

export const shiftsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'shifts.lines',
    title: { zh: '排好的班次', en: 'Shifts to come' },
    names: 'post',
    find: findLines,
    lines: async (tx, ids) =>
      (await listLineTexts(tx, ids)).map(({ id, siteTitle, task, from, until }) => ({
        id,
        text: siteTitle,
        note: task,
        href: '/desk/shifts',
        from,
        until,
      })),
    handOver: giveLines,
  },
];
