// What a hand-over carries of territory (A7, J4): contracts, hours on call, redraws that wait.
import type { Carried } from '#kernel/server/carried.ts';
import {
  findContracts,
  findRehearsals,
  findShifts,
  giveContracts,
  giveRehearsals,
  giveShifts,
  listContracts,
  listRehearsals,
  listShiftLines,
} from './store.ts';

export const territoryCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'territory.contracts',
    title: { zh: '包保网格', en: 'Grids answered for by contract' },
    names: 'person',
    find: findContracts,
    lines: async (tx, ids) =>
      (await listContracts(tx, ids)).map(({ id, gridId, name }) => ({
        id,
        text: name,
        href: `/desk/territory/${gridId}`,
      })),
    handOver: giveContracts,
  },
  {
    by: 'hand',
    name: 'territory.on_call',
    title: { zh: '值班班次', en: 'Hours on call' },
    names: 'post',
    find: findShifts,
    lines: async (tx, ids) =>
      (await listShiftLines(tx, ids)).map(({ id, unitId, unitName, from, until }) => ({
        id,
        text: unitName,
        from,
        until,
        href: `/desk/territory/${unitId}`,
      })),
    handOver: giveShifts,
  },
  {
    by: 'hand',
    name: 'territory.rehearsals',
    title: { zh: '没有生效的划分方案', en: 'Redraws not applied' },
    names: 'person',
    find: findRehearsals,
    lines: async (tx, ids) =>
      (await listRehearsals(tx, ids)).map(({ id, name, communityName }) => ({
        id,
        text: name || communityName,
        note: communityName,
        href: `/desk/redraws/${id}`,
      })),
    handOver: giveRehearsals,
  },
];
