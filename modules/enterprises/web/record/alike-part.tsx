// Records that may be this firm, to be compared and merged; and merges that were done, each to be undone.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { Alike, enterprisePage } from '../../shared/queries.ts';
import { ApartSheet, MergeSheet, UnmergeSheet } from '../acts/merge-sheet.tsx';
import style from '../enterprises.module.css';
import { useAlikeWords } from '../words.ts';

const messages = {
  zh: {
    alike: '疑似同一家',
    merge: '合并…',
    apart: '不是同一家…',
    merges: '并入的记录',
    undo: '撤销合并…',
    undone: '已撤销',
    noCode: '没有代码',
  },
  en: {
    alike: 'Maybe the same firm',
    merge: 'Merge…',
    apart: 'Two firms…',
    merges: 'Merged into this',
    undo: 'Undo…',
    undone: 'undone',
    noCode: 'no code',
  },
};

type Answer = QueryAnswer<typeof enterprisePage>;
type Open = { act: 'merge' | 'apart'; other: Alike } | { act: 'unmerge'; mergeId: string; name: string };

export function AlikePart({ answer, onOpen }: { answer: Answer; onOpen(enterpriseId: string): void }) {
  const t = useMessages(messages);
  const why = useAlikeWords();
  const [open, setOpen] = useState<Open>();
  const { enterpriseId, uscc, mergedInto } = answer.enterprise;
  const close = () => setOpen(undefined);
  const { mayMerge } = answer.abilities;
  return (
    <>
      {answer.alike.length > 0 && !mergedInto && (
        <section aria-label={t.alike}>
          <h3>{t.alike}</h3>
          <ul className={style['lines']}>
            {answer.alike.map((other) => (
              <li key={other.enterpriseId}>
                <span className={style['line']}>
                  <Button kind="quiet" onPress={() => onOpen(other.enterpriseId)}>
                    {other.name}
                  </Button>
                  <Tag tone="amber">{why[other.by]}</Tag>
                </span>
                <span className="faint">
                  {other.uscc ?? other.usccWritten ?? t.noCode} · {other.park ?? '—'} · {other.address ?? '—'}
                </span>
                {mayMerge && (
                  <span className={style['tags']}>
                    <Button onPress={() => setOpen({ act: 'merge', other })}>{t.merge}</Button>
                    <Button kind="quiet" onPress={() => setOpen({ act: 'apart', other })}>
                      {t.apart}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.merges.length > 0 && (
        <section aria-label={t.merges}>
          <h3>{t.merges}</h3>
          <ul className={style['lines']}>
            {answer.merges.map((merge) => (
              <li key={merge.mergeId}>
                <span className={style['line']}>
                  <span>{merge.fromName}</span>
                  {merge.undoneAt && <Tag>{t.undone}</Tag>}
                  {!merge.undoneAt && mayMerge && (
                    <Button
                      kind="quiet"
                      icon="undo"
                      onPress={() => setOpen({ act: 'unmerge', mergeId: merge.mergeId, name: merge.fromName })}
                    >
                      {t.undo}
                    </Button>
                  )}
                </span>
                <span className="faint">
                  {merge.byName} · <Moment at={merge.at} /> · {merge.reason}
                  {merge.undoneReason && ` · ${merge.undoneReason}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {open?.act === 'merge' && (
        <MergeSheet
          {...(open.other.uscc && !uscc
            ? { intoId: open.other.enterpriseId, fromId: enterpriseId }
            : { intoId: enterpriseId, fromId: open.other.enterpriseId })}
          onClose={close}
        />
      )}
      {open?.act === 'apart' && <ApartSheet oneId={enterpriseId} otherId={open.other.enterpriseId} onClose={close} />}
      {open?.act === 'unmerge' && <UnmergeSheet mergeId={open.mergeId} name={open.name} onClose={close} />}
    </>
  );
}
