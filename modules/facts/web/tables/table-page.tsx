// One table: its columns until they are said, then how much of it filled itself, what is missing where, and each cell with what put it there.
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { isProblem } from '#kernel/web/wire/refusal.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tablePage } from '../../shared/table-queries.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FillStep } from './fill-step.tsx';
import { GapList } from './gap-list.tsx';
import { Gaps } from './gaps.tsx';
import { RowsPreview } from './rows-preview.tsx';
import { stateTitles } from './table-words.ts';
import style from './tables.module.css';

const messages = {
  zh: {
    back: '全部表格',
    columns: '改列',
    leave: '不改了',
    due: '截止',
    known: '这张表以前说明过，列已经自动对好；不对可以改。',
  },
  en: {
    back: 'All tables',
    columns: 'Change columns',
    leave: 'Leave as it is',
    due: 'due',
    known: 'A table of these headers was explained before; its columns are set. Change them where they are wrong.',
  },
};

export type TableAnswer = QueryAnswer<typeof tablePage>;

export function TablePage({ tableId }: { tableId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isMapping, setMapping] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(tablePage, { tableId }, { events: ['table.', 'fact.'] });
  const isFilling = answer?.table.state === 'filling';
  // That a task failed is told by no event.
  useEffect(() => {
    if (!isFilling) return;
    const timer = setInterval(again, 3000);
    return () => clearInterval(timer);
  }, [isFilling, again]);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { table } = answer;
  const state = stateTitles[table.state];
  const showsColumns = table.state === 'begun' || isMapping;
  const isFilled = table.filledAt !== null && !showsColumns;
  return (
    <>
      <PageHead
        title={table.title}
        sub={[table.issuer, table.unitName, table.registerTitle && words(table.registerTitle)]
          .filter(Boolean)
          .join(' · ')}
        acts={
          <>
            {table.state !== 'begun' && table.state !== 'filling' && (
              <Button kind="quiet" icon="columns" onPress={() => setMapping(!isMapping)}>
                {isMapping ? t.leave : t.columns}
              </Button>
            )}
            <LinkButton kind="quiet" icon="back" to="/desk/tables">
              {t.back}
            </LinkButton>
          </>
        }
      >
        <p className={style['line']}>
          <Tag tone={state.tone}>{words(state.title)}</Tag>
          {table.dueOn && (
            <span className="muted">
              {t.due} <Day on={table.dueOn} />
            </span>
          )}
          <span className="muted">{table.fileName}</span>
        </p>
      </PageHead>
      <div className={style['body']}>
        <ProblemNote problem={isProblem(table.problem) ? table.problem : undefined} />
        {table.isByMemory && !isFilled && !showsColumns && <Note icon="check">{t.known}</Note>}
        {showsColumns && <ColumnsStep answer={answer} onDone={() => setMapping(false)} />}
        {!showsColumns && <FillStep answer={answer} />}
        {isFilled && <Gaps answer={answer} />}
        {isFilled && <GapList answer={answer} />}
        {isFilled && <RowsPreview answer={answer} />}
      </div>
    </>
  );
}
