// A survey's parts, its names, and where people were moved to as sheets: what leaves is what its taker sees on the screen.

import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { visitOutcomes } from '#modules/duties/shared/visit.ts';
import { departmentTitles, methodTitles } from '#modules/enterprises/shared/enterprise.ts';
import { whereTitles } from '../shared/move-commands.ts';
import { nextNames } from '../shared/names.ts';
import { noPart } from '../shared/share-commands.ts';
import {
  type MetKind,
  type MoveStanding,
  metNames,
  moveNames,
  type ShareStanding,
  shareMatrix,
  shareNames,
} from '../shared/share-queries.ts';
import { findRound } from './store/rounds.ts';

const departmentOf = (code: string): string =>
  code in departmentTitles ? departmentTitles[code as keyof typeof departmentTitles].zh : '没有部门列入';
const parkOf = (park: string): string => (park === noPart ? '没有园区' : park);
const roundOf = async (tx: Tx, roundId: string): Promise<string> => (await findRound(tx, roundId))?.title ?? '';
const said = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join('，');

const standingTitles: Record<ShareStanding, string> = {
  all: '全部',
  waits: '未联系',
  unnamed: '未联系，还没有派人',
  done: '已联系',
  excused: '不再问',
  found: '名单外',
};
const moveTitles: Record<MoveStanding, string> = {
  all: '全部',
  not_yet: '未转移',
  excused: '不用转移',
  unlocated: '已转移，没记去向',
  ...Object.fromEntries(Object.entries(whereTitles).map(([code, { zh }]) => [code, zh])),
} as Record<MoveStanding, string>;

/** One line for each cell: a sheet has fixed columns, and parks are data. */
export const shareSheet = sheetOf(shareMatrix, {
  title: '企业摸排汇总',
  rows: ({ rows }) =>
    rows.flatMap(({ department, byPark }) =>
      byPark.filter(({ all }) => all > 0).map((cell) => ({ ...cell, department })),
    ),
  columns: [
    { title: '部门', width: 14, of: (row) => departmentOf(row.department) },
    { title: '园区', width: 20, of: (row) => parkOf(row.park) },
    { title: '企业', width: 8, kind: 'number', of: (row) => row.all },
    { title: '名单内', width: 8, kind: 'number', of: (row) => row.listed },
    { title: '名单外', width: 8, kind: 'number', of: (row) => row.found },
    { title: '已联系', width: 8, kind: 'number', of: (row) => row.done },
    { title: '不再问', width: 8, kind: 'number', of: (row) => row.excused },
    { title: '未联系', width: 8, kind: 'number', of: (row) => row.waits },
    { title: '还没有派人', width: 10, kind: 'number', of: (row) => row.unnamed },
  ],
  say: async ({ roundId }, { tx }) => roundOf(tx, roundId),
});

export const shareNameSheet = sheetOf(shareNames, {
  title: '企业摸排名单',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: nextNames,
  columns: [
    { title: '企业名称', width: 30, of: (row) => row.name },
    { title: '统一社会信用代码', width: 22, kind: 'text', of: (row) => row.uscc },
    { title: '地址', width: 28, of: (row) => row.address },
    { title: '部门', width: 12, of: (row) => departmentOf(row.department) },
    { title: '园区', width: 18, of: (row) => parkOf(row.park) },
    { title: '状态', width: 10, of: (row) => standingTitles[row.standing] },
    { title: '名单外', width: 8, of: (row) => sheetYes(row.isFound) },
    { title: '摸排人员', width: 12, of: (row) => row.surveyorName },
    {
      title: '联系情况',
      width: 48,
      of: (row) =>
        row.contacts
          .map(({ at, byName, method, outcome }) =>
            [sheetMoment(at), byName, method && methodTitles[method].zh, visitOutcomes[outcome].title.zh]
              .filter(Boolean)
              .join(' '),
          )
          .join('；') || null,
    },
    { title: '合并的记录', width: 30, of: (row) => row.merged.join('、') || null },
  ],
  say: async ({ roundId, department, park, standing }, { tx }) =>
    said(
      await roundOf(tx, roundId),
      department && departmentOf(department),
      park && parkOf(park),
      standing !== 'all' && standingTitles[standing],
    ),
});

export const moveSheet = sheetOf(moveNames, {
  title: '转移去向名单',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: nextNames,
  columns: [
    { title: '姓名', width: 12, of: (row) => row.name },
    { title: '住址', width: 30, of: (row) => row.address },
    { title: '状态', width: 14, of: (row) => moveTitles[row.standing] },
    { title: '在哪里', width: 28, of: (row) => row.at },
    { title: '时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.since) },
    { title: '谁登记的', width: 12, of: (row) => row.byName },
    { title: '名单外', width: 8, of: (row) => sheetYes(row.isFound) },
    { title: '没办成次数', width: 10, kind: 'number', of: (row) => row.attempts },
  ],
  say: async ({ roundId, standing }, { tx }) => said(await roundOf(tx, roundId), moveTitles[standing]),
});

const metTitles: Record<MetKind, string> = {
  people: '全部',
  atHome: '只在家',
  both: '在家也在店',
  inShop: '只在店',
  over60: '60 岁以上',
  under18: '未满 18 岁',
};

export const metSheet = sheetOf(metNames, {
  title: '摸排到的人员名单',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: nextNames,
  columns: [
    { title: '姓名', width: 12, of: (row) => row.name },
    { title: '地址', width: 30, of: (row) => row.address },
    { title: '网格', width: 20, of: (row) => row.gridName },
    { title: '在家', width: 8, of: (row) => sheetYes(row.isAtHome) },
    { title: '在店', width: 8, of: (row) => sheetYes(row.isInShop) },
  ],
  say: async ({ roundId, kind }, { tx }) => said(await roundOf(tx, roundId), metTitles[kind]),
});
