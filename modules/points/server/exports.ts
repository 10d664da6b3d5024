// Service points, coverage and gaps as sheets.
import { sheetOf } from '#kernel/server/exports.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { writeWeek } from '../shared/hours-words.ts';
import { type BuildingState, coverageBuildings, listPoints, type PointView, pointCoverage } from '../shared/queries.ts';
import type { Pace } from '../shared/reach.ts';
import { titlesOf } from './views/kinds.ts';

type Reading = Parameters<typeof findUnit>[0];
const nameOf = async (tx: Reading, unitId: string | undefined): Promise<string | undefined> =>
  unitId ? (await findUnit(tx, unitId))?.unitName : undefined;
const said = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join('，');
const paceWords: Record<Pace, string | undefined> = { usual: undefined, elder: '按老人步速' };
const viewWords: Record<PointView, string> = {
  unlocated: '没有位置的',
  current: '在用',
  coming: '即将启用',
  ended: '已停用',
};
const stateWords: Record<BuildingState, string> = {
  without: '够不着',
  within: '够得着',
  unlocated: '没有定位',
  all: '全部住户',
};

/** The columns are those that an import reads: what goes out can come in again. */
export const pointSheet = sheetOf(listPoints, {
  title: '便民服务点',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '社区', width: 16, of: (row) => row.unitName },
    { title: '服务类别', width: 14, of: (row) => row.kindTitle.zh },
    { title: '名称', width: 24, of: (row) => row.name },
    { title: '地址', width: 28, of: (row) => row.address },
    { title: '电话', width: 16, kind: 'text', of: (row) => row.phone },
    { title: '营业时间', width: 36, of: (row) => (row.hours ? writeWeek(row.hours.week, 'zh') : null) },
    { title: '上门范围', width: 16, of: (row) => row.homeUnitName },
    { title: '网址', width: 28, of: (row) => row.link },
    { title: '经度', width: 12, kind: 'text', of: (row) => row.longitude },
    { title: '纬度', width: 12, kind: 'text', of: (row) => row.latitude },
    { title: '坐标系', width: 10, of: (row) => (row.longitude === null ? null : 'WGS 84') },
    { title: '启用日期', width: 12, kind: 'text', of: (row) => row.from },
    { title: '停用日期', width: 12, kind: 'text', of: (row) => row.until },
  ],
  async say({ view, unitId, kindCode, text }, { tx }) {
    const kind = kindCode ? (await titlesOf(tx))(kindCode).zh : undefined;
    return said(viewWords[view], await nameOf(tx, unitId), kind, text ? `“${text}”` : undefined);
  },
});

/** One line for each unit and kind: a sheet has fixed columns, and kinds are data. */
export const coverageSheet = sheetOf(pointCoverage, {
  title: '十分钟服务覆盖',
  rows: ({ rows, kinds }) =>
    rows.flatMap((row) =>
      row.kinds.map((cover) => ({
        ...row,
        ...cover,
        title: kinds.find(({ kindCode }) => kindCode === cover.kindCode)?.title.zh ?? cover.kindCode,
      })),
    ),
  columns: [
    { title: '上级', width: 16, of: (row) => row.communityName },
    { title: '社区、网格', width: 22, of: (row) => row.name || '未划入网格' },
    { title: '服务类别', width: 14, of: (row) => row.title },
    { title: '户数', width: 10, kind: 'number', of: (row) => row.homes },
    { title: '够得着', width: 10, kind: 'number', of: (row) => row.within },
    { title: '够不着', width: 10, kind: 'number', of: (row) => row.without },
    { title: '没有定位', width: 10, kind: 'number', of: (row) => row.homes - row.within - row.without },
  ],
  say: async ({ unitId, pace }, { tx }) => said(await nameOf(tx, unitId), paceWords[pace]),
});

export const buildingSheet = sheetOf(coverageBuildings, {
  title: '服务覆盖楼栋',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '社区', width: 16, of: (row) => row.communityName },
    { title: '网格', width: 20, of: (row) => row.gridName ?? '未划入' },
    { title: '楼栋', width: 26, of: (row) => row.address },
    { title: '户数', width: 8, kind: 'number', of: (row) => row.homes },
    { title: '最近的服务点', width: 24, of: (row) => row.nearest?.name ?? null },
    { title: '步行分钟', width: 10, kind: 'number', of: (row) => row.nearest?.minutes ?? null },
    { title: '直线米数', width: 10, kind: 'number', of: (row) => row.nearest?.metres ?? null },
    { title: '上门服务', width: 20, of: (row) => row.comesHome },
  ],
  async say({ unitId, kindCode, state, pace }, { tx }) {
    const kind = kindCode ? (await titlesOf(tx))(kindCode).zh : undefined;
    return said(await nameOf(tx, unitId), kind, stateWords[state], paceWords[pace]);
  },
});
