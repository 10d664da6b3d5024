// The table of exclusions and appeals as a sheet.
import { sheetMoment, sheetOf } from '#kernel/server/exports.ts';
import { approvalTitles } from '#modules/requests/shared/request-chart.ts';
import { boardExclusions, type ExclusionRow } from '../shared/queries.ts';

const states = { asked: '等审批', approved: '同意', refused: '不同意' } as const;
const at = (name: string | null, unit: string | null) => (name ? `${name}${unit ? `（${unit}）` : ''}` : null);

export const exclusionSheet = sheetOf(boardExclusions, {
  title: '剔除与申诉',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '编号', width: 20, kind: 'text', of: (row: ExclusionRow) => row.requestNo },
    { title: '申请', width: 8, of: (row) => approvalTitles[row.kind].zh },
    { title: '事项', width: 36, of: (row) => row.summary },
    { title: '属地', width: 18, of: (row) => row.territoryName },
    { title: '理由', width: 40, of: (row) => row.reason },
    { title: '申请人', width: 22, of: (row) => at(row.askedBy, row.askedByUnit) },
    { title: '申请时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.askedAt) },
    { title: '结果', width: 10, of: (row) => states[row.state] },
    { title: '审批人', width: 22, of: (row) => at(row.decidedBy, row.decidedByUnit) },
    { title: '审批时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.decidedAt) },
    { title: '意见', width: 30, of: (row) => row.note },
  ],
  say: ({ from, to, asOf }) => `${from} 至 ${to} 申请的${asOf ? `，按 ${asOf} 当天的情况` : ''}`,
});
