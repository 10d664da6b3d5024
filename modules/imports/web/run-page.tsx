// One import from its file to its last row. What stands open is told by the state the server gave; the screen never runs ahead of it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { isProblem } from '#kernel/web/wire/refusal.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { importRun } from '../shared/queries.ts';
import { isBusy, mayDecide, mayMap } from '../shared/run.ts';
import { ColumnsStep } from './columns/columns-step.tsx';
import style from './imports.module.css';
import { Progress } from './progress.tsx';
import { RowsStep } from './rows/rows-step.tsx';
import { isRunState, stateWords } from './run-words.ts';

const messages = {
  zh: {
    back: '全部导入',
    columns: '改列',
    rows: '回到逐行核对',
    earlier: '这个文件导入过：',
    earlierHow: '再导入一次不会重复，已有的行会显示为“已有”。',
    forgotten: '这次导入的底稿已按期清除，只留下数目。',
    taken: (n: number) => `已导入 ${n} 行`,
  },
  en: {
    back: 'All imports',
    columns: 'Change columns',
    rows: 'Back to the rows',
    earlier: 'This file was imported before: ',
    earlierHow: 'Nothing is taken twice; rows already held are shown as such.',
    forgotten: 'The rows of this import have been deleted on schedule; the counts stay.',
    taken: (n: number) => `${n} rows taken`,
  },
};

export function RunPage({ runId }: { runId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isMapping, setMapping] = useState(false);
  const { answer: run, problem, isFirst, again } = useAsk(importRun, { runId }, { events: ['import.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!run) return <ProblemNote problem={problem} again={again} />;
  const state = isRunState(run.state) ? run.state : 'failed';
  const { title, tone } = stateWords(run.state);
  const isForgotten = run.forgottenAt !== null;
  const showsColumns = !isForgotten && (state === 'read' || (isMapping && mayMap(state)));
  const showsRows = !isForgotten && !showsColumns && (mayDecide(state) || state === 'taking') && run.counts !== null;
  const takenRows = run.counts?.taken?.['rows'];
  return (
    <>
      <PageHead
        title={run.fileName}
        sub={[run.kindTitle && words(run.kindTitle), run.unitName].filter(Boolean).join(' · ')}
        acts={
          <>
            {run.state !== 'read' && mayMap(state) && !isForgotten && (
              <Button kind="quiet" icon="columns" onPress={() => setMapping(!isMapping)}>
                {isMapping ? t.rows : t.columns}
              </Button>
            )}
            <LinkButton kind="quiet" icon="back" to="/desk/imports">
              {t.back}
            </LinkButton>
          </>
        }
      >
        <p className={style['line']}>
          <Tag tone={tone}>{words(title)}</Tag>
          {takenRows !== undefined && <span className="good">{t.taken(takenRows)}</span>}
          <span className="muted">
            {run.madeByName} <Moment at={run.madeAt} />
          </span>
        </p>
      </PageHead>
      <div className={style['body']}>
        <ProblemNote problem={isProblem(run.problem) ? run.problem : undefined} />
        {isBusy(state) && <Progress runId={runId} progress={run.progress} />}
        {isForgotten && <Note>{t.forgotten}</Note>}
        {run.earlier.length > 0 && (
          <Note>
            <p>
              {t.earlier}
              {run.earlier.map((one) => (
                <span key={one.runId}>
                  <Moment at={one.finishedAt} /> {one.unitName}{' '}
                </span>
              ))}
            </p>
            <p className="muted">{t.earlierHow}</p>
          </Note>
        )}
        {showsColumns && <ColumnsStep key={`${run.kind} ${run.state}`} run={run} onDone={() => setMapping(false)} />}
        {showsRows && <RowsStep run={run} />}
      </div>
    </>
  );
}
