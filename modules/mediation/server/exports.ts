// Cases of mediation as a sheet: what the list shows, names masked; what the parties said and promised stays with the case.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { stateTitles } from '../shared/mediation-chart.ts';
import { listMediations, type MediationLine } from '../shared/queries.ts';
import { disputeKinds, tabTitles } from '../shared/words.ts';

export const caseSheet = sheetOf(listMediations, {
  title: '调解案件',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { offset: next }),
  columns: [
    { title: '案号', width: 28, kind: 'text', of: (row: MediationLine) => row.caseNo },
    { title: '纠纷类型', width: 16, of: (row) => disputeKinds[row.disputeKind].zh },
    { title: '双方', width: 16, of: (row) => row.sides },
    { title: '状态', width: 12, of: (row) => stateTitles[row.state].zh },
    { title: '调委会', width: 22, of: (row) => row.committeeName },
    { title: '社区', width: 16, of: (row) => row.communityName },
    { title: '调解员', width: 16, of: (row) => row.mediators.join('、') },
    { title: '登记时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.openedAt) },
    { title: '双方同意', width: 18, kind: 'moment', of: (row) => sheetMoment(row.acceptedAt) },
    { title: '期限', width: 12, kind: 'date', of: (row) => row.dueOn },
    { title: '超期', width: 6, of: (row) => sheetYes(row.isOverdue) },
    { title: '了结时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.endedAt) },
    { title: '敏感', width: 6, of: (row) => sheetYes(row.isSensitive) },
    { title: '演练', width: 6, of: (row) => sheetYes(row.isDrill) },
  ],
  say: ({ tab }) => tabTitles[tab].zh,
});
