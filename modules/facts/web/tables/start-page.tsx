// Tables that came from above, the latest first, and where a new one begins.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listTables } from '../../shared/table-queries.ts';
import { BeginForm } from './begin-form.tsx';
import { percentOf, stateTitles } from './table-words.ts';
import style from './tables.module.css';

const messages = {
  zh: {
    title: '上级表格',
    sub: '系统里有的自动填，没有的随走访补问',
    list: '收到的表格',
    table: '表格',
    issuer: '谁要的',
    unit: '辖区',
    state: '进度',
    filled: '已填',
    asked: '在补问',
    due: '截止',
    by: '谁收的',
    at: '时间',
    none: '还没有收到过表格',
    noneHow: '选一个 .xlsx 文件；说明一次每列是什么，下次同样的表自己会填。',
  },
  en: {
    title: 'Tables from above',
    sub: 'What is held fills itself; the rest is asked at visits',
    list: 'Tables that came',
    table: 'Table',
    issuer: 'Wanted by',
    unit: 'Area',
    state: 'State',
    filled: 'Filled',
    asked: 'Being asked',
    due: 'Due',
    by: 'Taken in by',
    at: 'When',
    none: 'No table came yet',
    noneHow: 'Choose an .xlsx; say once what its columns are, and the same table fills itself the next time.',
  },
};

export function StartPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listTables, {}, { events: ['table.', 'fact.'] });
  const rows = answer?.tables ?? [];
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className={style['body']}>
        <BeginForm />
        <DataTable
          name="table.list"
          caption={t.list}
          asked={{ rows, problem, isFirst, again, hasMore: false, isAskingMore: false, more: () => undefined }}
          keyOf={(row) => row.tableId}
          open={(row) => ({ to: `/desk/tables/${row.tableId}` })}
          empty={<EmptyState icon="columns" title={t.none} how={t.noneHow} />}
          columns={[
            { key: 'title', title: t.table, cell: (row) => row.title },
            { key: 'issuer', title: t.issuer, cell: (row) => row.issuer },
            { key: 'unit', title: t.unit, cell: (row) => row.unitName },
            {
              key: 'state',
              title: t.state,
              cell: (row) => <Tag tone={stateTitles[row.state].tone}>{words(stateTitles[row.state].title)}</Tag>,
            },
            {
              key: 'filled',
              title: t.filled,
              cell: (row) => (row.cellCount === null ? '' : `${percentOf(row.filledCount ?? 0, row.cellCount)}%`),
              isNumber: true,
            },
            { key: 'asked', title: t.asked, cell: (row) => row.openQuestions || '', isNumber: true },
            { key: 'due', title: t.due, cell: (row) => row.dueOn && <Day on={row.dueOn} /> },
            { key: 'by', title: t.by, cell: (row) => row.madeByName },
            { key: 'at', title: t.at, cell: (row) => <Moment at={row.madeAt} /> },
          ]}
        />
      </div>
    </>
  );
}
