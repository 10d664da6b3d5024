// The one board that carries means, notes, gifts and neighbours: rows with a name, marks, a line of facts and the next acts; and the form of a new one.
import type { ReactNode } from 'react';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import type { Asked } from '#kernel/web/wire/use-ask.ts';
import style from '../shifts.module.css';

type BoardProps<Row> = {
  name: string;
  asked: Pick<Asked<{ rows: readonly Row[] }>, 'answer' | 'problem' | 'isFirst' | 'again'>;
  /** What would stand here, and how it gets here. */
  none: string;
  how: string;
  /** Over the rows: the act that adds one, sums. */
  head?: ReactNode;
  row: (row: Row) => ReactNode;
};
export function Board<Row>({ name, asked, none, how, head, row }: BoardProps<Row>) {
  const { answer, problem, isFirst, again } = asked;
  return (
    <>
      {head && <div className={style['boardHead']}>{head}</div>}
      {isFirst && <Skeleton lines={6} />}
      <ProblemNote problem={problem} again={again} />
      {answer?.rows.length === 0 && <EmptyState icon="list" title={none} how={how} />}
      {answer && answer.rows.length > 0 && (
        <ul className={`card ${style['site']} ${style['lines']}`} aria-label={name}>
          {answer.rows.map(row)}
        </ul>
      )}
    </>
  );
}

type BoardRowProps = {
  title: string;
  marks?: ReactNode;
  facts: ReactNode;
  acts?: ReactNode;
  /** Below the row: what hangs on it. */
  children?: ReactNode;
};
export function BoardRow({ title, marks, facts, acts, children }: BoardRowProps) {
  return (
    <li>
      <div className={style['who']}>
        <b>{title}</b>
        {marks}
        <small className="muted">{facts}</small>
      </div>
      {acts && <div className={style['acts']}>{acts}</div>}
      {children}
    </li>
  );
}

type FormSheetProps = {
  title: string;
  press: string;
  /** What is still lacking. */
  wanting: string | undefined;
  run: { isSending: boolean; problem: Parameters<typeof ProblemNote>[0]['problem']; again: (() => void) | undefined };
  onPress: () => void;
  onClose: () => void;
  children: ReactNode;
};
export function FormSheet({ title, press, wanting, run, onPress, onClose, children }: FormSheetProps) {
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <Button kind="primary" busy={run.isSending} whyNot={wanting} onPress={onPress}>
          {press}
        </Button>
      }
    >
      <div className={style['form']}>
        {children}
        <ProblemNote problem={run.problem} again={run.again} />
      </div>
    </Sheet>
  );
}
