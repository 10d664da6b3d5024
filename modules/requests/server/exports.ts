// The list of requests as a sheet: the lines as the screen shows them, names masked, under the same filter.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { chipsOf, tabTitles } from '../shared/filter-words.ts';
import { listRequests, type RequestLine } from '../shared/queries.ts';
import { stateTitles } from '../shared/request-chart.ts';
import { asStaff } from './views/lists.ts';

const cards = { none: '', yellow: '黄牌', red: '红牌' } as const;
const counts: Record<string, string> = { service: '办理业务', problem: '处理问题' };

export const requestSheet = sheetOf(listRequests, {
  title: '诉求清单',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '编号', width: 20, kind: 'text', of: (row: RequestLine) => row.requestNo },
    { title: '收到时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.receivedAt) },
    { title: '事项', width: 36, of: (row) => row.summary },
    { title: '类别', width: 16, of: (row) => row.kindTitle?.zh ?? '未归类' },
    { title: '计入', width: 10, of: (row) => counts[row.countsAs ?? ''] ?? '' },
    { title: '渠道', width: 14, of: (row) => row.channelTitle?.zh ?? row.channel },
    { title: '状态', width: 10, of: (row) => stateTitles[row.state].zh },
    { title: '地点', width: 26, of: (row) => row.placeText },
    { title: '属地', width: 18, of: (row) => row.territoryName },
    { title: '主办单位', width: 18, of: (row) => row.leadName },
    { title: '来电人', width: 10, of: (row) => row.callerName },
    { title: '办理时限', width: 18, kind: 'moment', of: (row) => sheetMoment(row.resolveDueAt) },
    { title: '结案时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.closedAt) },
    { title: '红黄牌', width: 8, of: (row) => cards[row.timeCard] },
    { title: '重办次数', width: 8, kind: 'number', of: (row) => row.relapseCount },
    { title: '评价', width: 8, kind: 'number', of: (row) => row.rating },
    { title: '紧急', width: 6, of: (row) => sheetYes(row.isEmergency) },
    { title: '急难愁盼', width: 9, of: (row) => sheetYes(row.isUrgentHardship) },
    { title: '已剔除', width: 8, of: (row) => sheetYes(row.isExcluded) },
    { title: '演练', width: 6, of: (row) => sheetYes(row.isDrill) },
  ],
  async say({ limit: _, after: __, ...filter }, context) {
    const { method, kinds } = await methodAt(context.tx, asStaff(context).unitId);
    const ids = [filter.unitId, filter.atUnitId, filter.leadUnitId].filter((id) => id !== undefined);
    const units = new Map<string, string>();
    for (const id of ids) units.set(id, (await findUnit(context.tx, id))?.unitName ?? '…');
    const both = (text: string) => ({ zh: text, en: text });
    const chips = chipsOf(filter, {
      kindTitle: (code) => kinds.get(code)?.title ?? both(code),
      channelTitle: (code) => method.channels.find((channel) => channel.code === code)?.title ?? both(code),
      unitName: (id) => units.get(id),
    });
    return [...(filter.tab ? [tabTitles[filter.tab]] : []), ...chips.map(({ words }) => words)]
      .map(({ zh }) => zh)
      .join('，');
  },
});
