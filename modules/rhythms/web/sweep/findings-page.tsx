// What the sweeps of some days found, each with the requests it became: the rows behind the register's 发现问题 (R1, B5).
import { Link } from '@tanstack/react-router';
import { dateOf, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { type FindingLine, listFindings } from '../../shared/queries.ts';
import { daysOf } from '../overview/rhythm-search.ts';
import { rhythmEvents } from '../rhythm-events.ts';

const messages = {
  zh: {
    title: '排查发现的问题',
    back: '三个一',
    unit: '单元',
    dueOn: '排查日',
    what: '查的是',
    note: '发现',
    requests: '登记的诉求',
    who: '查的人',
    none: '这些天的排查没有发现问题',
    noneHow: '排查时选了“有问题”的，会逐条列在这里。',
  },
  en: {
    title: 'What the sweeps found',
    back: 'Three rhythms',
    unit: 'Unit',
    dueOn: 'Sweep of',
    what: 'Looked at',
    note: 'Found',
    requests: 'Requests',
    who: 'By',
    none: 'Nothing was found in these days',
    noneHow: 'What a sweep marks as a finding is listed here, one by one.',
  },
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isCalendarDate(value) ? value : undefined;
const read = (raw: Record<string, unknown>) => ({
  unitId: text(raw['unitId']),
  from: day(raw['from']),
  to: day(raw['to']),
});

export default function FindingsPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search] = useFilters(read);
  const input = { ...daysOf(search, dateOf(useNow())), ...(search.unitId ? { unitId: search.unitId } : {}) };
  const asked = useAskPages(
    listFindings,
    input,
    { rows: ({ rows }) => rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { events: rhythmEvents, keep: true },
  );
  const columns: Column<FindingLine>[] = [
    { key: 'what', title: t.what, cell: (row) => words(row.title) },
    { key: 'note', title: t.note, cell: (row) => row.note || '—' },
    {
      key: 'requests',
      title: t.requests,
      cell: (row) =>
        row.found.map(({ id, requestNo, summary }) => (
          <div key={id}>
            <Link to={`/desk/requests/${id}`} search={{ tab: 'all' }}>
              {summary}
            </Link>{' '}
            <span className="faint num">{requestNo}</span>
          </div>
        )),
    },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'dueOn', title: t.dueOn, cell: (row) => <Day on={row.dueOn} /> },
    {
      key: 'who',
      title: t.who,
      cell: (row) => (
        <>
          {row.checkedBy} <Moment at={row.checkedAt} short />
        </>
      ),
    },
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
          <LinkButton kind="quiet" icon="back" to="/desk/rhythms">
            {t.back}
          </LinkButton>
        }
      />
      <DataTable
        name={listFindings.name}
        caption={t.title}
        columns={columns}
        asked={asked}
        keyOf={(row) => `${row.occurrenceId} ${row.ordinal}`}
        open={(row) => ({ to: `/desk/rhythms/sweeps/${row.occurrenceId}` })}
        exports={{ query: listFindings.name, input }}
        empty={<EmptyState icon="check" title={t.none} how={t.noneHow} />}
      />
    </>
  );
}
