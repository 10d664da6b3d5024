// One import from its file to its last row. What stands open is told by the state the server gave; the screen never runs ahead of it.
import { type ReactNode, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { isProblem } from '#kernel/web/wire/refusal.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { closeRun } from '../shared/commands.ts';
import { importRun } from '../shared/queries.ts';
import { isBusy, mayDecide, mayMap } from '../shared/run.ts';
import { ColumnsStep } from './columns/columns-step.tsx';
import { KindChoice } from './columns/kind-choice.tsx';
import style from './imports.module.css';
import { Progress } from './progress.tsx';
import { RowsStep } from './rows/rows-step.tsx';
import { isNothingLeft } from './rows/views.ts';
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
    allHeld: '都已登记，没有要导入的',
    close: '结束，删除文件',
    closeSure: '结束这次导入？',
    closeHow: '上传的文件和逐行底稿会马上删除，不能恢复；已经导入的不受影响。',
    closeNow: '结束并删除',
    due: (on: ReactNode) => <>文件 {on} 自动删除</>,
    filesGone: '上传的文件已经删除，不能再核对或导入；要接着办，请重新上传，已有的行不会重复。',
  },
  en: {
    back: 'All imports',
    columns: 'Change columns',
    rows: 'Back to the rows',
    earlier: 'This file was imported before: ',
    earlierHow: 'Nothing is taken twice; rows already held are shown as such.',
    forgotten: 'The rows of this import have been deleted on schedule; the counts stay.',
    taken: (n: number) => `${n} rows taken`,
    allHeld: 'All on record, nothing to take',
    close: 'End and delete the file',
    closeSure: 'End this import?',
    closeHow: 'The uploaded file and its rows are deleted at once and cannot be brought back; what was taken stays.',
    closeNow: 'End and delete',
    due: (on: ReactNode) => <>The file is deleted on {on}</>,
    filesGone: 'The uploaded file is deleted; upload it again to go on. Nothing is taken twice.',
  },
};

export function RunPage({ runId }: { runId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isMapping, setMapping] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const close = useCommand(closeRun, { onDone: () => setClosing(false), invalidates: ['import.'] });
  const { answer: run, problem, isFirst, again } = useAsk(importRun, { runId }, { events: ['import.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!run) return <ProblemNote problem={problem} again={again} />;
  const state = isRunState(run.state) ? run.state : 'failed';
  const { title, tone } = stateWords(run.state);
  const isAllHeld = state === 'checked' && run.counts !== null && isNothingLeft(run.counts);
  const isForgotten = run.forgottenAt !== null;
  const isOver = isForgotten || run.filesDeletedAt !== null;
  const showsColumns = !isOver && (state === 'read' || (isMapping && mayMap(state)));
  const showsRows = !isForgotten && !showsColumns && (mayDecide(state) || state === 'taking') && run.counts !== null;
  const takenRows = run.counts?.taken?.['rows'];
  return (
    <>
      <PageHead
        title={run.fileName}
        sub={[run.kindTitle && words(run.kindTitle), run.unitName].filter(Boolean).join(' · ')}
        acts={
          <>
            {run.state !== 'read' && mayMap(state) && !isOver && (
              <Button kind="quiet" icon="columns" onPress={() => setMapping(!isMapping)}>
                {isMapping ? t.rows : t.columns}
              </Button>
            )}
            {!isOver && !isBusy(state) && (
              <Button kind="quiet" icon="cross" onPress={() => setClosing(true)}>
                {t.close}
              </Button>
            )}
            <LinkButton kind="quiet" icon="back" to="/desk/imports">
              {t.back}
            </LinkButton>
          </>
        }
      >
        <p className={style['line']}>
          <Tag tone={isAllHeld ? 'green' : tone}>{isAllHeld ? t.allHeld : words(title)}</Tag>
          {takenRows !== undefined && <span className="good">{t.taken(takenRows)}</span>}
          <span className="muted">
            {run.madeByName} <Moment at={run.madeAt} />
          </span>
          {run.filesDueOn && <span className="muted">{t.due(<Day on={run.filesDueOn} />)}</span>}
        </p>
      </PageHead>
      <div className={style['body']}>
        <ProblemNote problem={isProblem(run.problem) ? run.problem : undefined} />
        {isBusy(state) && <Progress runId={runId} progress={run.progress} />}
        {state === 'failed' && !isOver && <KindChoice run={run} />}
        {isForgotten && <Note>{t.forgotten}</Note>}
        {isOver && !isForgotten && <Note>{t.filesGone}</Note>}
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
      <Sheet
        open={isClosing}
        onClose={() => setClosing(false)}
        title={t.closeSure}
        foot={
          <Button kind="danger" busy={close.isSending} onPress={() => void close.run({ runId })}>
            {t.closeNow}
          </Button>
        }
      >
        <p>{t.closeHow}</p>
        <ProblemNote problem={close.problem} again={close.again} />
      </Sheet>
    </>
  );
}
