// The lines of the register: what was received in the month, and what was carried over into it.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '#modules/requests/shared/request-chart.ts';
import { registerLines } from '../../shared/queries.ts';
import type { RegisterLine } from '../../shared/register.ts';
import style from './register.module.css';

const messages = {
  zh: {
    caption: '台账明细',
    no: '编号',
    lineNo: '序号',
    part: '来源',
    carried: '结转',
    received: '本期',
    summary: '事项',
    kind: '类别',
    counts: { service: '办理业务', problem: '处理问题' },
    unclassified: '没归类',
    channel: '渠道',
    at: '收到',
    where: '属地',
    lead: '主办',
    state: '期末状态',
    closed: '结案',
    inTime: '按时',
    yes: '是',
    no_: '否',
    again: '重办',
    rating: '评价',
    excluded: '已剔除',
    none: '这个月没有诉求',
    noneHow: '当月收到的和上期没结的都会自动写进来。',
  },
  en: {
    caption: 'Lines',
    no: 'No.',
    lineNo: 'Line',
    part: 'Part',
    carried: 'carried over',
    received: 'received',
    summary: 'Matter',
    kind: 'Kind',
    counts: { service: 'Service', problem: 'Problem' },
    unclassified: 'not classified',
    channel: 'Channel',
    at: 'Received',
    where: 'Territory',
    lead: 'Lead',
    state: 'State at the end',
    closed: 'Closed',
    inTime: 'In time',
    yes: 'yes',
    no_: 'no',
    again: 'Again',
    rating: 'Rating',
    excluded: 'excluded',
    none: 'No requests in this month',
    noneHow: 'What is received and what is carried over is written in by itself.',
  },
};

type Props = {
  occurrenceId: string;
  /** The lines belong to the figures above: with another digest they are asked again. */
  digest: string;
  total: number;
};

export function RegisterLines({ occurrenceId, digest, total }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const asked = useAskPages(
    registerLines,
    { occurrenceId },
    { rows: ({ rows }) => rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { events: ['register.'] },
  );
  const columns: Column<RegisterLine>[] = [
    { key: 'no', title: t.no, cell: (row) => <span className={style['nowrap']}>{row.requestNo}</span> },
    { key: 'lineNo', title: t.lineNo, isNumber: true, cell: (row) => row.lineNo },
    { key: 'part', title: t.part, cell: (row) => (row.part === 'carried' ? t.carried : t.received) },
    {
      key: 'summary',
      title: t.summary,
      cell: (row) => (
        <>
          {row.summary} {row.isExcluded && <Tag>{t.excluded}</Tag>}
        </>
      ),
    },
    {
      key: 'kind',
      title: t.kind,
      cell: (row) => (
        <>
          {row.countsAs ? t.counts[row.countsAs] : <span className="soon">{t.unclassified}</span>}
          {row.kind && ` · ${words(row.kind)}`}
        </>
      ),
    },
    { key: 'channel', title: t.channel, cell: (row) => words(row.channel) },
    { key: 'at', title: t.at, cell: (row) => <Moment at={row.receivedAt} /> },
    { key: 'where', title: t.where, cell: (row) => row.territoryName },
    { key: 'lead', title: t.lead, cell: (row) => row.leadName },
    { key: 'state', title: t.state, cell: (row) => words(stateTitles[row.state]) },
    { key: 'closed', title: t.closed, cell: (row) => row.closedAt && <Moment at={row.closedAt} />, isHidden: true },
    {
      key: 'inTime',
      title: t.inTime,
      cell: (row) => (row.isInTime === null ? '—' : row.isInTime ? t.yes : <span className="late">{t.no_}</span>),
    },
    { key: 'again', title: t.again, isNumber: true, cell: (row) => row.relapseCount || '—', isHidden: true },
    { key: 'rating', title: t.rating, isNumber: true, cell: (row) => row.rating ?? '—', isHidden: true },
  ];
  return (
    <DataTable
      key={digest}
      name="register.lines"
      caption={t.caption}
      columns={columns}
      asked={asked}
      keyOf={(row) => String(row.lineNo)}
      total={total}
      open={(row) => ({ to: `/desk/requests/${row.requestId}` })}
      empty={<EmptyState icon="list" title={t.none} how={t.noneHow} />}
    >
      <h2>{t.caption}</h2>
    </DataTable>
  );
}
