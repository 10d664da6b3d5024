// What a hand-over carries of mediation. A line tells the number and the day, never what the parties quarrel about.
import type { Carried } from '#kernel/server/carried.ts';
import { findMediated, giveCases, listCases } from './store/carried.ts';

const mustAssign = {
  zh: '接手人不能调解这件（不是调解员、已退出或与当事人有关），请另派调解员',
  en: 'The successor cannot mediate this one; assign another mediator',
};

export const mediationCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'mediation.cases',
    title: { zh: '正在调解的案件', en: 'Cases in mediation' },
    names: 'post',
    find: findMediated,
    lines: async (tx, ids) =>
      (await listCases(tx, ids)).map(({ id, caseNo, dueOn }) => ({
        id,
        text: caseNo,
        dueOn: dueOn ?? undefined,
        href: `/desk/mediation/${id}`,
      })),
    handOver: async (tx, ids, from, to) =>
      (await giveCases(tx, ids, from, to)).map(({ id, isAssigned }) => ({
        id,
        remark: isAssigned ? undefined : mustAssign,
      })),
  },
];
