// A queue and the record opened from it, side by side on the desk; on a phone one at a time. Scrolling one leaves the other where it was.
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.ts';
import { useIsNarrow } from '../look/media.ts';
import { LinkButton } from '../plain/button.tsx';
import style from './split.module.css';

const messages = { zh: { back: '回列表' }, en: { back: 'Back to the list' } };

type SplitProps = {
  list: ReactNode;
  /** The record opened, if any. */
  record: ReactNode | undefined;
  /** What stands where no record is open: how to open one. */
  rest: ReactNode;
  /** Where the list alone lives. */
  backTo: string;
  backSearch?: Record<string, unknown>;
};

export function Split({ list, record, rest, backTo, backSearch }: SplitProps) {
  const t = useMessages(messages);
  const isNarrow = useIsNarrow();
  if (isNarrow) {
    if (!record) return list;
    return (
      <div className={style['alone']}>
        <div className={style['back']} data-print="no">
          <LinkButton kind="quiet" icon="back" to={backTo} {...(backSearch ? { search: backSearch } : {})}>
            {t.back}
          </LinkButton>
        </div>
        {record}
      </div>
    );
  }
  return (
    <div className={style['split']}>
      <section className={style['list']}>{list}</section>
      <section className={style['record']}>{record ?? rest}</section>
    </div>
  );
}

type RecordFrameProps = {
  /** What it is: title, number, marks. Stays in sight on the desk, comes first on a phone. */
  head?: ReactNode;
  /** The clock, who called, where, who has it. On a phone between head and story. */
  facts?: ReactNode;
  story: ReactNode;
  acts?: ReactNode;
};

/** A record's own frame: story left, facts right, the next acts at the foot. */
export function RecordFrame({ head, facts, story, acts }: RecordFrameProps) {
  return (
    <div className={style['frame']}>
      <div className={style['columns']}>
        {head && <header className={style['head']}>{head}</header>}
        {facts && <div className={style['facts']}>{facts}</div>}
        <div className={style['story']}>{story}</div>
      </div>
      {acts}
    </div>
  );
}
