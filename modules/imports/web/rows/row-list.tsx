// Fifty rows at a time, in the order of the sheets: those of one view, or all that have one kind of fault.
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { importRows } from '../../shared/queries.ts';
import type { Run } from '../columns/columns-step.tsx';
import style from '../imports.module.css';
import { RowCard } from './row-card.tsx';
import { queryOf, type RowView } from './views.ts';

const messages = {
  zh: {
    none: '这里没有行',
    back: '上一页',
    next: '下一页',
    span: (from: number, to: number, all: number) => `第 ${from}–${to} 行，共 ${all} 行`,
  },
  en: {
    none: 'No rows here',
    back: 'Back',
    next: 'Next',
    span: (from: number, to: number, all: number) => `${from}–${to} of ${all}`,
  },
};

const size = 50;

export function RowList({ run, view, code }: { run: Run; view: RowView; code: string | undefined }) {
  const t = useMessages(messages);
  const [offset, setOffset] = useState(0);
  const { answer, problem, isFirst, again } = useAsk(
    importRows,
    { runId: run.runId, ...(code ? { code } : queryOf(view)), offset, limit: size },
    { events: ['import.checked', 'import.taken', 'import.batch_taken'], keep: true },
  );
  // The run tells by its state that a check is over; where the live stream is cut, its event alone would leave old rows standing.
  const stateBefore = useRef(run.state);
  useEffect(() => {
    if (stateBefore.current !== run.state) again();
    stateBefore.current = run.state;
  });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.total === 0) return <EmptyState title={t.none} />;
  const last = offset + answer.rows.length;
  return (
    <>
      <ul className={style['rows']}>
        {answer.rows.map((row) => (
          <RowCard key={`${row.sheet}:${row.row}`} run={run} row={row} />
        ))}
      </ul>
      <div className={style['foot']}>
        <span className="muted" role="status">
          {t.span(offset + 1, last, answer.total)}
        </span>
        {offset > 0 && <Button onPress={() => setOffset(Math.max(0, offset - size))}>{t.back}</Button>}
        {last < answer.total && <Button onPress={() => setOffset(last)}>{t.next}</Button>}
      </div>
    </>
  );
}
