// 剔除与申诉: what was asked to be left out of the rates, why, who decided. Nothing leaves a rate without its line here.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { approvalTitles } from '#modules/requests/shared/request-chart.ts';
import { boardExclusions, type ExclusionRow } from '../shared/queries.ts';
import { useBoardSearch } from './use-board-search.ts';

const messages = {
  zh: {
    title: '剔除与申诉',
    back: '回看板',
    asked: '申请',
    request: '诉求',
    reason: '理由',
    askedBy: '申请人',
    result: '结果',
    decidedBy: '审批人',
    note: '意见',
    states: { asked: '等审批', approved: '同意', refused: '不同意' },
    none: '这段时间没有申请剔除或申诉的',
    noneHow: '剔除要有工作法里列明的理由，由另一个人审批；都会列在这里。',
  },
  en: {
    title: 'Exclusions and appeals',
    back: 'Back to the board',
    asked: 'Asked',
    request: 'Request',
    reason: 'Reason',
    askedBy: 'Asked by',
    result: 'Decided',
    decidedBy: 'Decided by',
    note: 'Note',
    states: { asked: 'waiting', approved: 'granted', refused: 'refused' },
    none: 'Nothing was asked to be excluded in this time',
    noneHow: 'An exclusion needs a reason of the work method and a second person; all of them are listed here.',
  },
};

export default function ExclusionsPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { input, search } = useBoardSearch();
  const asked = useAskPages(
    boardExclusions,
    input,
    { rows: (answer) => answer.rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { events: ['request.'] },
  );
  const columns: Column<ExclusionRow>[] = [
    {
      key: 'request',
      title: t.request,
      cell: (row) => (
        <>
          {row.summary} <span className="faint">{row.requestNo}</span>
        </>
      ),
    },
    { key: 'kind', title: t.asked, width: 80, cell: (row) => words(approvalTitles[row.kind]) },
    { key: 'reason', title: t.reason, cell: (row) => row.reason },
    {
      key: 'askedBy',
      title: t.askedBy,
      cell: (row) => (
        <>
          {row.askedBy} <span className="faint">{row.askedByUnit}</span>
        </>
      ),
    },
    { key: 'askedAt', title: t.asked, width: 150, cell: (row) => <Moment at={row.askedAt} /> },
    {
      key: 'state',
      title: t.result,
      width: 100,
      cell: (row) => (
        <Tag tone={row.state === 'asked' ? 'amber' : row.state === 'approved' ? 'green' : 'plain'}>
          {t.states[row.state]}
        </Tag>
      ),
    },
    {
      key: 'decidedBy',
      title: t.decidedBy,
      cell: (row) => (
        <>
          {row.decidedBy} <span className="faint">{row.decidedByUnit}</span>
        </>
      ),
    },
    { key: 'note', title: t.note, cell: (row) => row.note },
  ];
  return (
    <>
      <PageHead
        title={t.title}
        sub={
          <>
            <Day on={input.from} /> – <Day on={input.to} />
          </>
        }
        acts={
          <Link to="/desk/board" search={search}>
            {t.back}
          </Link>
        }
      />
      <DataTable
        name="board.exclusions"
        caption={t.title}
        columns={columns}
        asked={asked}
        keyOf={(row) => row.approvalId}
        open={(row) => ({ to: `/desk/requests/${row.requestId}`, search: { tab: 'all' } })}
        toneOf={(row) => (row.state === 'asked' ? 'soon' : undefined)}
        exports={{ query: boardExclusions.name, input }}
        empty={<EmptyState title={t.none} how={t.noneHow} />}
      />
    </>
  );
}
