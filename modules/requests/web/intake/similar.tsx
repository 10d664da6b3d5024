// Requests that may be the same matter told by another channel (B2). Merging is a person's act; both tellings stay. The server cannot undo it,
// so it goes out only after the offer to take it back has passed.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useUndo } from '#kernel/web/pieces/undo.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { mergeRequest } from '../../shared/commands.ts';
import { type RequestState, stateTitles } from '../../shared/request-chart.ts';
import type { Similar } from '../parts/names.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import style from './similar.module.css';

const messages = {
  zh: {
    title: '可能是同一件',
    merge: '并入',
    mergeInto: (no: string) => `并入 ${no}`,
    merging: (no: string) => `正在并入 ${no}`,
    offer: (no: string) => `并入 ${no}，两次反映都保留`,
    more: (n: number) => `还有 ${n} 件相近的`,
  },
  en: {
    title: 'May be the same matter',
    merge: 'Merge',
    mergeInto: (no: string) => `Merge into ${no}`,
    merging: (no: string) => `Merging into ${no}`,
    offer: (no: string) => `Merged into ${no}; both tellings are kept`,
    more: (n: number) => `${n} more alike`,
  },
};

/** Enough to recognise the same matter; the rest behind one press. */
const shownAtFirst = 2;

export function SimilarRequests({
  requestId,
  similar,
  titles,
  mayMerge,
}: {
  requestId: string;
  similar: readonly Similar[];
  titles: Titles;
  mayMerge: boolean;
}) {
  const t = useMessages(messages);
  const words = useWords();
  const offer = useUndo();
  const go = useGo();
  const [merging, setMerging] = useState<Similar>();
  const [isAll, setAll] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const merge = useCommand(mergeRequest, {
    onDone: (_done, input) => {
      if (isHere.current) go(`/desk/requests/${input.intoId}`);
    },
  });
  if (similar.length === 0) return null;

  function mergeInto(other: Similar): void {
    setMerging(other);
    const reason = other.reasons.map(({ zh }) => zh).join('、');
    offer({
      text: t.offer(other.requestNo),
      undo: () => setMerging(undefined),
      settle: () => {
        void merge.run({ requestId, intoId: other.id, reason }).then(({ outcome }) => {
          if (outcome === 'rejected' || outcome === 'retry') setMerging(undefined);
        });
      },
    });
  }

  const shown = isAll ? similar : similar.slice(0, shownAtFirst);
  return (
    <section className={style['similar']} aria-label={t.title}>
      <h3>{t.title}</h3>
      <ul>
        {shown.map((other) => (
          <li key={other.id} className={style['row']}>
            <div>
              <Link to={`/desk/requests/${other.id}`}>{other.summary}</Link>
              <p className="muted">
                {words(titles.channelTitle(other.channel))} · <Moment at={other.receivedAt} short /> ·{' '}
                {words(stateTitles[other.state as RequestState])}
              </p>
              <p className={style['reasons']}>
                {other.reasons.map((reason) => (
                  <Tag key={reason.zh}>{words(reason)}</Tag>
                ))}
              </p>
            </div>
            {mayMerge && (
              <Button
                label={t.mergeInto(other.requestNo)}
                busy={merging?.id === other.id || merge.isSending}
                onPress={() => mergeInto(other)}
              >
                {merging?.id === other.id ? t.merging(other.requestNo) : t.merge}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {similar.length > shown.length && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t.more(similar.length - shown.length)}
        </Button>
      )}
      <ProblemNote problem={merge.problem} again={merge.again} />
    </section>
  );
}
