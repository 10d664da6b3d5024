// The rhythms and the register as sheets.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { roles } from '#kernel/shared/right.ts';
import { stateTitles as requestStates } from '#modules/requests/shared/request-chart.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { stateTitles } from '../shared/occurrence.ts';
import {
  type FindingLine,
  listFindings,
  listOccurrences,
  type OccurrenceLine,
  registerLines,
} from '../shared/queries.ts';
import type { RegisterLine } from '../shared/register.ts';
import { getOccurrence } from './views/page.ts';

export const occurrenceSheet = sheetOf(listOccurrences, {
  title: '三个一',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '节奏', width: 14, of: (row: OccurrenceLine) => row.title.zh },
    { title: '单元', width: 22, of: (row) => row.unitName },
    { title: '上级', width: 18, of: (row) => row.parentName },
    { title: '责任岗位', width: 12, of: (row) => roles[row.role].title.zh },
    { title: '责任人', width: 16, of: (row) => row.holders.join('、') || '空岗' },
    { title: '所属期', width: 24, of: (row) => `${row.periodFrom} 至 ${row.periodTo}` },
    { title: '应办日', width: 12, kind: 'date', of: (row) => row.dueOn },
    { title: '状态', width: 12, of: (row) => stateTitles[row.state].zh },
    { title: '完成时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.doneAt ?? row.madeUpAt) },
    { title: '补做', width: 6, of: (row) => sheetYes(row.madeUpAt !== null) },
    { title: '免做理由', width: 30, of: (row) => row.excuse },
    { title: '项数', width: 8, kind: 'number', of: (row) => row.items },
    { title: '问题或决定', width: 10, kind: 'number', of: (row) => row.findings },
  ],
  async say({ unitId, from, to, states, asOf }, { tx }) {
    const unit = unitId ? (await findUnit(tx, unitId))?.unitName : undefined;
    const parts = [
      unit,
      from && `${from} 起`,
      to && `${to} 止`,
      states?.map((state) => stateTitles[state].zh).join('、'),
    ];
    return [...parts, asOf && `按 ${asOf} 当天的情况`].filter(Boolean).join('，');
  },
});

export const findingSheet = sheetOf(listFindings, {
  title: '排查发现的问题',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '单元', width: 22, of: (row: FindingLine) => row.unitName },
    { title: '排查日', width: 12, kind: 'date', of: (row) => row.dueOn },
    { title: '查的是', width: 30, of: (row) => row.title.zh },
    { title: '发现', width: 36, of: (row) => row.note },
    {
      title: '登记的诉求',
      width: 24,
      kind: 'text',
      of: (row) => row.found.map(({ requestNo }) => requestNo).join('、'),
    },
    { title: '查的人', width: 12, of: (row) => row.checkedBy },
    { title: '时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.checkedAt) },
  ],
  async say({ unitId, from, to }, { tx }) {
    const unit = unitId ? (await findUnit(tx, unitId))?.unitName : undefined;
    return [unit, `${from} 至 ${to}`].filter(Boolean).join('，');
  },
});

const counts = { service: '办理业务', problem: '处理问题' } as const;
const local = (text: string | null) => sheetMoment(text === null ? null : new Date(text));

export const registerSheet = sheetOf(registerLines, {
  title: '月台账',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '序号', width: 6, kind: 'number', of: (row: RegisterLine) => row.lineNo },
    { title: '编号', width: 20, kind: 'text', of: (row) => row.requestNo },
    { title: '来源', width: 10, of: (row) => (row.part === 'carried' ? '上期结转' : '本期收到') },
    { title: '收到时间', width: 18, kind: 'moment', of: (row) => local(row.receivedAt) },
    { title: '渠道', width: 14, of: (row) => row.channel.zh },
    { title: '计入', width: 10, of: (row) => (row.countsAs ? counts[row.countsAs] : '未归类') },
    { title: '类别', width: 16, of: (row) => row.kind?.zh ?? null },
    { title: '事项', width: 36, of: (row) => row.summary },
    { title: '属地', width: 18, of: (row) => row.territoryName },
    { title: '主办单位', width: 18, of: (row) => row.leadName },
    { title: '期末状态', width: 10, of: (row) => requestStates[row.state].zh },
    { title: '办理时限', width: 18, kind: 'moment', of: (row) => local(row.dueAt) },
    { title: '办结时间', width: 18, kind: 'moment', of: (row) => local(row.resolvedAt) },
    { title: '结案时间', width: 18, kind: 'moment', of: (row) => local(row.closedAt) },
    { title: '按时', width: 6, of: (row) => (row.isInTime === null ? null : row.isInTime ? '是' : '否') },
    { title: '重办次数', width: 8, kind: 'number', of: (row) => row.relapseCount },
    { title: '评价', width: 6, kind: 'number', of: (row) => row.rating },
    { title: '已剔除', width: 8, of: (row) => sheetYes(row.isExcluded) },
  ],
  async say({ occurrenceId }, context) {
    const { unitName, periodFrom, periodTo } = await getOccurrence(occurrenceId, 'register', context);
    return `${unitName} ${periodFrom} 至 ${periodTo} 台账`;
  },
});
