// The board as a sheet, one line a unit and item; a silent unit has a line that says so and no figure.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { type BoardRow, reportBoard } from '../shared/queries.ts';
import { type Figure, unitStateTitles } from '../shared/report.ts';

type Line = { row: BoardRow; figure: Figure | null };

export const boardSheet = sheetOf(reportBoard, {
  title: '日报',
  rows: ({ rows }): Line[] =>
    rows.flatMap((row): Line[] =>
      row.figures.length === 0 ? [{ row, figure: null }] : row.figures.map((figure) => ({ row, figure })),
    ),
  columns: [
    { title: '单位', width: 20, of: ({ row }: Line) => row.name },
    { title: '上级', width: 18, of: ({ row }) => row.parentName },
    { title: '情况', width: 12, of: ({ row }) => unitStateTitles[row.state].zh },
    { title: '迟报', width: 6, of: ({ row }) => sheetYes(row.isLate) },
    { title: '项目', width: 20, of: ({ figure }) => figure?.title.zh ?? null },
    { title: '上报数', width: 10, kind: 'number', of: ({ figure }) => figure?.told ?? null },
    { title: '系统数', width: 10, kind: 'number', of: ({ figure }) => figure?.counted ?? null },
    { title: '首次上报', width: 18, kind: 'moment', of: ({ row }) => sheetMoment(row.reportedAt) },
    { title: '上报人', width: 12, of: ({ row }) => row.byName },
    { title: '更正次数', width: 8, kind: 'number', of: ({ row }) => row.corrections },
    { title: '汇总时没有报的', width: 24, of: ({ row }) => row.silent.map(({ name }) => name).join('、') },
  ],
  say: ({ slot }) => slot ?? '',
});
