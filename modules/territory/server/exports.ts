// Places, hands and gaps as sheets: what a street prints and passes round.
import { sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { placeKindTitles } from '../shared/place.ts';
import { contractGaps, coverage, listPlaces, type PlaceRow, staffingTable } from '../shared/queries.ts';
import { findUnit } from './public/routing.ts';

const kindOf = (kind: string): string =>
  kind in placeKindTitles ? placeKindTitles[kind as keyof typeof placeKindTitles].zh : kind;

export const placeSheet = sheetOf(listPlaces, {
  title: '房屋地点清单',
  paging: { limit: 500 },
  rows: (answer) => answer.places,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '社区', width: 16, of: (row: PlaceRow) => row.communityName },
    { title: '网格', width: 20, of: (row) => row.gridName ?? '未划入' },
    { title: '类别', width: 8, of: (row) => kindOf(row.kind) },
    { title: '地址', width: 32, of: (row) => row.address },
    { title: '门牌', width: 14, kind: 'text', of: (row) => row.doorNo },
    { title: '空置', width: 6, of: (row) => sheetYes(row.isVacant) },
  ],
  async say({ communityId, gridId, kinds, isUncovered }, { tx }) {
    const names = await Promise.all(
      [communityId, gridId].map(async (id) => (id ? (await findUnit(tx, id))?.unitName : undefined)),
    );
    return [...names, ...(kinds ?? []).map(kindOf), isUncovered ? '未划入网格' : undefined].filter(Boolean).join('，');
  },
});

export const staffingSheet = sheetOf(staffingTable, {
  title: '网格人员配备',
  // As the screen lists them: a grid that is divided further is staffed through its parts.
  rows: (answer) => answer.rows.filter(({ isLowest }) => isLowest),
  columns: [
    { title: '社区', width: 16, of: (row) => row.communityName },
    { title: '网格', width: 22, of: (row) => row.name },
    { title: '级别', width: 8, of: (row) => (row.gridLevel === 2 ? '二级' : '一级') },
    { title: '户数', width: 8, kind: 'number', of: (row) => row.figures.households },
    { title: '户数依据', width: 10, of: (row) => (row.figures.basis === 'declared' ? '填报' : '登记') },
    { title: '登记人口', width: 10, kind: 'number', of: (row) => row.figures.people },
    { title: '应配', width: 8, kind: 'number', of: (row) => row.figures.required },
    { title: '实配', width: 8, kind: 'number', of: (row) => row.figures.actual },
    { title: '缺', width: 6, kind: 'number', of: (row) => row.figures.shortfall },
  ],
  say: async ({ unitId, at }, { tx }) =>
    [unitId ? (await findUnit(tx, unitId))?.unitName : undefined, at ? `截至 ${at.slice(0, 10)}` : undefined]
      .filter(Boolean)
      .join('，'),
});

export const gapSheet = sheetOf(contractGaps, {
  title: '包保缺口',
  rows: (answer) => answer.gaps,
  columns: [
    { title: '社区', width: 16, of: (row) => row.communityName },
    { title: '网格', width: 22, of: (row) => row.name },
    { title: '情况', width: 12, of: (row) => (row.state === 'none' ? '无人包保' : '重复包保') },
    { title: '包保单位、干部', width: 30, of: (row) => row.contractors.join('、') },
  ],
  say: async ({ unitId }, { tx }) => (unitId ? ((await findUnit(tx, unitId))?.unitName ?? '') : ''),
});

export const coverSheet = sheetOf(coverage, {
  title: '网格覆盖',
  rows: (answer) => answer.communities,
  columns: [
    { title: '社区', width: 18, of: (row) => row.name },
    { title: '网格', width: 8, kind: 'number', of: (row) => row.grids },
    { title: '小区', width: 8, kind: 'number', of: (row) => row.estates },
    { title: '房屋', width: 8, kind: 'number', of: (row) => row.dwellings },
    { title: '商铺', width: 8, kind: 'number', of: (row) => row.shops },
    { title: '未划入小区', width: 10, kind: 'number', of: (row) => row.uncovered.estates },
    { title: '未划入房屋', width: 10, kind: 'number', of: (row) => row.uncovered.dwellings },
    { title: '未划入商铺', width: 10, kind: 'number', of: (row) => row.uncovered.shops },
  ],
  say: async ({ unitId }, { tx }) => (unitId ? ((await findUnit(tx, unitId))?.unitName ?? '') : ''),
});
