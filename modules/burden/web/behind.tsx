// What is behind a number of a week: turns with whom they were for, or visits with what the screen measured.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type BehindKind, weekBehind } from '../shared/queries.ts';
import style from './burden.module.css';
import { weekWords } from './words.ts';

export function Behind({ postId, weekOn, what }: { postId: string; weekOn: string; what: BehindKind }) {
  const t = useMessages(weekWords);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(weekBehind, { postId, weekOn, what });
  if (isFirst) return <Skeleton lines={4} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const rest = answer.total - answer.rows.length;
  return (
    <section aria-label={`${t.behind}：${t[what]}`}>
      <ul className={style['behind']}>
        {answer.rows.map((row) => (
          <li key={row.key}>
            <span>
              <strong>{row.name}</strong> {words(row.what)}
              {row.address && <span className="muted"> · {row.address}</span>}
            </span>
            <span className="muted">
              <Moment at={row.at} />
              {row.seconds !== null && ` · ${t.minutes(row.seconds / 60)}`}
              {row.asked !== null && ` · ${t.fields(row.asked, row.prefilled ?? 0)}`}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="muted">{t.more(rest)}</p>}
    </section>
  );
}
