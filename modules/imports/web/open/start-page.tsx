// Where an import begins, and what was brought in before.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRuns } from '../../shared/queries.ts';
import style from '../imports.module.css';
import { stateWords } from '../run-words.ts';
import { OpenForm } from './open-form.tsx';

const messages = {
  zh: {
    title: '导入',
    sub: '先看清每一行会变成什么，再写入',
    before: '导入记录',
    file: '文件',
    kind: '是什么表',
    unit: '导入到',
    state: '进度',
    rows: '行数',
    taken: '已导入',
    by: '谁导入',
    at: '时间',
    none: '还没有导入过',
    noneHow: '选一个文件，导入过的会列在这里。',
  },
  en: {
    title: 'Import',
    sub: 'See what each row would become before anything is written',
    before: 'Imports',
    file: 'File',
    kind: 'Kind of table',
    unit: 'Into',
    state: 'State',
    rows: 'Rows',
    taken: 'Taken',
    by: 'By',
    at: 'When',
    none: 'Nothing was imported yet',
    noneHow: 'Choose a file; imports are listed here.',
  },
};

export function StartPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listRuns, { limit: 200 }, { events: ['import.'] });
  const rows = answer?.runs ?? [];
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className={style['body']}>
        <OpenForm />
        <h2 className={style['title']}>{t.before}</h2>
        <DataTable
          name={listRuns.name}
          caption={t.before}
          asked={{ rows, problem, isFirst, hasMore: false, isAskingMore: false, more: () => undefined, again }}
          keyOf={(run) => run.runId}
          open={(run) => ({ to: `/desk/imports/${run.runId}` })}
          empty={<EmptyState icon="export" title={t.none} how={t.noneHow} />}
          columns={[
            { key: 'file', title: t.file, cell: (run) => run.fileName },
            { key: 'kind', title: t.kind, cell: (run) => run.kindTitle && words(run.kindTitle) },
            { key: 'unit', title: t.unit, cell: (run) => run.unitName },
            {
              key: 'state',
              title: t.state,
              cell: (run) => <Tag tone={stateWords(run.state).tone}>{words(stateWords(run.state).title)}</Tag>,
            },
            { key: 'rows', title: t.rows, cell: (run) => run.rows, isNumber: true },
            { key: 'taken', title: t.taken, cell: (run) => run.takenRows, isNumber: true },
            { key: 'by', title: t.by, cell: (run) => run.madeByName },
            { key: 'at', title: t.at, cell: (run) => <Moment at={run.madeAt} /> },
          ]}
        />
      </div>
    </>
  );
}
